using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Stories;

/// <summary>What one step of the form holds. A part may be unfinished; it may not be too long.</summary>
public abstract record StoryPart
{
    public const int LongestTitle = 120;
    public const int LongestIntro = 400;
    public const int LongestText = 6000;

    /// <returns>What is wrong with it, or null.</returns>
    internal abstract DomainError? Check();

    internal abstract void WriteInto(SchoolStory story);

    private protected static string Tidy(string text) => text.ReplaceLineEndings("\n").Trim();

    private protected static DomainError? TooLong(params (string Field, string Text)[] texts) =>
        texts.FirstOrDefault(text => Tidy(text.Text).Length > LongestText).Field is { } field ? StoryErrors.TextTooLong.About(field) : null;
}

/// <param name="Title">1 to 120 characters.</param>
/// <param name="Intro">At most 400 characters.</param>
/// <param name="Sector">Null for the school's own.</param>
public sealed record StoryBasics(StoryKind Kind, string Title, string Intro, Sector? Sector) : StoryPart
{
    internal override DomainError? Check() =>
        Tidy(Title).Length is 0 or > LongestTitle ? StoryErrors.TitleInvalid : Tidy(Intro).Length > LongestIntro ? StoryErrors.IntroTooLong : null;

    internal override void WriteInto(SchoolStory story)
    {
        if (story.Document is null) story.Kind = Kind; // a document keeps its type
        story.Title = Tidy(Title).Replace('\n', ' ');
        story.Intro = Tidy(Intro);
        story.Sector = Sector ?? story.Sector;
    }
}

public sealed record StoryWhat(string Situation, string Dilemma, string Approach) : StoryPart
{
    internal override DomainError? Check() => TooLong(("Situation", Situation), ("Dilemma", Dilemma), ("Approach", Approach));

    internal override void WriteInto(SchoolStory story) =>
        (story.Situation, story.Dilemma, story.Approach) = (Tidy(Situation), Tidy(Dilemma), Tidy(Approach));
}

public sealed record StoryOutcome(string Result, string Lessons) : StoryPart
{
    internal override DomainError? Check() => TooLong(("Result", Result), ("Lessons", Lessons));

    internal override void WriteInto(SchoolStory story) => (story.Result, story.Lessons) = (Tidy(Result), Tidy(Lessons));
}

/// <summary>The pages that belong to it; the caller has seen that they are what they should be.</summary>
public sealed record StoryLinks(PageKeys Interventions, PageKeys Layers) : StoryPart
{
    internal override DomainError? Check() => null;

    internal override void WriteInto(SchoolStory story) => (story.Interventions, story.Layers) = (Interventions, Layers);
}
