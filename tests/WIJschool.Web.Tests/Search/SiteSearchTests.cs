using System.Security.Claims;
using Microsoft.Extensions.Logging.Abstractions;
using Umbraco.Cms.Core.PublishedCache;
using WIJschool.Cms.Search;
using WIJschool.Cms.Search.Content;
using WIJschool.Web.Search;

namespace WIJschool.Web.Tests.Search;

public sealed class SiteSearchTests : IDisposable
{
    private static readonly SearchDocument Open = Document("Kringgesprek", "Pesten", []);
    private static readonly SearchDocument Closed = Document("Kringloop besloten", "Radicalisering", [ContentAccess.Group("Team")]);

    private readonly string folder = Directory.CreateTempSubdirectory("site-search-").FullName;
    private readonly SqliteSearchIndex index;
    private readonly SiteSearch search;

    public SiteSearchTests()
    {
        index = SqliteSearchIndex.Open(SearchIndexNames.External, folder, new SearchOptions(), NullLogger.Instance);
        index.Upsert([Open, Closed]);
        search = new SiteSearch(index, new Dutch());
    }

    [Fact]
    public void Visitor_without_a_sign_in_does_not_learn_that_a_protected_page_exists()
    {
        var result = search.Find(Everything, Visitor(), CancellationToken.None);
        var offered = search.Suggest(new SearchRequest { Query = "kring", Culture = "nl" }, Visitor(), CancellationToken.None);

        Assert.Equal([Open.Key], result.Items.Select(item => item.Key));
        Assert.Equal(1, result.Total);
        Assert.DoesNotContain(result.Facets["themes"], value => value.Value == "Radicalisering");
        Assert.DoesNotContain(offered, item => item.Text.Contains("kringloop", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(search.Find(Everything with { Query = "besloten" }, Visitor(), CancellationToken.None).Items);
    }

    [Fact]
    public void Member_of_the_group_finds_it_counts_it_and_is_offered_its_title()
    {
        var member = Visitor("Team");

        var result = search.Find(Everything, member, CancellationToken.None);

        Assert.Equal(2, result.Total);
        Assert.Contains(result.Facets["themes"], value => value is { Value: "Radicalisering", Count: 1 });
        Assert.Contains(search.Suggest(new SearchRequest { Query = "kring", Culture = "nl" }, member, CancellationToken.None), item => item.Url == Closed.Url);
    }

    [Fact]
    public void Answer_for_a_member_is_not_given_to_the_next_visitor()
    {
        Assert.Equal(2, search.Find(Everything, Visitor("Team"), CancellationToken.None).Total);
        Assert.Equal(1, search.Find(Everything, Visitor(), CancellationToken.None).Total);
        Assert.Equal(1, search.Find(Everything, Visitor("Andere groep"), CancellationToken.None).Total);
    }

    [Fact]
    public void Rights_in_the_request_itself_count_for_nothing() =>
        Assert.Equal(1, search.Find(Everything with { AccessKeys = null }, Visitor(), CancellationToken.None).Total);

    public void Dispose()
    {
        index.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Dutch : IDefaultCultureAccessor
    {
        public string DefaultCulture => "nl";
    }

    private static SearchRequest Everything => new() { Query = "tekst", Culture = "nl", Facets = ["themes"] };

    private static ClaimsPrincipal Visitor(params string[] groups) => new(new ClaimsIdentity(
        groups.Select(group => new Claim(ClaimTypes.Role, group)).Append(new Claim(ClaimTypes.Name, "lid")), groups.Length > 0 ? "test" : null));

    private static SearchDocument Document(string title, string theme, string[] access) => new()
    {
        Key = Guid.NewGuid(),
        Culture = "nl",
        Kind = "intervention",
        Title = title,
        Body = "tekst",
        Url = $"/{title.ToLowerInvariant().Replace(' ', '-')}",
        Keywords = new Dictionary<string, IReadOnlyList<string>> { ["themes"] = [theme] },
        AccessKeys = access,
    };
}
