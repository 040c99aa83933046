using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Factories;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Sync;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Nodes;

/// <summary>
/// Nodes that share a PostgreSQL database: changes are rows of <c>umbracoCacheInstruction</c>, in Umbraco's own form, and a
/// notification of the database wakes the others. What is missed that way is found at the next look.
/// </summary>
internal sealed partial class DatabaseNodes(
    ICoreScopeProvider scopes, IScopedDatabase database, ICacheInstructionRepository instructions, ILastSyncedManager lastSynced,
    CacheDelivery delivery, IMachineInfoFactory machine, IJsonSerializer json, IOptionsMonitor<GlobalSettings> settings,
    TimeProvider clock, ILogger<DatabaseNodes> logger) : IOtherNodes, ISyncBootStateAccessor, IDisposable
{
    public const string Channel = "wijschool_cache";

    // rows must become visible in the order of their numbers, or a reader that has seen the later one misses the earlier
    private const int InstructionLock = -1001;

    private readonly SemaphoreSlim following = new(1, 1);
    private readonly string self = machine.GetLocalIdentity();
    private int seen = -1;
    private SyncBootState bootState = SyncBootState.Unknown;

    /// <summary>Warm when this machine was here before and what it missed is still written down.</summary>
    public SyncBootState GetSyncBootState() => bootState;

    public async Task BeginAsync()
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var newest = instructions.GetMaxId();
        var last = await lastSynced.GetLastSyncedExternalAsync();
        var warm = last is { } id && (id == newest || instructions.Exists(id)) && id <= newest
            && instructions.CountPendingInstructions(id) <= settings.CurrentValue.DatabaseServerMessenger.MaxProcessingInstructionCount;
        bootState = warm ? SyncBootState.WarmBoot : SyncBootState.ColdBoot;
        seen = warm ? last!.Value : newest;
    }

    public void Tell(IReadOnlyList<RefreshInstruction> instructionsToTell)
    {
        using var scope = scopes.CreateCoreScope();
        scope.WriteLock(InstructionLock);
        instructions.Add(new CacheInstruction(
            0, clock.GetUtcNow().UtcDateTime, json.Serialize(instructionsToTell), self, instructionsToTell.Sum(i => i.JsonIdCount)));
        database.Db.Database.ExecuteSql($"SELECT pg_notify({Channel}, '')"); // sent when the row is committed
        scope.Complete();
    }

    public void Follow()
    {
        if (seen < 0) return; // not begun: nothing is cached yet
        following.Wait();
        try
        {
            while (FollowSome())
            {
            }
        }
        finally
        {
            following.Release();
        }
    }

    public void Dispose() => following.Dispose();

    /// <returns>Whether there may be more.</returns>
    private bool FollowSome()
    {
        const int atOnce = 100;
        IReadOnlyList<CacheInstruction> pending;
        using (scopes.CreateCoreScope(autoComplete: true)) pending = [.. instructions.GetPendingInstructions(seen, atOnce)];
        if (pending.Count == 0) return false;

        // the same change told many times over is done once; the last telling counts, since the database is read then
        var parts = pending.Where(p => p.OriginIdentity != self).SelectMany(Read).Reverse().Distinct().Reverse().ToList();
        foreach (var part in parts) TryDeliver(part);
        seen = pending[^1].Id;
        lastSynced.SaveLastSyncedExternalAsync(seen).GetAwaiter().GetResult(); // Core asks its messenger to follow synchronously
        return pending.Count == atOnce;
    }

    private RefreshInstruction[] Read(CacheInstruction instruction)
    {
        try
        {
            return json.Deserialize<RefreshInstruction[]>(instruction.Instructions) ?? [];
        }
        catch (Exception failure) when (failure is System.Text.Json.JsonException or NotSupportedException)
        {
            LogUnreadable(failure, instruction.Id);
            return [];
        }
    }

    // one refresher that fails must not keep the node from following the rest
    private void TryDeliver(RefreshInstruction instruction)
    {
        try
        {
            delivery.Deliver(instruction);
        }
#pragma warning disable CA1031 // refreshers of all of Core and of ours may throw anything
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(failure, instruction.RefresherId);
        }
    }

    [LoggerMessage(LogLevel.Error, "Cache instruction {Id} of another node cannot be read.")]
    private partial void LogUnreadable(Exception failure, int id);

    [LoggerMessage(LogLevel.Error, "A change made on another node could not be followed by refresher {RefresherId}.")]
    private partial void LogFailed(Exception failure, Guid refresherId);
}
