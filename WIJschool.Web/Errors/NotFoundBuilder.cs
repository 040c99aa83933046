using System.Text.RegularExpressions;
using WIJschool.Cms.Search;
using WIJschool.Core.Pages;
using WIJschool.Web.Search;
using WIJschool.Web.Site;

namespace WIJschool.Web.Errors;

/// <summary>The page for an address where nothing is.</summary>
/// <param name="Words">The words of that address, to search for.</param>
/// <param name="Suggestions">Pages that those words bring up.</param>
public sealed record NotFoundModel(ContentPage Content, string Words, IReadOnlyList<SearchHit> Suggestions);

public sealed partial class NotFoundBuilder(FrameBuilder frames, SiteSearch search) : IPageBuilder
{
    private const int Shown = 5;
    private const int LongestPath = 120;

    public IReadOnlyList<string> Aliases { get; } = ["notFoundPage"];

    public ValueTask<PageModel> BuildAsync(PageRequest request)
    {
        var page = request.Read(ContentPage.From);
        var words = WordsOf(request.Http.Request.Path);
        var hits = words.Length == 0 ? [] : search.Find(
            new SearchRequest { Query = words, Culture = request.Reading.Culture, Take = Shown }, request.Http.User, request.Aborted).Items;
        var frame = frames.For(request, page.Page, isHidden: true) with { Alternates = [] };
        return new(new PageModel<NotFoundModel>(frame, new NotFoundModel(page, words, hits)));
    }

    /// <summary>The last step of an address as words: /methodes/peer-mediation.aspx gives "peer mediation".</summary>
    public static string WordsOf(string path)
    {
        var last = path.TrimEnd('/').Split('/')[^1];
        var name = Path.GetFileNameWithoutExtension(last.Length > LongestPath ? last[..LongestPath] : last);
        return Separators().Replace(name, " ").Trim();
    }

    [GeneratedRegex(@"[^\p{L}\p{N}]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)] private static partial Regex Separators();
}
