using WIJschool.Core.Pages;
using WIJschool.Core.Pyramid;
using WIJschool.Core.Schools;
using WIJschool.Core.Stories;
using WIJschool.Web.Members;

namespace WIJschool.Web.Stories;

/// <summary>The stories of a school.</summary>
public sealed record StoryList(IReadOnlyList<SchoolStory> Stories) : MemberForm;

/// <summary>How far a story is.</summary>
/// <param name="PublicUrl">Null while it is not on the site.</param>
public sealed record StoryStatus(SchoolStory Story, string? PublicUrl) : MemberForm
{
    public bool MayBeRemoved => Story.State is StoryState.Draft or StoryState.Declined;
}

/// <summary>A step of the form: its name in addresses, which is also that of its heading.</summary>
public static class StorySteps
{
    public const string Basics = "begin", What = "aanpak", Outcome = "resultaat", Links = "kenmerken", Pictures = "fotos", Submit = "insturen";

    public static readonly IReadOnlyList<string> All = [Basics, What, Outcome, Links, Pictures, Submit];

    /// <summary>The step in which a field stands.</summary>
    public static string Of(string field) => field switch
    {
        "Situation" or "Dilemma" or "Approach" => What,
        "Result" or "Lessons" => Outcome,
        _ => Basics,
    };

    public static string After(string step) => All[Math.Min(All.IndexOf(step) + 1, All.Count - 1)];

    private static int IndexOf(this IReadOnlyList<string> steps, string step) => Math.Max(0, steps.ToList().IndexOf(step));

    /// <summary>From 1 on.</summary>
    public static int NumberOf(string step) => All.IndexOf(step) + 1;
}

/// <summary>What somebody sent in one step. A step has only some of these.</summary>
/// <param name="Revision">Of what was read.</param>
/// <param name="Wish">Which button it was.</param>
public sealed record StoryAnswer(
    int Revision, string? Wish, StoryKind Kind, string? Title, string? Intro, Sector? Sector, string? Situation, string? Dilemma, string? Approach, string? Result,
    string? Lessons, Guid[]? Interventions, Guid[]? Layers)
{
    /// <summary>What a story holds, as if somebody had just sent all of it.</summary>
    public static StoryAnswer Of(SchoolStory story) => new(
        story.Revision, null, story.Kind, story.Title, story.Intro, story.Sector, story.Situation, story.Dilemma, story.Approach, story.Result, story.Lessons,
        [.. story.Interventions.Keys], [.. story.Layers.Keys]);
}

/// <summary>One step of the form.</summary>
/// <param name="Story">As it is stored; null for one that is begun.</param>
/// <param name="Typed">As it was typed.</param>
/// <param name="Id">Of the story, also before it is stored: a form that is sent twice begins one story.</param>
public sealed record StepForm(string Step, StoryId Id, SchoolStory? Story, StoryAnswer Typed) : MemberForm
{
    /// <summary>What can be chosen; empty for a step without choices.</summary>
    public IReadOnlyList<StoryChoice> Interventions { get; init; } = [];

    public IReadOnlyList<PyramidLayer> Layers { get; init; } = [];

    public bool IsCase => Typed.Kind == StoryKind.Case;

    public bool HasDocument => Story?.Document is not null;
}

/// <param name="IsSaved">Whether the school saved it.</param>
public sealed record StoryChoice(Page Page, bool IsSaved);

/// <summary>The step with the pictures.</summary>
/// <param name="AltText">As it was typed.</param>
public sealed record PicturesForm(SchoolStory Story, IReadOnlyList<PictureRow> Pictures, string AltText) : MemberForm;

/// <summary>The last step: the story as others will read it, and what is still empty.</summary>
/// <param name="Missing">The fields.</param>
public sealed record SubmitForm(SchoolStory Story, IReadOnlyList<PictureRow> Pictures, IReadOnlyList<string> Missing, IReadOnlyList<string> Interventions) : MemberForm;
