using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using WIJschool.Core.Pages;

namespace WIJschool.Web.Pdf;

/// <summary>Writes what editors made in the rich text editor: paragraphs, small headings, lists and links.</summary>
/// <param name="absolute">Makes the address of a link absolute: on paper there is no site around it.</param>
internal sealed partial class PdfRichText(PdfDocument document, PdfFonts fonts, Func<string, string> absolute)
{
    private const double Indent = 13;

    public void Write(RichText text, PdfColumn column)
    {
        using var parsed = new HtmlParser().ParseDocument(text.Markup);
        foreach (var node in parsed.Body!.ChildNodes) Block(node, column);
    }

    private void Block(INode node, PdfColumn column)
    {
        switch (node)
        {
            case IElement { LocalName: "h2" or "h3" or "h4" } heading:
                document.Keep(3 * column.Leading);
                document.Y += 2;
                document.Text("H3", [new PdfRun(Clean(heading.TextContent).Trim(), fonts.Bold, PdfLook.Ink)], column with { Size = column.Size + .6 });
                break;
            case IElement { LocalName: "ul" or "ol" } list:
                List(list, column);
                document.Y += 4;
                break;
            case IElement { LocalName: "p" } or IText:
                Paragraph(node, column);
                break;
            case IElement other:
                foreach (var child in other.ChildNodes) Block(child, column);
                break;
        }
    }

    private void Paragraph(INode node, PdfColumn column)
    {
        PdfRun[] runs = [.. Runs(node, fonts.Regular, url: null)];
        if (runs.All(run => string.IsNullOrWhiteSpace(run.Text))) return;
        document.Text("P", runs, column);
        document.Y += 5;
    }

    private void List(IElement list, PdfColumn column)
    {
        using var opened = document.Open("L");
        var number = 0;
        foreach (var item in list.Children.Where(child => child.LocalName == "li"))
        {
            number++;
            using var entry = document.Open("LI");
            document.Keep(2 * column.Leading);
            var top = document.Y;
            document.Text("Lbl", [new PdfRun(list.LocalName == "ol" ? $"{number}." : "•", fonts.Regular, PdfLook.Ink)], column);
            document.Y = top;
            Item(item, column with { Left = column.Left + Indent, Width = column.Width - Indent });
            document.Y += 2;
        }
    }

    private void Item(IElement item, PdfColumn column)
    {
        document.Text("LBody", item.ChildNodes.Where(node => !IsList(node)).SelectMany(node => Runs(node, fonts.Regular, url: null)), column);
        foreach (var inner in item.Children.Where(IsList)) List(inner, column);
    }

    private static bool IsList(INode node) => node is IElement { LocalName: "ul" or "ol" };

    private IEnumerable<PdfRun> Runs(INode node, PdfFont font, string? url)
    {
        if (node is IText words)
            return [new PdfRun(Clean(words.Data), font, url is null ? PdfLook.Ink : PdfLook.Link, url)];
        if (node is not IElement element) return [];
        if (element.LocalName == "br") return [new PdfRun(" ", font, PdfLook.Ink)];
        var inside = element.LocalName switch { "strong" or "b" => fonts.Bold, "em" or "i" or "cite" => fonts.Italic, _ => font };
        var target = element.LocalName == "a" && element.GetAttribute("href") is { Length: > 0 } href ? absolute(href) : url;
        return element.ChildNodes.SelectMany(child => Runs(child, inside, target));
    }

    /// <summary>HTML reads any white space as one space.</summary>
    private static string Clean(string text) => Spaces().Replace(text, " ");

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)] private static partial Regex Spaces();
}
