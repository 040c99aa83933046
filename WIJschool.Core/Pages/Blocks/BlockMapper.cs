using WIJschool.Core.Videos;

namespace WIJschool.Core.Pages.Blocks;

/// <summary>Turns the blocks of a list into typed ones. A block of a type that the site does not know is left out.</summary>
public static class BlockMapper
{
    public static IReadOnlyList<Block> Body(ContentValues page, string alias = "body")
    {
        var blocks = new List<Block>();
        foreach (var (type, values) in page.Blocks(alias))
        {
            switch (type)
            {
                case "stepBlock" when blocks is [.., StepsBlock last]:
                    blocks[^1] = last with { Steps = [.. last.Steps, StepOf(values)] };
                    break;
                case "cardBlock" when blocks is [.., CardsBlock last]:
                    blocks[^1] = last with { Cards = [.. last.Cards, CardOf(values)] };
                    break;
                default:
                    if (Of(type, values) is { } block)
                        blocks.Add(block);
                    break;
            }
        }
        return blocks;
    }

    public static IReadOnlyList<Step> Steps(ContentValues page, string alias) =>
        [.. page.Blocks(alias).Where(block => block.Alias == "stepBlock").Select(block => StepOf(block.Values))];

    public static IReadOnlyList<Card> Cards(ContentValues page, string alias) =>
        [.. page.Blocks(alias).Where(block => block.Alias == "cardBlock").Select(block => CardOf(block.Values))];

    public static IReadOnlyList<Source> Sources(ContentValues page, string alias) =>
        [.. page.Blocks(alias).Select(block => new Source(
            block.Values.Text("title"), block.Values.Text("authors"), block.Values.Number("year"), WebAddress(block.Values.Text("url"))))];

    public static IReadOnlyList<Document> Documents(ContentValues page, string alias) =>
        [.. page.Blocks(alias)
            .Select(block => (Title: block.Values.Text("title"), File: block.Values.File("file")))
            .Where(item => item.File is not null)
            .Select(item => new Document(item.Title.Length > 0 ? item.Title : item.File!.Name, item.File!))];

    /// <summary>One block by itself; null for a type that the site does not know, or one without what it is to show.</summary>
    public static Block? Of(string type, ContentValues values) => type switch
    {
        "textBlock" => new TextBlock(values.Text("heading"), values.Html("text")),
        "quoteBlock" => new QuoteBlock(values.Text("quote"), values.Text("source")),
        "imageBlock" => values.Picture("image") is { } image
            ? new ImageBlock(image, values.Text("alternativeText"), values.Text("caption")) : null,
        "stepBlock" => new StepsBlock([StepOf(values)]),
        "cardBlock" => new CardsBlock([CardOf(values)]),
        "linksBlock" => new LinksBlock(values.Text("heading"), values.Links("links")),
        "factsBlock" => new FactsBlock(values.Text("heading"), FactsOf(values)),
        "pyramidBlock" => new PyramidBlock(values.Text("heading"), values.Text("text")),
        "videoBlock" => values.PickedOne("videoPage") is { } page && VideoMapper.Map(page, values.Reading) is { } video
            ? new VideoBlock(video) : null,
        "formBlock" => values.PickedOne("form") is { } form ? new FormBlock(values.Text("heading"), form.Key) : null,
        _ => null,
    };

    private static Step StepOf(ContentValues values) => new(values.Text("title"), values.Html("text"), values.Text("duration"));

    private static Card CardOf(ContentValues values) =>
        new(values.Text("title"), values.Text("text"), values.Links("link") is [var link, ..] ? link : null, values.Picture("image"));

    private static IReadOnlyList<Fact> FactsOf(ContentValues values) =>
        [.. values.Blocks("facts").Select(fact => new Fact(fact.Values.Text("label"), fact.Values.Text("value")))];

    /// <summary>Editors paste all kinds of things; only a web address becomes a link.</summary>
    internal static string? WebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? text : null;
}
