using WIJschool.Core.Scans.Disclosure;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Web.Pdf;
using WIJschool.Web.Site;

namespace WIJschool.Web.Scans.Reports;

/// <summary>A result on paper: what its page shows, on A4, with the pyramid at its head.</summary>
internal sealed class ScanResultPdf
{
    private const double Left = 48;
    private const double Right = PdfPage.Width - 48;
    private const double Wide = Right - Left;
    private const double Figure = 232;
    private static readonly PdfColumn Body = new(Left, Wide, 10, 14.4);
    private static readonly PdfColumn Cells = new(Left, Wide, 9.2, 12.4);

    private readonly ScanResultView view;
    private readonly SiteContext site;
    private readonly SiteAddress address;
    private readonly PdfFonts fonts = PdfFonts.House;
    private readonly PdfDocument document;
    private readonly string title;

    private ScanResultPdf(ScanResultView view, SiteContext site, SiteAddress address)
    {
        (this.view, this.site, this.address) = (view, site, address);
        var round = view.Result.Round;
        title = site.Labels.Format("ScanReport.Title", round.Name, round.Number, round.Year);
        var made = new DateTimeOffset((round.ClosedOn ?? round.ClosesOn).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        document = new PdfDocument(new PdfAbout($"{title} - {view.SchoolName}", site.Home?.Page.Title ?? site["Site.Name"], site.Culture, made), fonts);
    }

    public static byte[] Write(ScanResultView view, SiteContext site, SiteAddress address)
    {
        var pdf = new ScanResultPdf(view, site, address);
        pdf.Head();
        if (view.IsShown) pdf.Shown();
        else pdf.Text(pdf.site[$"Scan.Withheld.{view.Result.Whole.Withheld}"]);
        pdf.Parts();
        pdf.Section("ScanReport.HowToRead", () => pdf.Text(pdf.site["ScanReport.HowToReadText"]));
        return pdf.document.Save(pdf.Foot);
    }

    private void Head()
    {
        var round = view.Result.Round;
        document.Decorate(Wordmark);
        var words = new PdfColumn(Left, view.IsShown ? Wide - Figure - 24 : Wide, 25, 28);
        if (view.IsShown)
        {
            using var figure = document.Open("Figure", $"/Alt {PdfFile.Text(site["ScanReport.Pyramid"] + " " + string.Join(", ", view.Result.Whole.Layers.Select(Said)))}");
            document.Draw(Pyramid);
        }
        document.Y = 96;
        document.Text("H1", [Run(title, fonts.Display)], words);
        document.Y += 8;
        document.Text("P", [Run(view.SchoolName, fonts.Bold)], words with { Size = 11.6, Leading = 16.6 });
        document.Text("P", [Run(site.Labels.Format("ScanReport.Closed", site.Date(round.ClosedOn ?? round.ClosesOn)), fonts.Regular, PdfLook.Soft)], words with { Size = 10, Leading = 15 });
        if (view.Result.Whole.Respondents is { } band)
            document.Text("P", [Run(site.Labels.Format("ScanReport.Answered", ReportTexts.Band(band, site.Labels)), fonts.Regular, PdfLook.Soft)], words with { Size = 10, Leading = 15 });
        document.Y = Math.Max(document.Y + 16, view.IsShown ? 232 : 180);
    }

    private string Said(ShownLayer layer) => layer.Score is { } score ? $"{layer.Layer.Name} {score.Mean}" : $"{layer.Layer.Name}: {site["ScanReport.Withheld"]}";

    private void Wordmark(PdfPage page)
    {
        for (var layer = 1; layer <= 5; layer++)
        {
            var width = 28 - (4.4 * (layer - 1));
            page.Band(new PdfBox(Left + 14 - (width / 2), 66 - (5.2 * layer), width, 6.8), 4, PdfLook.Band(layer), mixes: true);
        }
        page.Text(site.Home?.Page.Title ?? site["Site.Name"], fonts.Display, 15, PdfLook.Ink, Left + 37, 62);
    }

    /// <summary>The bands of the layers with the score in each: filled as far as it reaches, so that it reads without colour too.</summary>
    private void Pyramid(PdfPage page)
    {
        const double High = 36, Step = 29;
        var layers = view.Result.Whole.Layers;
        foreach (var (layer, index) in layers.Select((layer, index) => (layer, index)))
        {
            var (number, width) = (layer.Layer.Number, Figure * (1 - (.085 * index)));
            var box = new PdfBox(Right - (Figure / 2) - (width / 2), 44 + (Step * (layers.Count - 1 - index)), width, High);
            if (layer.Score is { } score) page.Band(box with { Width = Math.Max(High, width * score.Mean / 100) }, High, PdfLook.Band(number), mixes: true);
            page.Band(box, High, fill: null, layer.Score is null ? PdfLook.Line : PdfLook.BandLine(number));
            page.Band(new PdfBox(box.Left + 9, box.Top + 9, 18, 18), 9, PdfLook.BandLine(number));
            page.Text($"{number}", fonts.Bold, 9, PdfColour.Of("#FFFFFF"), box.Left + 15.4, box.Top + 21.2);
            page.Text(layer.Layer.Name, fonts.Display, 11, PdfLook.Ink, box.Left + 33, box.Top + 22);
            var figure = layer.Score is { } shown ? $"{shown.Mean}" : "–";
            page.Text(figure, fonts.Display, 14, PdfLook.Ink, box.Left + width - 14 - fonts.Display.WidthOf(figure, 14), box.Top + 23);
        }
    }

    private void Shown()
    {
        if (view.Assessment is { } assessment)
        {
            Section("ScanReport.Phase", () =>
            {
                document.Text("P", [Run(site[$"Scan.Phase.{assessment.Phase.Code}"] + ". ", fonts.Bold), Run(ReportTexts.Direction(assessment, site.Labels), fonts.Regular)], Body with { Size = 11, Leading = 16 });
            });
        }
        Section("ScanReport.Layers", Layers);
        Section("ScanReport.Dimensions", () =>
        {
            foreach (var layer in view.Result.Whole.Layers) Dimensions(layer);
        });
        if (view.Recommendations.Count > 0) Section("ScanReport.Advice", Advice);
    }

    private void Layers()
    {
        double[] widths = [.24, .1, .16, .3, .2];
        using var table = document.Open("Table");
        Row(widths, isHead: true, site["ScanReport.Layer"], site["ScanReport.Score"], site["ScanReport.Interval"], site["ScanReport.Spread"], site["ScanReport.ChangeAndBenchmark"]);
        foreach (var layer in view.Result.Whole.Layers.Reverse())
        {
            if (layer.Score is { } score)
                Row(widths, isHead: false, $"{layer.Layer.Number}. {layer.Layer.Name}", $"{score.Mean}", $"{score.Low}–{score.High}", site[$"Scan.Spread.{score.Spread}"], Beside(layer));
            else
                Row([.24, .76], isHead: false, $"{layer.Layer.Number}. {layer.Layer.Name}", site[$"Scan.Withheld.{layer.Withheld}"]);
        }
    }

    /// <summary>The change since the round before and the middle of the sector, where there are any.</summary>
    private string Beside(ShownLayer layer)
    {
        var change = view.Result.Changes.TryGetValue(layer.Layer.Code, out var changed) ? site.Labels.Format("ScanReport.ChangeIs", ReportTexts.Signed(changed.Difference)) : null;
        var middle = view.Result.BenchmarkOf(FigureKind.Layer, layer.Layer.Code) is { } benchmark ? site.Labels.Format("ScanReport.BenchmarkIs", benchmark.Median) : null;
        return string.Join("; ", new[] { change, middle }.OfType<string>()) is { Length: > 0 } text ? text : "–";
    }

    private void Dimensions(ShownLayer layer)
    {
        document.Keep(60);
        document.Text("H3", [Run($"{layer.Layer.Number}. {layer.Layer.Name}", fonts.Bold)], Body with { Size = 10.6 });
        document.Y += 2;
        if (layer.Score is null)
        {
            Text(site[$"Scan.Withheld.{layer.Withheld}"]);
            return;
        }
        using var table = document.Open("Table");
        foreach (var dimension in layer.Dimensions) Dimension(dimension, layer.Layer.Number);
        document.Y += 8;
    }

    /// <summary>A name, a bar from 0 to 100 with the interval across its end, and the same in figures.</summary>
    private void Dimension(ShownDimension dimension, int layer)
    {
        const double Name = 190, Bar = 200;
        if (dimension.Score is not { } score) return;
        var column = Cells with { Width = Name };
        var high = (PdfLines.Break([Run(dimension.Dimension.Name, fonts.Regular)], column).Count * column.Leading) + 6;
        document.Keep(high);
        using var row = document.Open("TR");
        var (top, bar) = (document.Y, Left + Name + 14);
        document.Text("TH", [Run(dimension.Dimension.Name, fonts.Regular)], column);
        document.Decorate(page =>
        {
            page.Band(new PdfBox(bar, top + 1, Bar, 10), 5, fill: null, PdfLook.Line);
            page.Band(new PdfBox(bar, top + 1, Math.Max(10, Bar * score.Mean / 100), 10), 5, PdfLook.Band(layer));
            page.Band(new PdfBox(bar + (Bar * score.Low / 100), top + 4.5, Math.Max(2, Bar * (score.High - score.Low) / 100), 3), 1.5, PdfLook.BandLine(layer));
        });
        document.Y = top;
        document.Text("TD", [Run($"{score.Mean}", fonts.Bold), Run($"  ({score.Low}–{score.High})", fonts.Regular, PdfLook.Soft)], Cells with { Left = bar + Bar + 14, Width = Right - bar - Bar - 14 });
        document.Y = top + high;
    }

    private void Parts()
    {
        if (view.Result.Parts.Count == 0) return;
        Section("ScanReport.Parts", () =>
        {
            foreach (var part in view.Result.Parts) Part(part);
        });
    }

    private void Part(ShownPart part)
    {
        double[] widths = [.3, .7];
        document.Keep(44);
        using var table = document.Open("Table");
        var name = ReportTexts.NameOf(part, view, site.Labels);
        if (part.Result.Withheld != Withheld.No)
        {
            Row(widths, isHead: false, name, site[$"Scan.Withheld.{part.Result.Withheld}"]);
            return;
        }
        Row(widths, isHead: false, $"{name} ({ReportTexts.Band(part.Result.Respondents, site.Labels)})", string.Join(" · ", part.Result.Layers.Select(layer =>
            layer.Score is { } score ? $"{layer.Layer.Name} {score.Mean} ({score.Low}–{score.High})" : Said(layer))));
    }

    private void Advice()
    {
        using var list = document.Open("L");
        foreach (var (advice, index) in view.Recommendations.Select((advice, index) => (advice, index)))
        {
            using var entry = document.Open("LI");
            document.Keep(3 * Body.Leading);
            var (top, column) = (document.Y, Body with { Left = Left + 20, Width = Wide - 20 });
            document.Text("Lbl", [Run($"{index + 1}.", fonts.Bold)], Body);
            document.Y = top;
            using var body = document.Open("LBody");
            var url = address.Absolute(advice.Intervention.Page.Url);
            document.Text("P", [Run(advice.Intervention.Page.Title, fonts.Bold, PdfLook.Link, url)], column);
            document.Text("P", [Run(string.Join(' ', advice.Reasons.Take(3).Select(reason => ScanWords.Reason(site.Labels, reason))), fonts.Regular)], column with { Size = 9.4, Leading = 13 });
            document.Y += 6;
        }
    }

    private void Section(string label, Action write)
    {
        document.Keep(76);
        document.Decorate(page => page.Line(Left, document.Y, Wide, PdfLook.Line));
        document.Y += 10;
        using var section = document.Open("Sect");
        document.Text("H2", [Run(site[label], fonts.Display)], Body with { Size = 14, Leading = 18 });
        document.Y += 4;
        write();
        document.Y += 10;
    }

    /// <summary>One line of a table, as high as its highest cell.</summary>
    /// <param name="widths">Of the cells, as parts of the whole.</param>
    private void Row(double[] widths, bool isHead, params string[] cells)
    {
        var font = isHead ? fonts.Bold : fonts.Regular;
        var columns = widths.Select((width, index) => Cells with { Left = Left + (Wide * widths.Take(index).Sum()), Width = (Wide * width) - 10 }).ToArray();
        var high = cells.Select((cell, index) => PdfLines.Break([Run(cell, font)], columns[index]).Count * Cells.Leading).Max() + 7;
        document.Keep(high);
        var top = document.Y;
        document.Decorate(page => page.Line(Left, top + high - 3, Wide, PdfLook.Line));
        using var row = document.Open("TR");
        for (var index = 0; index < cells.Length; index++)
        {
            document.Y = top;
            using var cell = document.Open(isHead || index == 0 ? "TH" : "TD", isHead ? "/A << /O /Table /Scope /Column >>" : index == 0 ? "/A << /O /Table /Scope /Row >>" : "");
            document.Text("P", [Run(cells[index], index == 0 ? fonts.Bold : font)], columns[index]);
        }
        document.Y = top + high;
    }

    private void Text(string text)
    {
        document.Text("P", [Run(text, fonts.Regular)], Body);
        document.Y += 6;
    }

    private void Foot(PdfPage page, int number, int count)
    {
        const double Baseline = PdfPage.Height - 34;
        page.Line(Left, Baseline - 14, Wide, PdfLook.Line);
        page.Text($"{site.Home?.Page.Title} · {title} · {view.SchoolName}", fonts.Regular, 8.2, PdfLook.Soft, Left, Baseline);
        var text = site.Labels.Format("Pdf.Page", number, count);
        page.Text(text, fonts.Regular, 8.2, PdfLook.Soft, Right - fonts.Regular.WidthOf(text, 8.2), Baseline);
    }

    private PdfRun Run(string text, PdfFont font, PdfColour? colour = null, string? url = null) => new(text, font, colour ?? PdfLook.Ink, url);
}
