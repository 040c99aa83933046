using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Stories;

/// <summary>What the site mails about stories.</summary>
public static class StoryMails
{
    public static readonly MailKind ChangesAsked = new("Story.ChangesAsked", ["title", "school", "message"], HasLink: true);

    public static readonly MailKind Declined = new("Story.Declined", ["title", "school", "reason"], HasLink: true);

    public static readonly MailKind Published = new("Story.Published", ["title", "school"], HasLink: true);

    public static readonly MailKind TakenOffline = new("Story.TakenOffline", ["title", "school"], HasLink: true);

    /// <summary>To the school of a story: another one asks something.</summary>
    public static readonly MailKind Asked = new("Story.Asked", ["title", "asker", "question"], HasLink: true);

    /// <summary>To whoever asked.</summary>
    public static readonly MailKind Answered = new("Story.Answered", ["title", "school", "answer"], HasLink: true);
}

/// <summary>Finds out who of a school gets mail about a story: whoever began it, as long as they are there, or else the school's contact.</summary>
public sealed class StoryPost(WijschoolDbContext db, SchoolPeople people, Outbox outbox)
{
    /// <summary>Adds a mail to the change that is open.</summary>
    public async Task SendAsync(SchoolStory story, School school, MailKind kind, Uri link, CancellationToken ct, params (string Placeholder, string Text)[] values)
    {
        var author = story.Author is { } member && await db.MembershipAsync(school.Id, member, ct) is not null ? people.MailOf(member) : null;
        await outbox.AddAsync(kind, author ?? school.ContactMail, author is null ? school.ContactCulture : story.Culture, MailContent.Of(link, [("title", story.Title), .. values]));
    }
}
