using System.Globalization;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Scans;

/// <summary>Tells on the first page of a school which round runs, or where the last result is.</summary>
internal sealed class ScanCard(RoundList rounds) : ISchoolCard
{
    public int Order => 20;

    public async Task<SchoolCard?> MakeAsync(SchoolVisit visit, SiteWords words, CancellationToken ct)
    {
        if (!visit.May(SchoolRole.Staff)) return null;
        var labels = words.Labels;
        var all = await rounds.OfAsync(visit.School, labels.Culture, ct);
        if (all.FirstOrDefault(round => round.Status == RoundStatus.Open) is { } open)
            return new SchoolCard(open.Name, labels.Format("Scan.CardOpen", open.ClosesOn.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(labels.Culture))), labels["Scan.ToRound"], words.To(ScanAddresses.Of(open.Id)));
        if (all is [var last, ..]) return new SchoolCard(last.Name, labels.Format("Scan.CardClosed", last.Number, last.Year), labels["Scan.ToResult"], words.To(ScanAddresses.Of(last.Id)));
        return new SchoolCard(labels["Scan.Menu"], labels["Scan.CardNone"], labels["Scan.ToRounds"], words.To(ScanAddresses.Rounds));
    }
}
