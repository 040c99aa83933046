using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace WIJschool.Web.Pdf;

/// <summary>What a document says about itself.</summary>
/// <param name="Language">As in HTML, such as <c>nl</c>.</param>
/// <param name="Changed">When its words last changed, which is also when it was made: the same words give the same file.</param>
internal sealed record PdfAbout(string Title, string Author, string Language, DateTimeOffset Changed);

/// <summary>
/// A document whose text runs from page to page, with the logical structure that screen readers need (PDF/UA-1). We write it
/// ourselves: the library that could, PDFsharp, has a licence that asks more of who runs the site than ours does.
/// </summary>
internal sealed class PdfDocument
{
    private const double Top = 52;
    private const double Bottom = PdfPage.Height - 62;

    private readonly PdfAbout about;
    private readonly PdfFonts fonts;
    private readonly PdfFile file = new();
    private readonly List<PdfPage> pages = [];
    private readonly PdfElement root = new("Document");
    private readonly Stack<PdfElement> open = new();

    public PdfDocument(PdfAbout about, PdfFonts fonts)
    {
        (this.about, this.fonts) = (about, fonts);
        open.Push(root);
        NewPage();
    }

    public PdfPage Page => pages[^1];

    /// <summary>How far from the top of the page the next thing comes, in points.</summary>
    public double Y { get; set; }

    /// <summary>Puts what follows inside a new element, until the answer is disposed of.</summary>
    public IDisposable Open(string type, string entries = "")
    {
        open.Push(open.Peek().Add(new PdfElement(type, entries)));
        return new Closing(open);
    }

    /// <summary>Begins a new page when so much room is not left on this one.</summary>
    public void Keep(double height)
    {
        if (Y + height > Bottom) NewPage();
    }

    /// <summary>Draws something that is only to be seen.</summary>
    public void Decorate(Action<PdfPage> draw) => Page.Mark(owner: null, () => draw(Page));

    /// <summary>Draws something that belongs to the element that is open.</summary>
    public void Draw(Action<PdfPage> draw) => Page.Mark(open.Peek(), () => draw(Page));

    /// <summary>Writes a paragraph, heading or other block of text, over as many pages as it needs.</summary>
    public void Text(string type, IEnumerable<PdfRun> runs, PdfColumn column)
    {
        using var block = Open(type);
        var links = new Dictionary<PdfRun, PdfElement>(ReferenceEqualityComparer.Instance);
        var lines = PdfLines.Break(runs, column);
        if (lines.Count > 1) Keep(2 * column.Leading); // no first line alone at the foot of a page
        foreach (var line in lines)
        {
            Keep(column.Leading);
            Line(line, column, links);
            Y += column.Leading;
        }
    }

    /// <param name="foot">Draws the foot of a page, given its number and how many there are.</param>
    public byte[] Save(Action<PdfPage, int, int> foot)
    {
        for (var index = 0; index < pages.Count; index++)
        {
            var (page, number) = (pages[index], index + 1);
            page.Mark(owner: null, () => foot(page, number, pages.Count));
        }
        var (catalog, tree, structure) = (file.Reserve(), file.Reserve(), file.Reserve());
        var parents = WritePages(tree);
        root.Reserve(file);
        root.Write(file, structure);
        file.Set(structure, $"<< /Type /StructTreeRoot /K [{root.Number} 0 R] /ParentTree << /Nums [{string.Join(' ', parents.Select((entry, key) => $"{key} {entry}"))}] >> /ParentTreeNextKey {parents.Count} >>");
        var metadata = file.AddStream("/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes(Metadata()), isCompressed: false);
        file.Set(catalog, $"<< /Type /Catalog /Pages {tree} 0 R /StructTreeRoot {structure} 0 R /MarkInfo << /Marked true >> "
            + $"/Lang {PdfFile.Text(about.Language)} /ViewerPreferences << /DisplayDocTitle true >> /Metadata {metadata} 0 R >>");
        var information = file.Add($"<< /Title {PdfFile.Text(about.Title)} /Author {PdfFile.Text(about.Author)} /Producer {PdfFile.Text("WIJschool")} "
            + $"/CreationDate ({Moment}) /ModDate ({Moment}) >>");
        return file.Save(catalog, information, SHA256.HashData(Encoding.UTF8.GetBytes($"{about}")).AsSpan(0, 16));
    }

    private string Moment => about.Changed.UtcDateTime.ToString("'D:'yyyyMMddHHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private void NewPage()
    {
        pages.Add(new PdfPage(file.Reserve()));
        Y = Top;
    }

    private void Line(List<PdfPiece> line, PdfColumn column, Dictionary<PdfRun, PdfElement> links)
    {
        var left = column.Left;
        var baseline = Y + (column.Leading / 2) + (column.Size * fonts.Regular.CapHeight / 2);
        foreach (var (run, text) in Joined(line))
        {
            var width = run.Font.WidthOf(text, column.Size);
            var owner = run.Url is null ? open.Peek() : LinkOf(run, links);
            var place = left;
            Page.Mark(owner, () => Page.Text(text, run.Font, column.Size, run.Colour, place, baseline));
            if (run.Url is { } url) Page.AddLink(new PdfBox(left, Y, width, column.Leading), url, run.Text.Trim(), owner);
            left += width;
        }
    }

    private PdfElement LinkOf(PdfRun run, Dictionary<PdfRun, PdfElement> links)
    {
        if (!links.TryGetValue(run, out var link)) links[run] = link = open.Peek().Add(new PdfElement("Link"));
        return link;
    }

    /// <summary>Pieces of the same run that follow each other, as one.</summary>
    private static IEnumerable<(PdfRun Run, string Text)> Joined(List<PdfPiece> line)
    {
        for (var at = 0; at < line.Count;)
        {
            var run = line[at].Run;
            var text = new StringBuilder();
            while (at < line.Count && ReferenceEquals(line[at].Run, run)) text.Append(line[at++].Text);
            yield return (run, text.ToString());
        }
    }

    /// <returns>By the number that pages and links name, the elements that own their pieces.</returns>
    private List<ParentEntry> WritePages(int tree)
    {
        var resources = $"<< /Font << {string.Join(' ', fonts.All.Select(font => $"/{font.Name} {font.AddTo(file)} 0 R"))} >> "
            + "/ExtGState << /Mix << /BM /Multiply >> >> >>";
        var parents = pages.Select(page => new ParentEntry(page.Owners, IsPage: true)).ToList();
        for (var index = 0; index < pages.Count; index++)
        {
            var page = pages[index];
            var content = file.AddStream("", page.Drawing);
            var annotations = page.Links.Select(link => WriteLink(page, link, parents)).ToList();
            file.Set(page.Number, $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {PdfFile.Number(PdfPage.Width)} {PdfFile.Number(PdfPage.Height)}] "
                + $"/Resources {resources} /Contents {content} 0 R /StructParents {index} /Tabs /S /Annots [{string.Join(' ', annotations.Select(number => $"{number} 0 R"))}] >>");
        }
        file.Set(tree, $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select(page => $"{page.Number} 0 R"))}] >>");
        return parents;
    }

    private int WriteLink(PdfPage page, (PdfBox Box, string Url, string Text, PdfElement Owner) link, List<ParentEntry> parents)
    {
        var (box, url, text, owner) = link;
        var target = new Uri(url).AbsoluteUri.Replace("\\", "%5C", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
        var number = file.Add($"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Contents {PdfFile.Text(text)} /StructParent {parents.Count} "
            + $"/Rect [{PdfFile.Number(box.Left)} {PdfFile.Number(PdfPage.Height - box.Top - box.Height)} {PdfFile.Number(box.Left + box.Width)} {PdfFile.Number(PdfPage.Height - box.Top)}] "
            + $"/A << /S /URI /URI ({target}) >> >>");
        owner.AddLink(page.Number, number);
        parents.Add(new ParentEntry([owner], IsPage: false));
        return number;
    }

    /// <summary>The same facts for programs that read XMP, and the claim that the document can be read aloud (PDF/UA-1).</summary>
    private string Metadata() => $"""
        <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(about.Title)}</rdf:li></rdf:Alt></dc:title>
        <dc:creator><rdf:Seq><rdf:li>{SecurityElement.Escape(about.Author)}</rdf:li></rdf:Seq></dc:creator>
        <dc:language><rdf:Bag><rdf:li>{about.Language}</rdf:li></rdf:Bag></dc:language>
        <xmp:CreateDate>{about.Changed.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}</xmp:CreateDate>
        <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="r"?>
        """;

    /// <param name="Owners">Of the marked pieces of a page, or the one element a link belongs to.</param>
    private sealed record ParentEntry(IReadOnlyList<PdfElement> Owners, bool IsPage)
    {
        public override string ToString() => IsPage
            ? $"[{string.Join(' ', Owners.Select(owner => $"{owner.Number} 0 R"))}]"
            : $"{Owners[0].Number} 0 R";
    }

    private sealed class Closing(Stack<PdfElement> open) : IDisposable
    {
        public void Dispose() => open.Pop();
    }
}
