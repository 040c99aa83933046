namespace WIJschool.Browser.Tests;

/// <summary>One page of each kind that the site has, and its states that look different.</summary>
/// <param name="Name">As the screenshots are named.</param>
/// <param name="Status">What the site answers there.</param>
public sealed record PageType(string Name, string Address, int Status = 200)
{
    public static IReadOnlyList<PageType> All { get; } =
    [
        new("home", "/"),
        new("overview", "/over"),
        new("content", "/over/missie"),
        new("content-steps", "/over/de-vier-stappen"),
        new("alliance", "/over/alliantie"),
        new("partner", "/over/alliantie/viaa"),
        new("philosophy", "/filosofie"),
        new("layer", "/filosofie/dialoog"),
        new("toolbox", "/gereedschapskist"),
        new("toolbox-filtered", "/gereedschapskist?laag=dialoog&thema=polarisatie"),
        new("toolbox-empty", "/gereedschapskist?q=zzzzzzzz"),
        new("intervention", "/gereedschapskist/legpuzzelmethode"),
        new("compare-empty", "/gereedschapskist/vergelijk"),
        new("stories", "/succesverhalen"),
        new("story", "/succesverhalen/van-twee-kampen-naar-een-kantine"),
        new("cases", "/casussen"),
        new("case", "/casussen/de-vlag-in-de-lunchpauze"),
        new("knowledge", "/kennisbank"),
        new("knowledge-item", "/kennisbank/promotieonderzoek-samenwerken-in-de-praktijk"),
        new("news", "/nieuws"),
        new("news-item", "/nieuws/de-site-van-wijschool-is-open"),
        new("video", "/video"),
        new("contact", "/contact"),
        new("form", "/formulieren/praktijkvraag"),
        new("search", "/zoeken?q=polarisatie"),
        new("search-empty", "/zoeken?q=zzzzzzzz"),
        new("sitemap", "/sitemap"),
        new("not-found", "/bestaat-niet", 404),
        new("home-english", "/en"),
        new("philosophy-english", "/en/philosophy"),
    ];

    public static TheoryData<string> Names => new(All.Select(type => type.Name));

    public static PageType Named(string name) => All.Single(type => type.Name == name);

    public override string ToString() => Name;
}
