using Microsoft.AspNetCore.Http.Extensions;
using WIJschool.Core.Toolbox;
using WIJschool.Web.Toolbox;

namespace WIJschool.Web.Site;

/// <summary>
/// The parameters that pages look at. All others, such as those that a newsletter adds, change nothing: they are not repeated
/// in links, and a page that was kept is the same with them and without.
/// </summary>
public static class SiteQuery
{
    /// <summary>The words that a visitor looks for.</summary>
    public const string Text = "q";

    /// <summary>The interventions that are compared.</summary>
    public const string Compared = "id";

    public static readonly IReadOnlyList<string> Names =
    [
        Text, Compared, Paging.Parameter, ToolboxAddress.AgeParameter, ToolboxAddress.SortParameter, .. Facets.All.Select(facet => facet.Parameter),
    ];

    /// <summary>What was asked of the page, without what it does not look at.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(HttpContext http) => http.Request.Query.Count == 0
        ? []
        : http.Request.Query.Where(pair => Names.Contains(pair.Key))
            .SelectMany(pair => pair.Value.OfType<string>().Select(value => KeyValuePair.Create(pair.Key, value)));

    /// <summary>The address of the page from the root of the site on.</summary>
    public static string AddressOf(HttpContext http) => http.Request.Path + new QueryBuilder(Of(http)).ToQueryString().ToString();
}
