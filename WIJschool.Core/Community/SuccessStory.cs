using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages;
using WIJschool.Core.Pyramid;

namespace WIJschool.Core.Community;

/// <summary>What a school did and what came of it, told so that another school can use it.</summary>
/// <param name="IsExample">Made up to show how a story looks; always said beside it.</param>
public sealed record SuccessStory(Page Page, string School, string Place, string? Sector, DateOnly? Published, bool IsExample)
{
    public const string Alias = "successStory";

    public RichText Situation { get; init; } = RichText.Empty;
    public RichText Approach { get; init; } = RichText.Empty;
    public RichText Result { get; init; } = RichText.Empty;
    public RichText Lessons { get; init; } = RichText.Empty;
    public IReadOnlyList<PyramidLayer> Layers { get; init; } = [];

    /// <summary>Beside the one at the top. What each shows is its name.</summary>
    public IReadOnlyList<Picture> Pictures { get; init; } = [];
    public IReadOnlyList<Page> Interventions { get; init; } = [];

    public static SuccessStory From(IPublishedContent content, Reading reading)
    {
        var values = reading.Of(content);
        return new SuccessStory(
            Page.From(content, reading), values.Text("schoolName"), values.Text("place"), values.Choice("sector"),
            values.Day("publicationDate"), values.Flag("isExample"))
        {
            Situation = values.Html("situation"),
            Approach = values.Html("approach"),
            Result = values.Html("result"),
            Lessons = values.Html("lessons"),
            Layers = PyramidLayer.FromPicked(values, "layers"),
            Pictures = values.Pictures("pictures"),
            Interventions = [.. values.Picked("interventions").Select(page => Page.From(page, reading))],
        };
    }
}
