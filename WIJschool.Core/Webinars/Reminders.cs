using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Core.Webinars;

/// <summary>When somebody is reminded: a week and a day before, when the clock in Amsterdam shows the same time.</summary>
internal static class Reminders
{
    public const int DaysInAWeek = 7;

    /// <summary>What was due when somebody got the place, or the time, is left out: that mail has just said the same.</summary>
    public static void Reset(SignUp signUp, Webinar webinar, DateTimeOffset now)
    {
        signUp.WeekRemindedAt = IsDue(webinar, DaysInAWeek, now) ? now : null;
        signUp.DayRemindedAt = IsDue(webinar, 1, now) ? now : null;
    }

    public static bool IsDue(Webinar webinar, int days, DateTimeOffset now) => DutchTime.DaysBefore(webinar.StartsAt, days) <= now;
}

/// <summary>Reminds who has a place, a week and a day before, each once: that it was done is written with the mail.</summary>
public sealed class RemindOfWebinars(WijschoolDbContext db, IJointChange change, WebinarPost post, TimeProvider clock, ILogger<RemindOfWebinars> logger)
{
    public async Task ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var horizon = now.AddDays(Reminders.DaysInAWeek).AddHours(1); // an hour more: a week in which the clock goes forward is shorter
        var near = await db.Set<Webinar>().Where(w => !w.IsCancelled && w.StartsAt > now && w.StartsAt <= horizon).Select(w => w.Id).ToListAsync(ct);
        foreach (var id in near) await change.RunAsync(inner => RemindAsync(id, inner), ct);
    }

    private async Task<Result<Done>> RemindAsync(WebinarId id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.TakeTurnAsync(id, ct) is not { } webinar || webinar.IsOver(now) is not null) return Done.Value;
        var (week, day) = (Reminders.IsDue(webinar, Reminders.DaysInAWeek, now), Reminders.IsDue(webinar, 1, now));
        if (!week) return Done.Value;
        var placed = await db.Set<SignUp>()
            .Where(s => s.WebinarId == id && s.State == SignUpState.Placed && (s.WeekRemindedAt == null || (day && s.DayRemindedAt == null))).ToListAsync(ct);
        foreach (var signUp in placed)
        {
            await post.TellAsync(day ? WebinarMails.Tomorrow : WebinarMails.InAWeek, webinar, signUp);
            signUp.WeekRemindedAt ??= now; // whoever is told that it is tomorrow need not hear of next week
            if (day) signUp.DayRemindedAt = now;
        }
        await db.SaveChangesAsync(ct);
        if (placed.Count > 0) logger.Reminded(id.Value, placed.Count);
        return Done.Value;
    }
}

/// <summary>Asks who was at a webinar what they think of it, once, when it has ended.</summary>
public sealed class AskForEvaluations(
    WijschoolDbContext db, IJointChange change, WebinarPost post, IOptions<WebinarOptions> options, TimeProvider clock, ILogger<AskForEvaluations> logger)
{
    public async Task ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var since = now.AddDays(-options.Value.EvaluationDays);
        var ended = await db.Set<Webinar>().Where(w => !w.IsCancelled && w.EndsAt <= now && w.EndsAt > since && w.EvaluationAskedAt == null).Select(w => w.Id).ToListAsync(ct);
        foreach (var id in ended) await change.RunAsync(inner => AskAsync(id, inner), ct);
    }

    private async Task<Result<Done>> AskAsync(WebinarId id, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { EvaluationAskedAt: null, IsCancelled: false } webinar) return Done.Value;
        webinar.EvaluationAskedAt = clock.GetUtcNow();
        var there = await db.Set<SignUp>().Where(s => s.WebinarId == id && s.State == SignUpState.Placed && s.HasAttended != false).ToListAsync(ct);
        foreach (var signUp in there) await post.TellAsync(WebinarMails.Evaluate, webinar, signUp);
        await db.SaveChangesAsync(ct);
        logger.EvaluationAsked(id.Value, there.Count);
        return Done.Value;
    }
}

/// <summary>Forgets who signed up for webinars of long ago. What they thought of them holds no person and stays.</summary>
public sealed class ForgetOldSignUps(WijschoolDbContext db, IOptions<WebinarOptions> options, TimeProvider clock, ILogger<ForgetOldSignUps> logger)
{
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var until = clock.GetUtcNow().AddDays(-options.Value.KeepSignUpsDays);
        var old = db.Set<SignUp>().Where(s => db.Set<Webinar>().Any(w => w.Id == s.WebinarId && w.EndsAt < until));
        if (!await old.AnyAsync(ct)) return 0; // a delete of nothing would still take SQLite's only write turn
        var count = await old.ExecuteDeleteAsync(ct);
        logger.SignUpsForgotten(count);
        return count;
    }
}
