using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Scans.Classes;

namespace WIJschool.Web.Scans.Classes;

/// <summary>
/// How many answered, told to boards as it grows. Between two looks it holds no connection to the database; boards of one session look
/// once for all of them. It looks into the database, so that it does not matter which node took the answers.
/// </summary>
public sealed class ClassCounts(IDbContextFactory<WijschoolDbContext> databases, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    // a browser connects again by itself, and is asked again then who it is
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    // often enough that nothing in between takes it for dead
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private readonly Dictionary<ClassSessionId, Look> looks = [];

    /// <summary>The count now, each time it changed, and now and then in between. It ends when the session does, and when the site stops.</summary>
    public async IAsyncEnumerable<SseItem<ClassCount>> WatchAsync(ClassSessionId id, [EnumeratorCancellation] CancellationToken ct)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
        ends.CancelAfter(Longest);
        ClassCount? told = null;
        var toldAt = 0L;
        while (await NextAsync(id, ends.Token) is { } count)
        {
            if (count != told || clock.GetElapsedTime(toldAt) > Silence)
            {
                (told, toldAt) = (count, clock.GetTimestamp());
                yield return new SseItem<ClassCount>(count, "stand") { ReconnectionInterval = Between + Between };
            }
            if (!count.IsOpen || !await WaitAsync(ends.Token)) yield break;
        }
    }

    /// <returns>Null when there is no such session, or nobody waits for the answer any more.</returns>
    private async Task<ClassCount?> NextAsync(ClassSessionId id, CancellationToken ct)
    {
        try
        {
            return await LookFor(id).WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>What was looked up a moment ago, or else is being looked up now for all who ask.</summary>
    private Task<ClassCount?> LookFor(ClassSessionId id)
    {
        lock (looks)
        {
            foreach (var (old, look) in looks.Where(pair => clock.GetElapsedTime(pair.Value.At) >= Between / 2).ToList()) looks.Remove(old);
            if (!looks.TryGetValue(id, out var known)) looks[id] = known = new Look(clock.GetTimestamp(), ReadAsync(id));
            return known.Count;
        }
    }

    private async Task<ClassCount?> ReadAsync(ClassSessionId id)
    {
        await using var db = await databases.CreateDbContextAsync(lifetime.ApplicationStopping);
        return await new ClassSessions(db, clock).CountAsync(id, lifetime.ApplicationStopping);
    }

    private async Task<bool> WaitAsync(CancellationToken ct)
    {
        try
        {
            await Task.Delay(Between, clock, ct);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private sealed record Look(long At, Task<ClassCount?> Count);
}
