using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WIJschool.Core.Persistence;

namespace WIJschool.Core.Mailing;

/// <summary>Deletes mail that was settled long ago.</summary>
public sealed class ForgetOldMail(WijschoolDbContext db, IOptionsMonitor<MailOptions> options, TimeProvider clock, ILogger<ForgetOldMail> logger)
{
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var settled = clock.GetUtcNow().AddDays(-options.CurrentValue.KeepSettledDays);
        var failed = clock.GetUtcNow().AddDays(-options.CurrentValue.KeepFailedDays);
        var old = db.Set<OutboxMail>().Where(mail =>
            ((mail.State == MailState.Sent || mail.State == MailState.Cancelled) && mail.SettledAt < settled) || (mail.State == MailState.Failed && mail.SettledAt < failed));
        if (!await old.AnyAsync(ct)) return 0; // a delete of nothing would still take SQLite's only write turn
        var count = await old.ExecuteDeleteAsync(ct);
        logger.MailForgotten(count);
        return count;
    }
}
