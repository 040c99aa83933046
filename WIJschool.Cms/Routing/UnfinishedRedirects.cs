using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Scoping;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;
using OldRoutes = System.Collections.Generic.Dictionary<(int ContentId, string Culture), (System.Guid ContentKey, string OldRoute)>;

namespace WIJschool.Cms.Routing;

/// <summary>
/// The addresses that pages are about to lose, noted in the transaction that takes them away. Redirects can only be made once the
/// new addresses are known, which is after it; what a process that is killed in between leaves behind is finished later.
/// </summary>
internal sealed partial class UnfinishedRedirects(
    ICoreScopeProvider scopes, IScopedDatabase database, IRedirectTracker tracker, TimeProvider clock, ILogger<UnfinishedRedirects> logger)
{
    private const string Prefix = "WIJschool.OldRoutes+";

    /// <returns>The key to finish them by.</returns>
    public string Note(OldRoutes routes)
    {
        var key = $"{Prefix}{Guid.NewGuid():N}";
        var noted = routes.Select(r => new OldRoute(r.Key.ContentId, r.Key.Culture, r.Value.ContentKey, r.Value.OldRoute));
        using var scope = scopes.CreateCoreScope();
        database.Db.Add(new KeyValueRow { Key = key, Value = JsonSerializer.Serialize(noted), Updated = clock.GetUtcNow().UtcDateTime });
        database.Db.SaveChanges();
        scope.Complete();
        return key;
    }

    /// <summary>Leaves the redirects and forgets the note, both or neither.</summary>
    public void Finish(string key, OldRoutes routes)
    {
        using var scope = scopes.CreateCoreScope();
        tracker.CreateRedirects(routes);
        Forget(key);
        scope.Complete();
    }

    /// <summary>
    /// Finishes what was begun at least this long ago, by whomever. Addresses must be loaded. What cannot be finished is logged
    /// and forgotten: it would fail each time, and a missing redirect must not keep the site from starting.
    /// </summary>
    public void FinishOlderThan(TimeSpan age)
    {
        foreach (var row in Left(clock.GetUtcNow().UtcDateTime - age))
        {
            LogFinishing(row.Key);
            try
            {
                Finish(row.Key, Routes(row));
            }
#pragma warning disable CA1031 // whatever it is, the site must start and the other redirects be made
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogLost(failure, row.Key, row.Value);
                using var scope = scopes.CreateCoreScope(autoComplete: true);
                Forget(row.Key);
            }
        }
    }

    private static OldRoutes Routes(KeyValueRow row) =>
        JsonSerializer.Deserialize<List<OldRoute>>(row.Value ?? "[]")!.ToDictionary(r => (r.Id, r.Culture), r => (r.Key, r.Route));

    private List<KeyValueRow> Left(DateTime before)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return database.Db.KeyValues.Where(row => row.Key.StartsWith(Prefix) && row.Updated <= before).ToList();
    }

    private void Forget(string key) => database.Db.KeyValues.Where(row => row.Key == key).ExecuteDelete();

    private sealed record OldRoute(int Id, string Culture, Guid Key, string Route);

    [LoggerMessage(LogLevel.Information, "Redirects that a process did not get to are made now ({Key}).")]
    private partial void LogFinishing(string key);

    [LoggerMessage(LogLevel.Error, "Redirects could not be made ({Key}); these pages keep no old address: {Routes}")]
    private partial void LogLost(Exception failure, string key, string? routes);
}
