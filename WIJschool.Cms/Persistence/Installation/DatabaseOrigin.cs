using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace WIJschool.Cms.Persistence.Installation;

/// <summary>
/// Which Umbraco made a database, told by the migration state that it keeps. Databases of Umbraco 17 are opened, all others are
/// refused before anything is written: their rows mean something else, and adding tables would keep Umbraco from upgrading them.
/// </summary>
internal static class DatabaseOrigin
{
    public const string StateKey = "Umbraco.Core.Upgrader.State+Umbraco.Core";

    // came with 17.0 and with 18.0: they tell a release apart whose state this program was made too early to know
    private const string Since17 = "umbracoDistributedJob";
    private const string Since18 = "umbracoElement";

    private static readonly Dictionary<string, Version> Releases = ReadReleases();
    private static readonly List<string> InOrder = [.. Releases.Keys];

    /// <summary>Whether a database has had the migration that leads to a state. One whose own state nobody knows is newer than all.</summary>
    public static bool HasReached(string state, string step)
    {
        var now = Place(state);
        return now < 0 || now >= Place(step);
    }

    private static int Place(string state) => InOrder.FindIndex(known => string.Equals(known, state.Trim('{', '}'), StringComparison.OrdinalIgnoreCase));

    /// <summary>Lets an empty database pass and one of Umbraco 17.</summary>
    /// <exception cref="UnusableDatabaseException">It is of another version, or its installation or upgrade never finished.</exception>
    public static async Task CheckAsync(CmsDbContext db, ExistingSchema existing, CancellationToken ct)
    {
        if (!existing.Tables.Keys.Any(table => table.StartsWith("umbraco", StringComparison.OrdinalIgnoreCase))) return;
        var state = existing.Tables.ContainsKey("umbracoNode") && existing.Tables.ContainsKey("umbracoKeyValue")
            ? await db.KeyValues.Where(row => row.Key == StateKey).Select(row => row.Value).FirstOrDefaultAsync(ct)
            : null;
        if (string.IsNullOrEmpty(state))
            throw Refused("Umbraco's installation of this database never finished: it keeps no migration state.", "Finish it with Umbraco 17, or start on an empty database.");
        if (Releases.TryGetValue(state.Trim('{', '}'), out var release)) CheckRelease(release);
        else CheckUnknown(state, existing);
    }

    private static void CheckRelease(Version release)
    {
        if (release.Major > 17) throw Refused($"This database is of Umbraco {release}, which is newer than 17.", "There is no way back: restore a copy from before that upgrade.");
        if (release.Major < 17)
            throw Refused($"This database is of Umbraco {release}, or its upgrade to 17 stopped half-way.", "Upgrade it with Umbraco 17 first.");
    }

    private static void CheckUnknown(string state, ExistingSchema existing)
    {
        if (existing.Tables.ContainsKey(Since18)) throw Refused($"This database is of an Umbraco newer than 17 (migration state {state}).", "Restore a copy from before that upgrade.");
        if (!existing.Tables.ContainsKey(Since17)) throw Refused($"This database is of an Umbraco older than 17 (migration state {state}).", "Upgrade it with Umbraco 17 first.");
    }

    private static UnusableDatabaseException Refused(string what, string advice) => new($"{what} Nothing was changed. {advice}");

    private static Dictionary<string, Version> ReadReleases()
    {
        var assembly = typeof(DatabaseOrigin).Assembly;
        using var stream = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(n => n.EndsWith(".UmbracoStates.json", StringComparison.Ordinal)))!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!
            .ToDictionary(entry => entry.Key.Trim('{', '}'), entry => Version.Parse(entry.Value), StringComparer.OrdinalIgnoreCase);
    }
}
