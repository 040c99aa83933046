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

    /// <summary>Finishes what was begun at least this long ago, by whomever. Addresses must be loaded.</summary>
    public void FinishOlderThan(TimeSpan age)
    {
        foreach (var row in Left(clock.GetUtcNow().UtcDateTime - age))
        {
            LogFinishing(row.Key);
            var routes = JsonSerializer.Deserialize<List<OldRoute>>(row.Value ?? "[]")!;
            Finish(row.Key, routes.ToDictionary(r => (r.Id, r.Culture), r => (r.Key, r.Route)));
            using var scope = scopes.CreateCoreScope(autoComplete: true);
            Forget(row.Key); // what failed now would fail for ever
        }
    }

    private List<KeyValueRow> Left(DateTime before)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return database.Db.KeyValues.Where(row => row.Key.StartsWith(Prefix) && row.Updated <= before).ToList();
    }

    private void Forget(string key) => database.Db.KeyValues.Where(row => row.Key == key).ExecuteDelete();

    private sealed record OldRoute(int Id, string Culture, Guid Key, string Route);

    [LoggerMessage(LogLevel.Information, "Redirects that a process did not get to are made now ({Key}).")]
    private partial void LogFinishing(string key);
}
