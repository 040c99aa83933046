using WIJschool.Core.Pages.Blocks;
using WIJschool.Core.Pyramid;
using WIJschool.Core.Toolbox;
using WIJschool.Web.Pdf;
using WIJschool.Web.Site;

namespace WIJschool.Web.Toolbox;

/// <summary>An intervention on paper: what its page tells, in two columns on A4, with the pyramid at its head.</summary>
internal sealed class InterventionPdf
{
    private const double Left = 48;
    private const double Right = PdfPage.Width - 48;
    private const double Side = 112; // the width of the column with headings
    private const double Gap = 18;
    private static readonly int[] StepColours = [4, 5, 3, 2]; // as on the page
    private const double PyramidWidth = 168;
    private static readonly PdfColumn Body = new(Left + Side + Gap, Right - Left - Side - Gap, 9.6, 14);

    private readonly Intervention item;
    private readonly SiteContext site;
    private readonly SiteAddress address;
    private readonly PdfFonts fonts = PdfFonts.House;
    private readonly PdfDocument document;
    private readonly PdfRichText rich;

    private InterventionPdf(Intervention item, SiteContext site, SiteAddress address)
    {
        (this.item, this.site, this.address) = (item, site, address);
        var author = site.Home?.Page.Title ?? site["Site.Name"];
        document = new PdfDocument(new PdfAbout(item.Page.Title, author, item.Page.Culture, item.Page.Updated), fonts);
        rich = new PdfRichText(document, fonts, address.Absolute);
    }

    public static byte[] Write(Intervention item, SiteContext site, SiteAddress address)
    {
        var pdf = new InterventionPdf(item, site, address);
        pdf.Head();
        pdf.Glance();
        pdf.Parts();
        return pdf.document.Save(pdf.Foot);
    }

    private void Head()
    {
        document.Decorate(Wordmark);
        using (document.Open("Figure", $"/Alt {PdfFile.Text(Served)}")) document.Draw(Pyramid);
        var words = new PdfColumn(Left, Right - Left - PyramidWidth - 28, 27, 30);
        document.Y = 92;
        if (item.Kind is { } kind) document.Text("P", [Run(site.Labels.Choice(kind), fonts.Bold, PdfLook.Soft)], words with { Size = 9.6, Leading = 15 });
        document.Text("H1", [Run(item.Page.Title, fonts.Display)], words);
        document.Y += 7;
        document.Text("P", [Run(item.Summary, fonts.Regular)], words with { Size = 11.6, Leading = 16.6 });
        document.Y = Math.Max(document.Y + 14, 196);
    }

    /// <summary>"Methode voor Ontmoeting, Samen leven", as lists of results say it too.</summary>
    private string Served => site.Labels.Format(
        "Toolbox.KindFor", item.Kind is { } kind ? site.Labels.Choice(kind) : "", string.Join(", ", item.Layers.Select(layer => layer.Name)));

    private void Wordmark(PdfPage page)
    {
        for (var layer = 1; layer <= 5; layer++)
        {
            var width = 28 - (4.4 * (layer - 1));
            page.Band(new PdfBox(Left + 14 - (width / 2), 66 - (5.2 * layer), width, 6.8), 4, PdfLook.Band(layer), mixes: true);
        }
        page.Text(site.Home?.Page.Title ?? site["Site.Name"], fonts.Display, 15, PdfLook.Ink, Left + 37, 62);
    }

    private void Pyramid(PdfPage page)
    {
        const double High = 30, Step = 23.5;
        var served = item.Layers.ToDictionary(layer => layer.Number);
        foreach (var number in Enumerable.Range(1, 5))
        {
            var width = PyramidWidth * (1 - (.09 * (number - 1)));
            var box = new PdfBox(Right - (PyramidWidth / 2) - (width / 2), 40 + (Step * (5 - number)), width, High);
            var isServed = served.TryGetValue(number, out PyramidLayer? layer);
            page.Band(box, High, isServed ? PdfLook.Band(number) : null, isServed ? PdfLook.BandLine(number) : PdfLook.Line, mixes: true);
            if (layer is null) continue;
            page.Band(new PdfBox(box.Left + 8, box.Top + 7, 16, 16), 8, PdfLook.BandLine(number));
            page.Text($"{number}", fonts.Bold, 8.4, PdfColour.Of("#FFFFFF"), box.Left + 13.6, box.Top + 18);
            page.Text(layer.Name, fonts.Display, 10.4, PdfLook.Ink, box.Left + 30, box.Top + 18.6);
        }
    }

    private void Glance()
    {
        const int Across = 4;
        var cell = new PdfColumn(Left + 14, ((Right - Left - 14) / Across) - 14, 9, 12);
        var cells = GlanceRows.Of(item, site).ToList();
        document.Y += 4;
        using var table = document.Open("Table");
        foreach (var line in cells.Chunk(Across))
        {
            var high = 12 + line.Max(entry => PdfLines.Break([Run(entry.Value, fonts.Bold)], cell).Count * cell.Leading) + 14;
            document.Keep(high);
            var top = document.Y;
            document.Decorate(page => page.Band(new PdfBox(Left, top, Right - Left, high - 4), 8, PdfLook.Sunken));
            GlanceLine(line, cell, top + 6);
            document.Y = top + high;
        }
        document.Y += 8;
    }

    private void GlanceLine(IEnumerable<GlanceRow> line, PdfColumn cell, double top)
    {
        foreach (var (entry, index) in line.Select((entry, index) => (entry, index)))
        {
            using var row = document.Open("TR");
            var column = cell with { Left = cell.Left + (index * (cell.Width + 14)) };
            document.Y = top;
            using (document.Open("TH", "/A << /O /Table /Scope /Row >>"))
                document.Text("P", [Run(entry.Label, fonts.Regular, PdfLook.Soft)], column with { Size = 8.2, Leading = 11 });
            document.Text("TD", [Run(entry.Value, fonts.Bold)], column);
        }
    }

    private void Parts()
    {
        Part("Intervention.Goal", item.Goal.Length > 0 && item.Goal != item.Summary, () => document.Text("P", [Run(item.Goal, fonts.Regular)], Body));
        Part("Intervention.What", item.Description.HasText, () => rich.Write(item.Description, Body));
        Part("Intervention.WorksWhen", item.WorksWhen.Count > 0, WorksWhen);
        Part("Intervention.Steps", item.Steps.Count > 0, Steps);
        Part("Intervention.Preparation", item.Preparation.Length > 0, () => document.Text("P", [Run(item.Preparation, fonts.Regular)], Body));
        Part("Intervention.Materials", item.Materials.Count > 0, Materials);
        Part("Intervention.Known", isShown: true, Evidence);
        Part("Intervention.Sources", item.Sources.Count > 0, Sources);
        Part("Pdf.Online", isShown: true, Online);
    }

    /// <summary>A heading in the side column with its text beside it.</summary>
    private void Part(string label, bool isShown, Action write)
    {
        if (!isShown) return;
        document.Keep(58);
        document.Decorate(page => page.Line(Left, document.Y, Right - Left, PdfLook.Line));
        document.Y += 9;
        using var section = document.Open("Sect");
        var (page, top) = (document.Page, document.Y);
        document.Text("H2", [Run(site[label], fonts.Display)], new PdfColumn(Left, Side, 12, 14.5));
        var below = document.Y;
        document.Y = top;
        write();
        document.Y = (document.Page == page ? Math.Max(document.Y, below) : document.Y) + 7;
    }

    private void WorksWhen()
    {
        using var list = document.Open("L");
        foreach (var condition in item.WorksWhen)
        {
            using var entry = document.Open("LI");
            document.Keep(Body.Leading);
            var baseline = document.Y + 10.2;
            document.Decorate(page => page.Tick(Body.Left, baseline, 10, PdfLook.BandLine(4)));
            document.Text("LBody", [Run(condition, fonts.Regular)], Indented(18));
            document.Y += 2;
        }
    }

    private void Steps()
    {
        using var list = document.Open("L");
        foreach (var (step, index) in item.Steps.Select((step, index) => (step, index))) WriteStep(step, index);
    }

    private void WriteStep(Step step, int index)
    {
        using var entry = document.Open("LI");
        document.Keep(3 * Body.Leading);
        var top = document.Y;
        var number = $"{index + 1}";
        document.Decorate(page => page.Band(new PdfBox(Body.Left, top + .5, 22, 14), 7, PdfLook.Band(StepColours[index % StepColours.Length])));
        document.Text("Lbl", [Run(number, fonts.Bold)], Body with { Left = Body.Left + 11 - (fonts.Bold.WidthOf(number, 9) / 2), Size = 9, Leading = 15 });
        document.Y = top;
        using var body = document.Open("LBody");
        var duration = step.Duration.Length > 0 ? $"   {step.Duration}" : "";
        document.Text("P", [Run(step.Title, fonts.Bold), Run(duration, fonts.Regular, PdfLook.Soft)], Indented(30) with { Leading = 15 });
        rich.Write(step.Text, Indented(30));
        document.Y += 1;
    }

    private void Materials()
    {
        foreach (var material in item.Materials)
            document.Text("P", [Run($"{material.Title} ({material.File.Extension})", fonts.Regular, PdfLook.Link, material.File.Url)], Body);
    }

    private void Evidence()
    {
        document.Keep(42);
        var top = document.Y;
        document.Decorate(page =>
        {
            for (var step = 1; step <= 4; step++)
            {
                var high = 4.5 + (4.2 * step);
                var isReached = step <= (int)item.Evidence;
                page.Band(new PdfBox(Body.Left + (7 * (step - 1)), top + 23 - high, 5, high), 1.6, isReached ? PdfLook.BandLine(4) : null, isReached ? null : PdfLook.LineStrong);
            }
        });
        document.Text("P", [Run(site[$"Evidence.{item.Evidence}"], fonts.Bold)], Indented(38));
        document.Text("P", [Run(site[$"Evidence.{item.Evidence}.Meaning"], fonts.Regular, PdfLook.Soft)], Indented(38) with { Size = 8.8, Leading = 12 });
        document.Y = Math.Max(document.Y, top + 24) + 6;
        rich.Write(item.EvidenceText, Body);
    }

    private void Sources()
    {
        using var list = document.Open("L");
        foreach (var source in item.Sources)
        {
            using var entry = document.Open("LI");
            var who = string.Join(' ', new[] { source.Authors, source.Year is { } year ? $"({year})" : "" }.Where(text => text.Length > 0));
            document.Text("LBody",
                [Run(who.Length > 0 ? $"{who.TrimEnd('.')}. " : "", fonts.Regular), source.Url is null
                    ? Run(source.Title, fonts.Italic) : Run(source.Title, fonts.Regular, PdfLook.Link, source.Url)],
                Body with { Size = 8.8, Leading = 12.4 });
            document.Y += 3;
        }
    }

    private void Online()
    {
        var url = address.Absolute(item.Page.Url);
        document.Text("P", [Run(url, fonts.Regular, PdfLook.Link, url)], Body);
        var day = DateOnly.FromDateTime(item.Page.Updated.UtcDateTime);
        document.Text("P", [Run(site.Labels.Format("Pdf.Updated", site.Date(day)), fonts.Regular, PdfLook.Soft)], Body with { Size = 8.8, Leading = 12.4 });
    }

    private void Foot(PdfPage page, int number, int count)
    {
        const double Baseline = PdfPage.Height - 34;
        page.Line(Left, Baseline - 14, Right - Left, PdfLook.Line);
        page.Text($"{site.Home?.Page.Title} · {item.Page.Title}", fonts.Regular, 8.2, PdfLook.Soft, Left, Baseline);
        var text = site.Labels.Format("Pdf.Page", number, count);
        page.Text(text, fonts.Regular, 8.2, PdfLook.Soft, Right - fonts.Regular.WidthOf(text, 8.2), Baseline);
    }

    private PdfRun Run(string text, PdfFont font, PdfColour? colour = null, string? url = null) =>
        new(text, font, colour ?? PdfLook.Ink, url is null ? null : address.Absolute(url));

    private static PdfColumn Indented(double by) => Body with { Left = Body.Left + by, Width = Body.Width - by };
}
