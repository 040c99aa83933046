using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;

namespace WIJschool.Core.Mailing;

/// <summary>The mail that was not sent: what failed first, as somebody has to look at it, then what is on its way or waits, the oldest first.</summary>
public sealed class UnsentMail(WijschoolDbContext db)
{
    private const int Most = 200;

    /// <param name="take">At most 200.</param>
    public async Task<UnsentMailPage> ReadAsync(int skip, int take, CancellationToken ct)
    {
        var unsent = db.Set<OutboxMail>().AsNoTracking().Where(mail =>
            mail.State == MailState.Failed || mail.State == MailState.Sending || mail.State == MailState.Waiting);
        var total = await unsent.CountAsync(ct);
        var mails = await unsent.OrderByDescending(mail => mail.State == MailState.Failed).ThenBy(mail => mail.WrittenAt).ThenBy(mail => mail.Id)
            .Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 0, Most))
            .Select(mail => new UnsentMailItem(mail.Id, mail.Kind, mail.Recipient, mail.Subject, mail.State, mail.Attempts, mail.WrittenAt, mail.DueAt, mail.LastError)).ToListAsync(ct);
        return new UnsentMailPage(total, mails);
    }
}

/// <param name="Total">How many there are in all.</param>
public sealed record UnsentMailPage(int Total, IReadOnlyList<UnsentMailItem> Items);

/// <summary>A mail without what it says: its link is for nobody but its reader.</summary>
public sealed record UnsentMailItem(
    OutboxMailId Id, string Kind, EmailAddress Recipient, string Subject, MailState State, int Attempts, DateTimeOffset WrittenAt, DateTimeOffset DueAt, string? LastError);
