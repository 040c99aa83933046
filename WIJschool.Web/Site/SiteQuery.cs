using System.Globalization;
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

    private const int LastCommonPage = 20;

    /// <summary>What was asked of the page, without what it does not look at.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(HttpContext http)
    {
        if (http.Request.Query.Count == 0) return [];
        var found = new List<KeyValuePair<string, string>>();
        foreach (var name in Names)
        {
            if (!http.Request.Query.TryGetValue(name, out var values)) continue;
            found.AddRange(values.OfType<string>().Select(value => KeyValuePair.Create(name, value)));
        }
        return found;
    }

    /// <summary>
    /// Whether so little is asked, in words that the site itself offers, that others will ask the same: nothing, one choice of a
    /// facet, or one of the first pages of a list. There are not many of these, whatever visitors type.
    /// </summary>
    /// <param name="layers">The codes of the layers, which are content.</param>
    public static bool IsCommon(HttpContext http, Func<IEnumerable<string>> layers) => Of(http) switch
    {
        [] => true,
        [(Paging.Parameter, var page)] => Enumerable.Range(2, LastCommonPage - 1).Any(number => page == number.ToString(CultureInfo.InvariantCulture)),
        [var (name, value)] when Facets.All.FirstOrDefault(facet => facet.Parameter == name) is { } facet =>
            facet == Facets.Layer ? layers().Contains(value) : facet.Choices.Any(choice => Facets.SlugOf(choice) == value),
        _ => false,
    };

    /// <summary>The address of the page from the root of the site on.</summary>
    public static string AddressOf(HttpContext http) => http.Request.Path + new QueryBuilder(Of(http)).ToQueryString().ToString();
}
