using WIJschool.Core.Scans.Rounds;

namespace WIJschool.Web.Demo;

/// <summary>Two rounds of the scan for staff, of which the second went better, so that the change shows; and one for all who work together, which is open.</summary>
internal sealed class DemoScans(DemoDesk desk, DemoAnswers answers) : IDemoPart
{
    private const string ForStaff = "wijschoolscan", ForAll = "samenwerkingsscan";
    private const int People = 24, AnsweredSoFar = 3;

    public async Task MakeAsync(DemoSchool school, CancellationToken ct)
    {
        var (first, second) = (new Span(Opens: 200, Lasts: 14), new Span(Opens: 30, Lasts: 14));
        await CloseAsync(school, first, await AnsweredAsync(school, ForStaff, first, People, better: 0, ct), ct);
        await CloseAsync(school, second, await AnsweredAsync(school, ForStaff, second, People, better: 0.3, ct), ct);

        var open = await AnsweredAsync(school, ForAll, new Span(Opens: 3, Lasts: 24), AnsweredSoFar, better: 0.1, ct);
        await desk.DoAsync((ShareRound share) => share.ExecuteAsync(school.Id, school.Admin, open, shared: true, ct));
    }

    private async Task<ScanRoundId> AnsweredAsync(DemoSchool school, string code, Span span, int people, double better, CancellationToken ct)
    {
        var last = desk.Day(span.Opens).AddDays(span.Lasts);
        var id = await desk.DoAsync(span.Opens, (OpenRound open) => open.ExecuteAsync(school.Id, school.Admin, code, last, ct));
        var someone = await answers.InAsync(id, better, ct);
        for (var person = 0; person < people; person++)
        {
            var device = $"demo {person}";
            await desk.DoAsync(span.Opens - 1, (SubmitResponse answer) => answer.ExecuteAsync(id, SchoolRound.Everyone, someone(), device, ct));
        }
        return id;
    }

    private Task CloseAsync(DemoSchool school, Span span, ScanRoundId round, CancellationToken ct) =>
        desk.DoAsync(span.Opens - span.Lasts, (CloseRound close) => close.ExecuteAsync(school.Id, school.Admin, round, ct));

    /// <param name="Opens">How many days ago it opened.</param>
    /// <param name="Lasts">How many days it can be answered.</param>
    private sealed record Span(int Opens, int Lasts);
}
