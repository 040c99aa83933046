using WIJschool.Core.Schools;

namespace WIJschool.Core.Stories;

/// <summary>That a story helps somebody of a school. One a person and a story.</summary>
public sealed class StoryAppreciation
{
    private StoryAppreciation()
    {
    }

    public StoryAppreciation(Guid document, MemberKey member, DateTimeOffset now)
    {
        Document = document;
        Member = member;
        At = now;
    }

    /// <summary>The key of the story's page, of a school's or an editor's.</summary>
    public Guid Document { get; private init; }

    public MemberKey Member { get; private init; }

    public DateTimeOffset At { get; private init; }
}

/// <summary>What a school asks another one about its story, and the answer. On the page stand the schools and no person.</summary>
public sealed class StoryQuestion
{
    public const int LongestText = 1000;
    public const int LongestAnswer = 2000;

    private StoryQuestion()
    {
    }

    public StoryQuestion(StoryQuestionId id, StoryId story, Asker asker, string text, DateTimeOffset now)
    {
        Id = id;
        StoryId = story;
        AskedBy = asker.Member;
        AskingSchool = asker.School;
        Culture = asker.Culture;
        Text = text;
        AskedAt = now;
    }

    public StoryQuestionId Id { get; private init; }

    public StoryId StoryId { get; private init; }

    /// <summary>Null once that person's data were erased.</summary>
    public MemberKey? AskedBy { get; private init; }

    public SchoolId AskingSchool { get; private init; }

    /// <summary>The language in which the asker gets mail.</summary>
    public string Culture { get; private init; } = "";

    /// <summary>1 to 1000 characters.</summary>
    public string Text { get; private init; } = "";

    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>1 to 2000 characters; null while there is none.</summary>
    public string? Answer { get; private set; }

    public MemberKey? AnsweredBy { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>When somebody reported it first; null again once an editor looked at it.</summary>
    public DateTimeOffset? ReportedAt { get; private set; }

    /// <summary>Whether an editor took it off the page.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>Raised by whoever changes it: the row that they wait for each other at.</summary>
    public int Version { get; private init; }

    internal void Give(string answer, MemberKey by, DateTimeOffset now) => (Answer, AnsweredBy, AnsweredAt) = (answer, by, now);

    internal void Report(DateTimeOffset now) => ReportedAt ??= now;

    internal void Judge(bool isHidden) => (IsHidden, ReportedAt) = (isHidden, null);
}

/// <param name="Culture">The language in which this person reads the site.</param>
public sealed record Asker(SchoolId School, MemberKey Member, string Culture);
