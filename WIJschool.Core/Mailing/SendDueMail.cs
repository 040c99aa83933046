using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WIJschool.Core.Persistence;

namespace WIJschool.Core.Mailing;

/// <summary>
/// Sends the mail that is due. Any number of nodes may do so at once: each mail is claimed by one of them for a while. A node that is
/// killed between the server's yes and the note of it leaves a mail that is sent again when its claim ends: AT LEAST ONCE is chosen
/// over at most once, because an invitation that comes twice does less harm than one that never comes. Both have the same
/// Message-Id, by which a receiving server can drop the second.
/// </summary>
public sealed class SendDueMail(WijschoolDbContext db, IMailTransport transport, IOptionsMonitor<MailOptions> options, TimeProvider clock, ILogger<SendDueMail> logger)
{
    private const int AtOnce = 50;

    /// <returns>How many were sent.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var sent = 0;
        while (await DueAsync(ct) is { Count: > 0 } due)
        {
            foreach (var id in due)
            {
                if (await ClaimAsync(id, ct) is { } mail && await SendAsync(mail)) sent++;
            }
        }
        return sent;
    }

    private Task<List<OutboxMailId>> DueAsync(CancellationToken ct) =>
        Due(clock.GetUtcNow()).OrderBy(mail => mail.DueAt).Select(mail => mail.Id).Take(AtOnce).ToListAsync(ct);

    private IQueryable<OutboxMail> Due(DateTimeOffset now) => db.Set<OutboxMail>().Where(mail =>
        (mail.State == MailState.Waiting && mail.DueAt <= now) || (mail.State == MailState.Sending && mail.ClaimedUntil < now));

    /// <returns>The mail, or null when another node has it by now.</returns>
    private async Task<OutboxMail?> ClaimAsync(OutboxMailId id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var claim = Guid.NewGuid();
        var until = now.AddSeconds(options.CurrentValue.ClaimSeconds);
        var claimed = await Due(now).Where(mail => mail.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(mail => mail.State, MailState.Sending).SetProperty(mail => mail.Claim, claim)
                .SetProperty(mail => mail.ClaimedUntil, until).SetProperty(mail => mail.Attempts, mail => mail.Attempts + 1), ct);
        return claimed == 0 ? null : await db.Set<OutboxMail>().AsNoTracking().SingleOrDefaultAsync(mail => mail.Id == id && mail.Claim == claim, ct);
    }

    // what has begun is ended, also while the site stops: a mail that went out and is not noted goes out again
    private async Task<bool> SendAsync(OutboxMail mail)
    {
        try
        {
            await transport.SendAsync(mail);
        }
#pragma warning disable CA1031 // whatever went wrong, the mail stays and the others are sent
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await NoteFailureAsync(mail, failure);
            return false;
        }
        await Mine(mail).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, MailState.Sent).SetProperty(m => m.SettledAt, clock.GetUtcNow()).SetProperty(m => m.Claim, (Guid?)null)
                .SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null).SetProperty(m => m.LastError, (string?)null)
                .SetProperty(m => m.Text, "").SetProperty(m => m.Html, ""), CancellationToken.None);
        logger.MailSent(mail.Id.Value, mail.Kind, mail.Attempts);
        return true;
    }

    private async Task NoteFailureAsync(OutboxMail mail, Exception failure)
    {
        var now = clock.GetUtcNow();
        var givenUp = IsForGood(failure) || mail.Attempts >= options.CurrentValue.MaxAttempts;
        await Mine(mail).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, givenUp ? MailState.Failed : MailState.Waiting)
                .SetProperty(m => m.SettledAt, givenUp ? now : (DateTimeOffset?)null)
                .SetProperty(m => m.DueAt, now + options.CurrentValue.RetryAfter(mail.Attempts))
                .SetProperty(m => m.LastError, Describe(failure))
                .SetProperty(m => m.Claim, (Guid?)null).SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null), CancellationToken.None);
        if (givenUp) logger.MailGivenUp(mail.Id.Value, mail.Kind, mail.Attempts, Describe(failure));
        else logger.MailFailed(mail.Id.Value, mail.Kind, mail.Attempts, Describe(failure));
    }

    // whose claim ended meanwhile, because its server took too long, no longer speaks for the mail
    private IQueryable<OutboxMail> Mine(OutboxMail mail) => db.Set<OutboxMail>().Where(m => m.Id == mail.Id && m.Claim == mail.Claim);

    // 550 to 554: there is no such mailbox, or it takes nothing from us; 4xx comes and goes
    private static bool IsForGood(Exception failure) => failure is SmtpException { StatusCode: >= SmtpStatusCode.MailboxUnavailable and <= SmtpStatusCode.TransactionFailed };

    // the message of an SMTP error may hold the address
    private static string Describe(Exception failure) => failure is SmtpException smtp ? $"SMTP {(int)smtp.StatusCode} {smtp.StatusCode}" : failure.GetType().Name;
}
