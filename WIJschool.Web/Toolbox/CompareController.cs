using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Navigation;
using WIJschool.Core.Toolbox;
using WIJschool.Web.Site;

namespace WIJschool.Web.Toolbox;

/// <param name="ToolboxUrl">Where to choose others.</param>
public sealed record CompareModel(IReadOnlyList<ComparedIntervention> Items, string ToolboxUrl);

/// <param name="UrlWithout">The same comparison without this one.</param>
public sealed record ComparedIntervention(Intervention Intervention, string UrlWithout);

/// <summary>Interventions side by side. What is compared stands in the address, so that it can be sent to a colleague.</summary>
public sealed class CompareController(SiteContext site, FrameBuilder frames) : Controller
{
    /// <summary>More columns than this cannot be read.</summary>
    public const int Most = 4;

    private const string DutchPath = "/gereedschapskist/vergelijk";
    private const string EnglishPath = "/en/toolbox/compare";

    public static string PathFor(string culture) => culture == "en" ? EnglishPath : DutchPath;

    [HttpGet(DutchPath), HttpGet(EnglishPath)]
    public async Task<IActionResult> Show([FromQuery(Name = "id")] Guid[] ids)
    {
        await site.PrepareAsync(HttpContext);
        var reading = site.Reading;
        List<Intervention> items = [.. ids.Distinct().Take(Most).Select(id => site.Tree.Find(id, reading))
            .Where(page => page?.ContentType.Alias == Intervention.Alias).Select(page => InterventionMapper.Map(page!, reading))];

        var model = new CompareModel(
            [.. items.Select(item => new ComparedIntervention(item, UrlOf(items.Where(other => other != item))))], site.UrlOf("toolbox"));
        return View("/Views/Toolbox/Compare.cshtml", new PageModel<CompareModel>(
            frames.ForOwn(HttpContext, site, site["Compare.Title"], Breadcrumbs()), model));
    }

    private static string UrlOf(IEnumerable<Intervention> items, string path) =>
        path + QueryString.Create(items.Select(item => KeyValuePair.Create("id", (string?)item.Page.Key.ToString("D"))));

    private string UrlOf(IEnumerable<Intervention> items) => UrlOf(items, PathFor(site.Culture));

    private List<MenuItem> Breadcrumbs()
    {
        var crumbs = new List<MenuItem>();
        if (site.Tree.One("toolbox", site.Reading) is { } toolbox)
        {
            crumbs.Add(new MenuItem(Guid.Empty, site["Site.Home"], site.Home?.Page.Url ?? "/", site.Culture, []));
            crumbs.Add(new MenuItem(toolbox.Key, site.Reading.NameOf(toolbox), site.Reading.UrlOf(toolbox), site.Reading.CultureOf(toolbox), []));
        }
        crumbs.Add(new MenuItem(Guid.Empty, site["Compare.Title"], Request.Path, site.Culture, []));
        return crumbs;
    }
}
