using WIJschool.Core.Persistence;

namespace WIJschool.Core.Mailing;

/// <summary>Where the domain puts its mail: a row in the same transaction as what the mail tells of, sent once that is committed.</summary>
public sealed class Outbox(WijschoolDbContext db, IJointChange change, MailTemplates templates, MailWakeUp wakeUp, TimeProvider clock)
{
    /// <summary>Adds a mail; the caller saves it together with the rest of the change.</summary>
    /// <exception cref="InvalidOperationException">No joint change is open: the mail could tell of what was never committed.</exception>
    public async Task AddAsync(MailKind kind, EmailAddress recipient, string culture, MailContent content)
    {
        EnsureOpen(kind.Code);
        Add(kind, recipient, await templates.WriteAsync(kind, culture, content));
    }

    /// <summary>Adds a mail of which an editor wrote the words.</summary>
    /// <param name="code">What kind of mail it is, as <see cref="MailKind.Code"/>.</param>
    /// <inheritdoc cref="AddAsync(MailKind, EmailAddress, string, MailContent)"/>
    public async Task AddAsync(string code, EmailAddress recipient, string culture, EditorMail mail)
    {
        EnsureOpen(code);
        Add(new MailKind(code, [], HasLink: false), recipient, await templates.WriteAsync(culture, mail));
    }

    private void EnsureOpen(string code)
    {
        if (!change.IsOpen) throw new InvalidOperationException($"Mail {code} was written outside a joint change.");
    }

    private void Add(MailKind kind, EmailAddress recipient, WrittenMail written)
    {
        db.Add(new OutboxMail(EntityId.New<OutboxMailId>(clock), kind, recipient, written, clock.GetUtcNow()));
        change.AfterCommit(wakeUp.Set);
    }
}
