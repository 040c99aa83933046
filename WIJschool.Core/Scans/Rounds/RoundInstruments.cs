using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>The instruments that rounds keep, in the version with which each began.</summary>
public sealed class RoundInstruments(WijschoolDbContext db, InstrumentVersions versions)
{
    public async Task<PublishedInstrument> ReadAsync(SchoolRound round, string culture, CancellationToken ct) =>
        versions.In(round.VersionId, await VersionAsync(round.VersionId, ct), culture);

    /// <summary>Reads what a respondent gave as answers to the instrument of a round.</summary>
    /// <param name="given">Per code of a statement its answer; null for "I do not know".</param>
    /// <returns>The response, or what <see cref="Response.Of"/> tells, or <see cref="ScanErrors.NothingAnswered"/>.</returns>
    public async Task<Result<Response>> RespondAsync(SchoolRound round, IReadOnlyDictionary<string, int?> given, CancellationToken ct)
    {
        if (given.Values.All(answer => answer is null)) return ScanErrors.NothingAnswered;
        var version = await VersionAsync(round.VersionId, ct);
        return Response.Of(versions.In(round.VersionId, version, version.DefaultCulture).Instrument, round.Sector, given);
    }

    private async Task<FrozenInstrument> VersionAsync(string id, CancellationToken ct) => versions.Find(id)
        ?? versions.Keep(id, await db.Set<InstrumentVersion>().Where(version => version.Id == id).Select(version => version.Content).SingleAsync(ct));
}
