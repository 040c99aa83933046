using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Forms;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Newsletters;

/// <summary>
/// Somebody fills in an address for the newsletter, which is mailed a link. What the form answers is the same for every address: nobody
/// learns here who gets the newsletter.
/// </summary>
public sealed class Subscribe(WijschoolDbContext db, Outbox outbox, INewsletterLinks links, TimeProvider clock) : IFormWorkflow
{
    /// <summary>How long the link is good, in days.</summary>
    public const int LinkDays = 7;

    public string Alias => "newsletter";

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(FormSubmission submission, FormWorkflowStep step, CancellationToken ct)
    {
        if (submission.Mail("mail") is not { } mail) return MailErrors.AddressInvalid;
        var now = clock.GetUtcNow();
        var subscriber = await db.Set<Subscriber>().SingleOrDefaultAsync(s => s.Mail == mail, ct);
        if (subscriber?.ConfirmedAt is not null)
        {
            await outbox.AddAsync(NewsletterMails.Welcome, mail, submission.Culture, MailContent.Of(links.SignOff(subscriber.SignOffCode, submission.Culture)));
            return Done.Value;
        }
        if (subscriber is null) db.Add(subscriber = new Subscriber(EntityId.New<SubscriberId>(clock), mail, now));
        var code = OneTimeCode.New();
        subscriber.Ask(code, submission.Text("name"), submission.Culture, now);
        await outbox.AddAsync(NewsletterMails.Confirm, mail, submission.Culture, MailContent.Of(
            links.Confirm(code, submission.Culture), ("days", LinkDays.ToString(CultureInfo.InvariantCulture))));
        await db.SaveChangesAsync(ct);
        return Done.Value;
    }
}

/// <summary>Whoever was mailed follows the link and gets the newsletter from now on.</summary>
public sealed class ConfirmSubscription(WijschoolDbContext db, IJointChange change, Outbox outbox, INewsletterLinks links, TimeProvider clock, ILogger<ConfirmSubscription> logger)
{
    /// <returns><see cref="NewsletterErrors.LinkWorthless"/> when it cannot be.</returns>
    public Task<Result<Done>> ExecuteAsync(OneTimeCode code, CancellationToken ct) => change.RunAsync(inner => ConfirmAsync(code.Hash(), inner), ct);

    private async Task<Result<Done>> ConfirmAsync(string hash, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var oldest = now.AddDays(-Subscribe.LinkDays);
        // a second click waits for the first here, and then finds nothing
        var found = await db.Set<Subscriber>().Where(s => s.CodeHash == hash && s.AskedAt > oldest)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.AskedAt, s => s.AskedAt), ct);
        if (found == 0 || await db.Set<Subscriber>().SingleOrDefaultAsync(s => s.CodeHash == hash, ct) is not { } subscriber) return NewsletterErrors.LinkWorthless;
        subscriber.Confirm(now);
        await outbox.AddAsync(NewsletterMails.Welcome, subscriber.Mail, subscriber.Culture, MailContent.Of(links.SignOff(subscriber.SignOffCode, subscriber.Culture)));
        await db.SaveChangesAsync(ct);
        logger.SubscriptionConfirmed(subscriber.Id.Value);
        return Done.Value;
    }
}

/// <summary>Whoever gets the newsletter no longer wants it.</summary>
public sealed class SignOff(WijschoolDbContext db)
{
    /// <summary>Signing off twice is fine: the second time nobody is there any more.</summary>
    public async Task ExecuteAsync(string code, CancellationToken ct) => await db.Set<Subscriber>().Where(s => s.SignOffCode == code).ExecuteDeleteAsync(ct);
}

/// <summary>Those who get the newsletter.</summary>
public sealed class Subscribers(WijschoolDbContext db, TimeProvider clock)
{
    private const int Most = 200;

    public async Task<(int Total, IReadOnlyList<Subscriber> Page)> ReadAsync(int skip, int take, CancellationToken ct)
    {
        var confirmed = Confirmed();
        return (await confirmed.CountAsync(ct), await confirmed.Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 0, Most)).ToListAsync(ct));
    }

    /// <summary>All of them, for an export.</summary>
    public IAsyncEnumerable<Subscriber> All() => Confirmed().AsAsyncEnumerable();

    /// <summary>Forgets who never confirmed.</summary>
    public async Task<int> ForgetUnconfirmedAsync(CancellationToken ct)
    {
        var old = clock.GetUtcNow().AddDays(-Subscribe.LinkDays);
        var unconfirmed = db.Set<Subscriber>().Where(s => s.ConfirmedAt == null && s.AskedAt < old);
        return await unconfirmed.AnyAsync(ct) ? await unconfirmed.ExecuteDeleteAsync(ct) : 0; // a delete of nothing would still take SQLite's only write turn
    }

    private IQueryable<Subscriber> Confirmed() => db.Set<Subscriber>().AsNoTracking().Where(s => s.ConfirmedAt != null).OrderByDescending(s => s.ConfirmedAt).ThenBy(s => s.Id);
}

internal static partial class NewsletterLog
{
    [LoggerMessage(LogLevel.Information, "Subscription {Id} to the newsletter was confirmed.")]
    public static partial void SubscriptionConfirmed(this ILogger logger, Guid id);
}
