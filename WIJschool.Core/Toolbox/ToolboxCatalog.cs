namespace WIJschool.Core.Toolbox;

/// <summary>
/// The interventions in order of name, with what each can be filtered by worked out: made once, it answers any number of
/// questions.
/// </summary>
public sealed class ToolboxCatalog
{
    private ToolboxCatalog(IReadOnlyList<CatalogRow> rows) => Rows = rows;

    public int Count => Rows.Count;

    internal IReadOnlyList<CatalogRow> Rows { get; }

    public static ToolboxCatalog Of(IEnumerable<Intervention> interventions, StringComparer byName) => new(
        [.. interventions.OrderBy(item => item.Page.Title, byName).Select(CatalogRow.Of)]);
}

/// <param name="Slugs">Per facet, in the order of <see cref="Facets.All"/>, what the intervention has of it.</param>
internal sealed record CatalogRow(Intervention Intervention, string[][] Slugs)
{
    public static CatalogRow Of(Intervention intervention) =>
        new(intervention, [.. Facets.All.Select(facet => facet.SlugsOf(intervention).Distinct(StringComparer.Ordinal).ToArray())]);
}
