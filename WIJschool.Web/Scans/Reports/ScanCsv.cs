using System.Globalization;
using System.Text;
using WIJschool.Core.Labels;
using WIJschool.Core.Scans.Disclosure;
using WIJschool.Core.Scans.Rounds;

namespace WIJschool.Web.Scans.Reports;

/// <summary>
/// A result as a table for a spreadsheet: what the page shows, one line for each layer and dimension of the whole and of each part. With
/// semicolons and a byte order mark, by which a Dutch Excel reads it as it is.
/// </summary>
internal sealed class ScanCsv
{
    private const char Separator = ';';

    // a cell that begins so may be taken for a formula; source: OWASP, CSV Injection
    private static readonly char[] FormulaStarts = ['=', '+', '-', '@', '\t', '\r'];

    private static readonly string[] Heads =
    [
        "School", "Scan", "Year", "Round", "Group", "Respondents", "Layer", "Dimension", "Score", "Low", "High", "Spread", "Change", "Benchmark", "Remark",
    ];

    private readonly StringBuilder text = new();
    private readonly ScanResultView view;
    private readonly LabelSet labels;

    private ScanCsv(ScanResultView view, LabelSet labels) => (this.view, this.labels) = (view, labels);

    /// <returns>UTF-8 with a byte order mark.</returns>
    public static byte[] Write(ScanResultView view, LabelSet labels)
    {
        var csv = new ScanCsv(view, labels);
        csv.Table();
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.text.ToString())];
    }

    private void Table()
    {
        Line([.. Heads.Select(name => labels[$"ScanReport.{name}"])]);
        Result(labels["ScanReport.Everyone"], view.Result.Whole, isWhole: true);
        foreach (var part in view.Result.Parts) Result(ReportTexts.NameOf(part, view, labels), part.Result, isWhole: false);
    }

    private void Result(string group, ShownResult result, bool isWhole)
    {
        if (result.Withheld != Withheld.No)
        {
            Row(group, result, "", "", score: null, "", "", labels[$"Scan.Withheld.{result.Withheld}"]);
            return;
        }
        foreach (var layer in result.Layers)
        {
            var change = isWhole && view.Result.Changes.TryGetValue(layer.Layer.Code, out var changed) ? Number(changed.Difference) : "";
            var remark = layer.Withheld == Withheld.No ? "" : labels[$"Scan.Withheld.{layer.Withheld}"];
            Row(group, result, layer.Layer.Name, "", layer.Score, change, Benchmark(FigureKind.Layer, layer.Layer.Code), remark);
            foreach (var dimension in layer.Dimensions)
                Row(group, result, layer.Layer.Name, dimension.Dimension.Name, dimension.Score, "", Benchmark(FigureKind.Dimension, dimension.Dimension.Code), remark);
        }
    }

    private void Row(string group, ShownResult result, string layer, string dimension, ShownScore? score, string change, string benchmark, string remark)
    {
        var round = view.Result.Round;
        Line(
            view.SchoolName, round.Name, round.Year.ToString(), Number(round.Number), group, ReportTexts.Band(result.Respondents, labels), layer, dimension,
            Number(score?.Mean), Number(score?.Low), Number(score?.High), score is null ? "" : labels[$"Scan.Spread.{score.Spread}"], change, benchmark, remark);
    }

    private string Benchmark(FigureKind kind, string code) => Number(view.Result.BenchmarkOf(kind, code)?.Median);

    private void Line(params string[] cells) => text.AppendJoin(Separator, cells.Select(Cell)).Append("\r\n");

    /// <summary>A cell in quotes, where it needs them; a text that a spreadsheet would reckon with is made a text by a quote before it.</summary>
    private static string Cell(string value)
    {
        var isNumber = int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        var safe = value.Length > 0 && !isNumber && FormulaStarts.Contains(value[0]) ? $"'{value}" : value;
        return safe.AsSpan().IndexOfAny([Separator, '"', '\n', '\r']) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
