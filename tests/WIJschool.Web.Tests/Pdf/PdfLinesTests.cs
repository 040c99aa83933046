using WIJschool.Web.Pdf;

namespace WIJschool.Web.Tests.Pdf;

public class PdfLinesTests
{
    private static readonly PdfFonts Fonts = PdfFonts.House;
    private static readonly PdfColumn Column = new(0, 100, 10, 14);

    [Fact]
    public void No_line_is_wider_than_its_column()
    {
        var lines = Break("Leerlingen die elkaar niet vanzelf opzoeken, hebben elkaar zo echt nodig.");

        Assert.True(lines.Count > 2);
        Assert.All(lines, line => Assert.InRange(Fonts.Regular.WidthOf(line.TrimEnd(), Column.Size), 1, Column.Width));
    }

    [Fact]
    public void Nothing_is_lost_at_the_end_of_a_line()
    {
        const string Text = "Leerlingen die elkaar niet vanzelf opzoeken, hebben elkaar zo echt nodig.";

        Assert.Equal(Text, string.Concat(Break(Text)));
    }

    [Fact]
    public void An_address_without_spaces_is_cut()
    {
        var lines = Break("https://voorbeeld.nl/" + new string('x', 200));

        Assert.True(lines.Count > 3);
    }

    [Fact]
    public void A_word_that_is_bold_for_a_part_stays_whole()
    {
        PdfRun[] runs = [new("Een lange regel met ", Fonts.Regular, PdfLook.Ink), new("thuis", Fonts.Bold, PdfLook.Ink), new("groepen.", Fonts.Regular, PdfLook.Ink)];

        var lines = PdfLines.Break(runs, Column);

        Assert.Contains(lines, line => string.Concat(line.Select(piece => piece.Text)).Contains("thuisgroepen.", StringComparison.Ordinal));
    }

    private static List<string> Break(string text) =>
        [.. PdfLines.Break([new PdfRun(text, Fonts.Regular, PdfLook.Ink)], Column).Select(line => string.Concat(line.Select(piece => piece.Text)))];
}
