using UglyToad.PdfPig.Tokens;
using WIJschool.Core.Pages;
using WIJschool.Web.Pdf;
using Reader = UglyToad.PdfPig.PdfDocument;

namespace WIJschool.Web.Tests.Pdf;

/// <summary>What we write is read back by a program that others made.</summary>
public class PdfDocumentTests
{
    private static readonly PdfColumn Column = new(50, 400, 10, 14);

    [Fact]
    public void Words_come_back_as_they_were_written()
    {
        using var read = Reader.Open(Write(document => document.Text("P", [Run("Eén vrij coördinator zegt: “Şule, kom erbij…”")], Column)));

        Assert.Contains("Eén vrij coördinator zegt: “Şule, kom erbij…”", read.GetPage(1).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_does_not_fit_goes_on_on_the_next_page()
    {
        using var read = Reader.Open(Write(document =>
        {
            for (var line = 1; line <= 80; line++) document.Text("P", [Run($"regel {line}.")], Column);
        }));

        Assert.Equal(2, read.NumberOfPages);
        Assert.Contains("regel 80.", read.GetPage(2).Text, StringComparison.Ordinal);
        Assert.All(read.GetPages().SelectMany(page => page.Letters), letter => Assert.InRange(letter.StartBaseLine.Y, 50, PdfPage.Height - 40));
    }

    [Fact]
    public void The_first_line_of_a_paragraph_never_stands_alone_at_the_foot()
    {
        using var read = Reader.Open(Write(document =>
        {
            document.Y = PdfPage.Height - 62 - Column.Leading; // room for one line
            document.Text("P", [Run(string.Join(' ', Enumerable.Repeat("woord", 40)))], Column);
        }));

        Assert.DoesNotContain("woord", read.GetPage(1).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Screen_readers_find_its_language_title_and_structure()
    {
        using var read = Reader.Open(Write(document => document.Text("H1", [Run("Kop")], Column)));

        var catalog = read.Structure.Catalog.CatalogDictionary;
        Assert.True(catalog.Data["MarkInfo"] is DictionaryToken { Data: var marks } && marks["Marked"] is BooleanToken { Data: true });
        Assert.True(catalog.ContainsKey(NameToken.Create("StructTreeRoot")));
        Assert.Equal("nl", ((HexToken)catalog.Data["Lang"]).Data.TrimStart('\uFEFF'));
        Assert.Equal("Titel", read.Information.Title);
        Assert.True(read.TryGetXmpMetadata(out var metadata));
        Assert.Contains("<pdfuaid:part>1<", metadata.GetXDocument().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_letter_belongs_to_an_element_or_is_decoration()
    {
        using var read = Reader.Open(Write(document => document.Text("P", [Run("Lees "), Run("verder", "https://voorbeeld.nl/")], Column)));

        var marked = read.GetPage(1).GetMarkedContents().SelectMany(content => content.Letters).Count();
        Assert.Equal(read.GetPage(1).Letters.Count, marked);
    }

    [Fact]
    public void A_link_leads_to_its_address()
    {
        using var read = Reader.Open(Write(document => document.Text("P", [Run("Lees verder", "https://voorbeeld.nl/a(b)?c=é")], Column)));

        var link = Assert.Single(read.GetPage(1).GetAnnotations());
        var target = ((DictionaryToken)link.AnnotationDictionary.Data["A"]).Data["URI"];
        Assert.Equal("https://voorbeeld.nl/a%28b%29?c=%C3%A9", ((StringToken)target).Data);
    }

    [Fact]
    public void The_same_words_give_the_same_file() => Assert.Equal(
        Write(document => document.Text("P", [Run("hetzelfde")], Column)), Write(document => document.Text("P", [Run("hetzelfde")], Column)));

    [Fact]
    public void Rich_text_keeps_its_lists_and_the_spaces_around_bold_words()
    {
        using var read = Reader.Open(Write(document => new PdfRichText(document, PdfFonts.House, url => url).Write(
            new RichText("<p>Zit in een <strong>thuisgroep</strong> en\n  leest.</p><ol><li>eerst<ul><li>daarbinnen</li></ul></li><li>dan</li></ol>"), Column)));

        var words = string.Join(' ', read.GetPage(1).GetWords().Select(word => word.Text));
        Assert.Equal("Zit in een thuisgroep en leest. 1. eerst • daarbinnen 2. dan voet", words);
    }

    private static PdfRun Run(string text, string? url = null) => new(text, PdfFonts.House.Regular, PdfLook.Ink, url);

    private static byte[] Write(Action<PdfDocument> write)
    {
        var document = new PdfDocument(new PdfAbout("Titel", "WIJschool", "nl", DateTimeOffset.UnixEpoch), PdfFonts.House);
        write(document);
        return document.Save((page, _, _) => page.Text("voet", PdfFonts.House.Regular, 8, PdfLook.Soft, 50, 790));
    }
}
