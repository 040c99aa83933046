using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Core.Mailing;

/// <summary>Has a mail that waits or failed tried at once, with all attempts before it again.</summary>
public sealed class RetryMail(WijschoolDbContext db, MailWakeUp wakeUp, TimeProvider clock)
{
    public async Task<Result<Done>> ExecuteAsync(OutboxMailId id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var changed = await db.Set<OutboxMail>().Where(mail => mail.Id == id && (mail.State == MailState.Failed || mail.State == MailState.Waiting)).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, MailState.Waiting).SetProperty(m => m.Attempts, 0).SetProperty(m => m.DueAt, now)
                .SetProperty(m => m.SettledAt, (DateTimeOffset?)null), ct);
        if (changed == 0) return await db.Set<OutboxMail>().AnyAsync(mail => mail.Id == id, ct) ? MailErrors.Settled : MailErrors.NotFound;
        wakeUp.Set();
        return Done.Value;
    }
}

/// <summary>Calls a mail off that is not on its way.</summary>
public sealed class CancelMail(WijschoolDbContext db, TimeProvider clock)
{
    public async Task<Result<Done>> ExecuteAsync(OutboxMailId id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var changed = await db.Set<OutboxMail>().Where(mail => mail.Id == id && (mail.State == MailState.Failed || mail.State == MailState.Waiting)).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, MailState.Cancelled).SetProperty(m => m.SettledAt, now).SetProperty(m => m.Text, "").SetProperty(m => m.Html, ""), ct);
        if (changed == 0) return await db.Set<OutboxMail>().AnyAsync(mail => mail.Id == id, ct) ? MailErrors.Settled : MailErrors.NotFound;
        return Done.Value;
    }
}
