using System.Globalization;
using WIJschool.Core.Labels;
using WIJschool.Core.Scans.Advice;
using WIJschool.Core.Scans.Disclosure;
using WIJschool.Core.Scans.Rounds;

namespace WIJschool.Web.Scans.Reports;

/// <summary>What print and export say in the same words.</summary>
internal static class ReportTexts
{
    /// <summary>"10 tot en met 14", "100 of meer"; nothing where it is not shown.</summary>
    public static string Band(CountBand? band, LabelSet labels) => band switch
    {
        null => "",
        { To: { } to } => labels.Format("ScanReport.Band", band.From, to),
        _ => labels.Format("ScanReport.BandOpen", band.From),
    };

    /// <summary>What the school calls a part.</summary>
    public static string NameOf(ShownPart part, ScanResultView view, LabelSet labels) => view.Groups.GetValueOrDefault(part.Group, labels["ScanReport.Part"]);

    public static string Direction(Assessment assessment, LabelSet labels) => labels.Format($"Scan.Direction.{assessment.Direction.Reason}", assessment.Direction.Layer.Layer.Name);

    /// <summary>"+7", "−3", "0".</summary>
    public static string Signed(int points) => points < 0 ? $"\u2212{-points}" : points.ToString("+0;;0", CultureInfo.InvariantCulture);
}
