using WIJschool.Core.Schools;

namespace WIJschool.Core.Stories;

public enum StoryKind
{
    /// <summary>What a school did and what came of it: becomes a <c>successStory</c>.</summary>
    Success,

    /// <summary>A situation without an obvious answer, to talk about: becomes a <c>caseStudy</c>.</summary>
    Case,
}

public enum StoryState
{
    /// <summary>The school is writing.</summary>
    Draft,

    /// <summary>An editor has to read it.</summary>
    Submitted,

    /// <summary>The editor asked something; the school is writing again.</summary>
    ChangesAsked,

    Published,

    /// <summary>It was published and is so no longer.</summary>
    Offline,

    /// <summary>It will not be published.</summary>
    Declined,
}

/// <summary>
/// A story or case as a school writes it, and how far it is. Once it was submitted there is a document of Umbraco, which is what editors
/// change and publish; what the school writes after that becomes the next version of it.
/// </summary>
public sealed class SchoolStory
{
    private SchoolStory()
    {
    }

    public SchoolStory(StoryId id, School school, MemberKey author, StoryBasics basics, string culture, DateTimeOffset now)
    {
        Id = id;
        SchoolId = school.Id;
        Sector = school.Sector;
        Author = author;
        Culture = culture;
        StartedAt = ChangedAt = now;
        basics.WriteInto(this);
    }

    public StoryId Id { get; private init; }

    public SchoolId SchoolId { get; private init; }

    /// <summary>Who began it; null once that person's data were erased.</summary>
    public MemberKey? Author { get; private set; }

    /// <summary>The language in which its author reads the site, and gets mail.</summary>
    public string Culture { get; private init; } = "";

    public StoryKind Kind { get; internal set; }

    public StoryState State { get; private set; }

    public Sector Sector { get; internal set; }

    public string Title { get; internal set; } = "";

    public string Intro { get; internal set; } = "";

    public string Situation { get; internal set; } = "";

    /// <summary>Of a case only: why it was hard.</summary>
    public string Dilemma { get; internal set; } = "";

    public string Approach { get; internal set; } = "";

    public string Result { get; internal set; } = "";

    /// <summary>What others can learn; of a case the questions to talk about, one a line.</summary>
    public string Lessons { get; internal set; } = "";

    public PageKeys Interventions { get; internal set; } = PageKeys.None;

    public PageKeys Layers { get; internal set; } = PageKeys.None;

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset ChangedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>What an editor asked for, or why it was declined.</summary>
    public string? EditorMessage { get; private set; }

    /// <summary>The key of its document; null until it was submitted, and after an editor deleted that for good.</summary>
    public Guid? Document { get; private set; }

    /// <summary>Whether the document lies in the recycle bin.</summary>
    public bool IsBinned { get; private set; }

    /// <summary>Raised each time the school saves: whoever saves what was read before that is told.</summary>
    public int Revision { get; private set; }

    /// <summary>Raised by whoever changes the story: the row that they wait for each other at.</summary>
    public int Version { get; private init; }

    public bool IsEditable => State is StoryState.Draft or StoryState.ChangesAsked;

    /// <summary>Writes a part of it.</summary>
    internal void Write(StoryPart part, DateTimeOffset now)
    {
        part.WriteInto(this);
        Touch(now);
    }

    /// <summary>Something that belongs to it was changed.</summary>
    internal void Touch(DateTimeOffset now) => (ChangedAt, Revision) = (now, Revision + 1);

    internal void Submit(Guid document, DateTimeOffset now) =>
        (State, Document, SubmittedAt, EditorMessage, Revision) = (StoryState.Submitted, document, now, null, Revision + 1);

    internal void AskForChanges(string message) => (State, EditorMessage) = (StoryState.ChangesAsked, message);

    internal void Decline(string reason) => (State, EditorMessage) = (StoryState.Declined, reason);

    /// <summary>Takes over what became of the document.</summary>
    /// <returns>Whether the story is in another state now.</returns>
    internal bool Follow(DocumentState document, DateTimeOffset now)
    {
        var before = State;
        State = document switch
        {
            DocumentState.Published => StoryState.Published,
            DocumentState.Binned or DocumentState.Gone => State is StoryState.Published or StoryState.Offline ? StoryState.Offline : StoryState.Declined,
            _ when State == StoryState.Published => StoryState.Offline,
            _ when State == StoryState.Declined && IsBinned => StoryState.Submitted, // it was taken out of the bin again
            _ => State,
        };
        IsBinned = document == DocumentState.Binned;
        if (document == DocumentState.Gone) Document = null;
        if (State == before) return false;
        if (State == StoryState.Published) (PublishedAt, EditorMessage) = (now, null);
        return true;
    }

    internal void ForgetAuthor() => Author = null;
}

/// <summary>How the document of a story stands.</summary>
public enum DocumentState
{
    /// <summary>Not published, or not any more.</summary>
    Draft,
    Published,
    Binned,
    Gone,
}
