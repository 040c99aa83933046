using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages;
using WIJschool.Core.Pages.Blocks;

namespace WIJschool.Core.Knowledge;

/// <summary>A research project, report, question from practice or meeting of the knowledge base.</summary>
/// <param name="Kind">As chosen in the back office, such as Promotieonderzoek.</param>
/// <param name="Status">Lopend or Afgerond; null where it does not apply.</param>
public sealed record KnowledgeItem(
    Page Page, string? Kind, string? Status, int? StartYear, int? EndYear, string Region, IReadOnlyList<Block> Body,
    IReadOnlyList<Document> Documents, IReadOnlyList<Source> Sources)
{
    public const string Alias = "knowledgeItem";

    public static KnowledgeItem From(IPublishedContent content, Reading reading)
    {
        var values = reading.Of(content);
        return new KnowledgeItem(
            Page.From(content, reading), values.Choice("knowledgeKind"), values.Choice("projectStatus"), values.Number("startYear"),
            values.Number("endYear"), values.Text("region"), BlockMapper.Body(values), BlockMapper.Documents(values, "documents"),
            BlockMapper.Sources(values, "sources"));
    }
}
