using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages.Blocks;
using WIJschool.Core.Videos;

namespace WIJschool.Core.Pages;

/// <summary>The first page, and what the whole site takes from it: whom to write to and the words at its foot.</summary>
public sealed record HomePage(
    Page Page, string Tagline, IReadOnlyList<Card> Doors, Video? Video, string PyramidHeading, string StoriesHeading,
    ProjectLead? Lead, RichText FooterText)
{
    public static HomePage From(IPublishedContent content, Reading reading)
    {
        var values = reading.Of(content);
        return new HomePage(
            Page.From(content, reading), values.Text("tagline"), BlockMapper.Cards(values, "doors"),
            values.PickedOne("videoPage") is { } video ? VideoMapper.Map(video, reading) : null,
            values.Text("pyramidHeading"), values.Text("storiesHeading"),
            ProjectLead.From(values), values.Html("footerText"));
    }
}

/// <summary>Whom a visitor writes to.</summary>
public sealed record ProjectLead(string Name, string Email)
{
    /// <returns>Null when the editor left the address empty.</returns>
    public static ProjectLead? From(ContentValues home) =>
        home.Text("projectLeadEmail") is { Length: > 0 } email ? new ProjectLead(home.Text("projectLeadName"), email) : null;
}
