using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages;
using WIJschool.Core.Pyramid;

namespace WIJschool.Core.Community;

/// <summary>A situation without an obvious answer, for a team to talk about.</summary>
/// <param name="IsExample">Made up to show how a case looks; always said beside it.</param>
public sealed record CaseStudy(Page Page, string? Sector, DateOnly? Published, bool IsExample)
{
    public const string Alias = "caseStudy";

    /// <summary>Whose it is; empty where editors wrote it.</summary>
    public string School { get; init; } = "";
    public string Place { get; init; } = "";
    public RichText Situation { get; init; } = RichText.Empty;
    public RichText Dilemma { get; init; } = RichText.Empty;
    public RichText Approach { get; init; } = RichText.Empty;
    public RichText Reflection { get; init; } = RichText.Empty;

    /// <summary>Questions to talk about.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];
    public IReadOnlyList<string> Themes { get; init; } = [];
    public IReadOnlyList<PyramidLayer> Layers { get; init; } = [];

    /// <summary>Beside the one at the top. What each shows is its name.</summary>
    public IReadOnlyList<Picture> Pictures { get; init; } = [];
    public IReadOnlyList<Page> Interventions { get; init; } = [];

    public static CaseStudy From(IPublishedContent content, Reading reading)
    {
        var values = reading.Of(content);
        return new CaseStudy(
            Page.From(content, reading), values.Choice("sector"), values.Day("publicationDate"), values.Flag("isExample"))
        {
            School = values.Text("schoolName"),
            Place = values.Text("place"),
            Situation = values.Html("situation"),
            Dilemma = values.Html("dilemma"),
            Approach = values.Html("approach"),
            Reflection = values.Html("reflection"),
            Questions = values.Lines("questions"),
            Themes = values.Lines("themes"),
            Layers = PyramidLayer.FromPicked(values, "layers"),
            Pictures = values.Pictures("pictures"),
            Interventions = [.. values.Picked("interventions").Select(page => Page.From(page, reading))],
        };
    }
}
