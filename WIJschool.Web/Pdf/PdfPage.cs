using System.Globalization;
using System.Text;

namespace WIJschool.Web.Pdf;

/// <summary>A colour as screens mix it, each part from 0 to 255.</summary>
internal sealed record PdfColour(byte Red, byte Green, byte Blue)
{
    /// <param name="hex">As in a style sheet: <c>#1B2A2F</c>.</param>
    public static PdfColour Of(string hex)
    {
        var value = int.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new PdfColour((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    public override string ToString() => $"{PdfFile.Number(Red / 255d)} {PdfFile.Number(Green / 255d)} {PdfFile.Number(Blue / 255d)}";
}

/// <summary>A rectangle in points, measured from the top left of the page.</summary>
internal sealed record PdfBox(double Left, double Top, double Width, double Height);

/// <summary>One A4 page and what is drawn on it. Places are measured from its top left, in points.</summary>
internal sealed class PdfPage(int number)
{
    public const double Width = 595.28;
    public const double Height = 841.89;
    private const double Roundness = 0.5523; // how far the handles of a Bézier curve lie for a quarter of a circle

    private readonly StringBuilder drawing = new();
    private readonly List<PdfElement> owners = [];
    private readonly List<(PdfBox Box, string Url, string Text, PdfElement Owner)> links = [];

    /// <summary>The number of the page object in the file.</summary>
    public int Number => number;

    /// <summary>The elements that own its marked pieces, by the number of the mark.</summary>
    public IReadOnlyList<PdfElement> Owners => owners;

    public IReadOnlyList<(PdfBox Box, string Url, string Text, PdfElement Owner)> Links => links;

    public byte[] Drawing => Encoding.ASCII.GetBytes(drawing.ToString());

    /// <summary>Draws what an element consists of; without an element it is decoration, which screen readers skip.</summary>
    public void Mark(PdfElement? owner, Action draw)
    {
        drawing.Append(owner is null ? "/Artifact BMC\n" : string.Create(CultureInfo.InvariantCulture, $"/{owner.Type} << /MCID {owners.Count} >> BDC\n"));
        if (owner is not null)
        {
            owner.AddMarked(number, owners.Count);
            owners.Add(owner);
        }
        draw();
        drawing.Append("EMC\n");
    }

    /// <param name="baseline">Where the letters stand.</param>
    public void Text(string text, PdfFont font, double size, PdfColour colour, double left, double baseline) => drawing.Append(
        CultureInfo.InvariantCulture,
        $"BT /{font.Name} {N(size)} Tf {colour} rg 1 0 0 1 {N(left)} {N(Height - baseline)} Tm {font.Show(text)} Tj ET\n");

    /// <summary>A rounded rectangle; where two that mix overlap, so do their colours.</summary>
    public void Band(PdfBox box, double radius, PdfColour? fill, PdfColour? line = null, bool mixes = false)
    {
        var r = Math.Min(radius, Math.Min(box.Width, box.Height) / 2);
        var (left, right, top, bottom, bend) = (box.Left, box.Left + box.Width, Height - box.Top, Height - box.Top - box.Height, r * (1 - Roundness));
        drawing.Append("q ").Append(mixes ? "/Mix gs " : "");
        if (fill is { } inside) drawing.Append(CultureInfo.InvariantCulture, $"{inside} rg ");
        if (line is { } outside) drawing.Append(CultureInfo.InvariantCulture, $"{outside} RG 0.75 w ");
        drawing.Append(CultureInfo.InvariantCulture, $"{N(left + r)} {N(top)} m {N(right - r)} {N(top)} l ")
            .Append(CultureInfo.InvariantCulture, $"{N(right - bend)} {N(top)} {N(right)} {N(top - bend)} {N(right)} {N(top - r)} c {N(right)} {N(bottom + r)} l ")
            .Append(CultureInfo.InvariantCulture, $"{N(right)} {N(bottom + bend)} {N(right - bend)} {N(bottom)} {N(right - r)} {N(bottom)} c {N(left + r)} {N(bottom)} l ")
            .Append(CultureInfo.InvariantCulture, $"{N(left + bend)} {N(bottom)} {N(left)} {N(bottom + bend)} {N(left)} {N(bottom + r)} c {N(left)} {N(top - r)} l ")
            .Append(CultureInfo.InvariantCulture, $"{N(left)} {N(top - bend)} {N(left + bend)} {N(top)} {N(left + r)} {N(top)} c h ")
            .Append(fill is null ? "S" : line is null ? "f" : "B").Append(" Q\n");
    }

    public void Line(double left, double top, double width, PdfColour colour) => drawing.Append(
        CultureInfo.InvariantCulture, $"q {colour} RG 0.75 w {N(left)} {N(Height - top)} m {N(left + width)} {N(Height - top)} l S Q\n");

    /// <summary>A tick, as high as a capital of this size.</summary>
    public void Tick(double left, double baseline, double size, PdfColour colour) => drawing.Append(
        CultureInfo.InvariantCulture,
        $"q {colour} RG 1.5 w 1 J 1 j {N(left)} {N(Height - baseline + (size * .32))} m {N(left + (size * .28))} {N(Height - baseline + (size * .04))} l {N(left + (size * .8))} {N(Height - baseline + (size * .62))} l S Q\n");

    public void AddLink(PdfBox box, string url, string text, PdfElement owner) => links.Add((box, url, text, owner));

    private static string N(double value) => PdfFile.Number(value);
}
