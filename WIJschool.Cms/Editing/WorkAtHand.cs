namespace WIJschool.Cms.Editing;

/// <summary>What an editor finds when the day begins.</summary>
/// <param name="Drafts">Documents that are new or changed since they were published, last changed first.</param>
/// <param name="Scheduled">What will go online or offline by itself, soonest first.</param>
/// <param name="Published">What went online, last first.</param>
public sealed record WorkAtHand(WorkList Drafts, WorkList Scheduled, WorkList Published);

/// <param name="Total">How many there are below the start nodes of the editor.</param>
/// <param name="Items">The first of them.</param>
public sealed record WorkList(int Total, IReadOnlyList<WorkItem> Items);

/// <param name="Icon">Of the document type.</param>
/// <param name="Date">When it was changed or published, or will be.</param>
/// <param name="User">Who changed it; null when that is not known.</param>
/// <param name="Culture">The language that a schedule is about; null for all of them.</param>
public sealed record WorkItem(Guid Id, string Name, string Icon, DateTimeOffset Date, string? User, WorkState State, string? Culture);

/// <summary>Why a document is in a list.</summary>
public enum WorkState
{
    /// <summary>Not published at this moment.</summary>
    New,

    /// <summary>Published, and changed since.</summary>
    Changed,

    /// <summary>It will go online.</summary>
    Publish,

    /// <summary>It will go offline.</summary>
    Unpublish,

    /// <summary>It is online.</summary>
    Published,
}
