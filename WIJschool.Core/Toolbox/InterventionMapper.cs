using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages;
using WIJschool.Core.Pages.Blocks;
using WIJschool.Core.Pyramid;

namespace WIJschool.Core.Toolbox;

public static class InterventionMapper
{
    public static Intervention Map(IPublishedContent content, Reading reading)
    {
        var values = reading.Of(content);
        return Characteristics(values, new Intervention(Page.From(content, reading))) with
        {
            Goal = values.Text("goal"),
            Description = values.Html("description"),
            WorksWhen = values.Lines("worksWhen"),
            Steps = BlockMapper.Steps(values, "steps"),
            Preparation = values.Text("preparation"),
            EvidenceText = values.Html("evidenceText"),
            Sources = BlockMapper.Sources(values, "sources"),
            Materials = BlockMapper.Documents(values, "materials"),
            Related = [.. values.Picked("related").Select(page => Page.From(page, reading))],
        };
    }

    /// <summary>What a list of interventions shows and filters by, without the long texts.</summary>
    public static Intervention MapSummary(IPublishedContent content, Reading reading)
    {
        var values = reading.Of(content);
        return Characteristics(values, new Intervention(Page.From(content, reading)) { Goal = values.Text("goal") });
    }

    private static Intervention Characteristics(ContentValues values, Intervention intervention) => intervention with
    {
        Kind = values.Choice("interventionKind"),
        Layers = PyramidLayer.FromPicked(values, "layers"),
        Themes = values.Lines("themes"),
        Sectors = values.Lines("sectors"),
        Age = new AgeRange(values.Number("ageFrom"), values.Number("ageTo")),
        GroupSize = values.Choice("groupSize"),
        Duration = values.Choice("duration"),
        Cost = values.Choice("cost"),
        LedBy = values.Lines("ledBy"),
        EvidenceChoice = values.Choice("evidenceLevel"),
    };
}
