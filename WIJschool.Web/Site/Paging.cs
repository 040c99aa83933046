using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace WIJschool.Web.Site;

/// <summary>Which page of a list is shown. A page that does not exist reads as the nearest that does.</summary>
/// <param name="Current">From 1 on.</param>
public sealed record Paging(int Current, int PageCount, int PageSize, string Path, IReadOnlyList<KeyValuePair<string, string>> Query)
{
    public const string Parameter = "pagina";

    public int Skip => (Current - 1) * PageSize;

    public static Paging Of(HttpContext http, int total, int pageSize)
    {
        var count = Math.Max(1, (total + pageSize - 1) / pageSize);
        var rest = SiteQuery.Of(http).Where(pair => pair.Key != Parameter);
        return new Paging(Math.Clamp(Asked(http), 1, count), count, pageSize, http.Request.Path, [.. rest]);
    }

    /// <summary>The page that the address asks for, before it is known how many there are.</summary>
    public static int Asked(HttpContext http) =>
        int.TryParse(http.Request.Query[Parameter], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1;

    /// <summary>The address of a page of the list, with everything else the reader chose.</summary>
    public string UrlOf(int page)
    {
        var query = new QueryBuilder(Query);
        if (page > 1)
            query.Add(Parameter, page.ToString(CultureInfo.InvariantCulture));
        return Path + query.ToQueryString();
    }

    /// <summary>The pages to offer: the first, the last and those around the current one; 0 stands for a gap.</summary>
    public IEnumerable<int> Offered()
    {
        var last = 0;
        for (var page = 1; page <= PageCount; page++)
        {
            if (page != 1 && page != PageCount && Math.Abs(page - Current) > 1)
                continue;
            if (page - last > 1)
                yield return 0;
            yield return last = page;
        }
    }
}
