using WIJschool.Core.Toolbox;
using WIJschool.Web.Site;

namespace WIJschool.Web.Toolbox;

/// <summary>A fact about an intervention that a reader wants to see at a glance.</summary>
/// <param name="Icon">The name of its picture in the set of icons.</param>
public sealed record GlanceRow(string Icon, string Label, string Value);

/// <summary>The facts of an intervention, in the order in which its page and its PDF show them. What is not known is left out.</summary>
public static class GlanceRows
{
    public static IEnumerable<GlanceRow> Of(Intervention item, SiteContext site) => new GlanceRow[]
    {
        new("school", site["Toolbox.Facet.Sector"], string.Join(", ", item.Sectors.Select(site.Labels.Choice))),
        new("person", site["Intervention.Age"], AgeText.Of(item.Age, site.Labels)),
        new("group", site["Toolbox.Facet.GroupSize"], item.GroupSize is { } size ? site.Labels.Choice(size) : ""),
        new("clock", site["Toolbox.Facet.Duration"], item.Duration is { } duration ? site.Labels.Choice(duration) : ""),
        new("coin", site["Toolbox.Facet.Cost"], item.Cost is { } cost ? site[$"Cost.{cost}"] : ""),
        new("person", site["Intervention.LedBy"], string.Join(", ", item.LedBy.Select(site.Labels.Choice))),
        new("evidence", site["Intervention.Evidence"], site[$"Evidence.{item.Evidence}.Short"]),
    }.Where(row => row.Value.Length > 0);
}
