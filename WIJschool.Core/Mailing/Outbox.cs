using WIJschool.Core.Persistence;

namespace WIJschool.Core.Mailing;

/// <summary>Where the domain puts its mail: a row in the same transaction as what the mail tells of, sent once that is committed.</summary>
public sealed class Outbox(WijschoolDbContext db, IJointChange change, MailTemplates templates, MailWakeUp wakeUp, TimeProvider clock)
{
    /// <summary>Adds a mail; the caller saves it together with the rest of the change.</summary>
    /// <exception cref="InvalidOperationException">No joint change is open: the mail could tell of what was never committed.</exception>
    public async Task AddAsync(MailKind kind, EmailAddress recipient, string culture, MailContent content)
    {
        if (!change.IsOpen) throw new InvalidOperationException($"Mail {kind.Code} was written outside a joint change.");
        var written = await templates.WriteAsync(kind, culture, content);
        db.Add(new OutboxMail(EntityId.New<OutboxMailId>(clock), kind, recipient, written, clock.GetUtcNow()));
        change.AfterCommit(wakeUp.Set);
    }
}
