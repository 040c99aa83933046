using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Audit;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Core.Webinars;

/// <summary>Gives places that are free to who waits longest. Call it with the turn of the webinar; the caller saves.</summary>
public sealed class WaitingList(WijschoolDbContext db, WebinarPost post, TimeProvider clock, ILogger<WaitingList> logger)
{
    public async Task MoveUpAsync(Webinar webinar, CancellationToken ct)
    {
        // tracked: what the caller changed counts before it is saved
        var all = await db.Set<SignUp>().Where(s => s.WebinarId == webinar.Id && s.State != SignUpState.Cancelled).ToListAsync(ct);
        var free = webinar.Places - all.Count(s => s.State == SignUpState.Placed);
        var now = clock.GetUtcNow();
        foreach (var next in all.Where(s => s.State == SignUpState.Waiting).OrderBy(s => s.SignedUpAt).ThenBy(s => s.Id.Value).Take(Math.Max(0, free)))
        {
            next.MoveUp(now);
            Reminders.Reset(next, webinar, now);
            await post.TellAsync(WebinarMails.MovedUp, webinar, next);
            logger.SignUpChanged(next.Id.Value, webinar.Id.Value, next.State);
        }
    }
}

/// <summary>Somebody signs up and gets a place or, when there is none, stands on the waiting list; the mail says which.</summary>
public sealed class SignUpForWebinar(WijschoolDbContext db, IJointChange change, WebinarPost post, IAuditTrail trail, TimeProvider clock, ILogger<SignUpForWebinar> logger)
{
    /// <summary>Somebody who asks again so soon is not mailed again: nobody fills another's mailbox.</summary>
    private static readonly TimeSpan MailedLately = TimeSpan.FromMinutes(10);

    /// <summary>Who had signed up keeps the own place, and is mailed again.</summary>
    /// <returns>The sign-up; <see cref="WebinarErrors.NotFound"/> also for a webinar of another school.</returns>
    public async Task<Result<SignUp>> ExecuteAsync(WebinarId id, Participant participant, CancellationToken ct)
    {
        if (participant.Name.Trim() is not { Length: > 0 and <= Participant.LongestName } name) return WebinarErrors.NameInvalid;
        return await change.RunAsync(inner => SignUpAsync(id, participant with { Name = name }, inner), ct);
    }

    private async Task<Result<SignUp>> SignUpAsync(WebinarId id, Participant participant, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } webinar || !webinar.IsFor(participant.School)) return WebinarErrors.NotFound;
        var now = clock.GetUtcNow();
        if (webinar.IsOver(now) is { } over) return over;
        var signUp = await db.Set<SignUp>().SingleOrDefaultAsync(s => s.WebinarId == id && s.Mail == participant.Mail, ct);
        if (signUp is { State: not SignUpState.Cancelled }) return await TellAgainAsync(webinar, signUp, now, ct);

        if (signUp is null) db.Add(signUp = new SignUp(EntityId.New<SignUpId>(clock), id, participant));
        var placed = await db.Set<SignUp>().CountAsync(s => s.WebinarId == id && s.State == SignUpState.Placed, ct);
        signUp.Come(placed < webinar.Places ? SignUpState.Placed : SignUpState.Waiting, participant, now);
        Reminders.Reset(signUp, webinar, now);
        if (participant.School is { } school) trail.Record(school, participant.Member, AuditAction.WebinarSignedUp, id.Value);
        await TellAsync(webinar, signUp, ct);
        logger.SignUpChanged(signUp.Id.Value, id.Value, signUp.State);
        return signUp;
    }

    private async Task<Result<SignUp>> TellAgainAsync(Webinar webinar, SignUp signUp, DateTimeOffset now, CancellationToken ct)
    {
        if (now - signUp.MailedAt < MailedLately) return signUp;
        signUp.MailedAt = now;
        await TellAsync(webinar, signUp, ct);
        return signUp;
    }

    private async Task TellAsync(Webinar webinar, SignUp signUp, CancellationToken ct)
    {
        await post.TellAsync(signUp.State == SignUpState.Placed ? WebinarMails.Placed : WebinarMails.Waiting, webinar, signUp);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Somebody signs off. In the same transaction the first of the waiting list gets the place; both are mailed.</summary>
public sealed class SignOffWebinar(WijschoolDbContext db, IJointChange change, WebinarPost post, WaitingList waiting, TimeProvider clock, ILogger<SignOffWebinar> logger)
{
    public Task<Result<Done>> ExecuteAsync(SignUpId id, CancellationToken ct) => change.RunAsync(inner => SignOffAsync(id, inner), ct);

    private async Task<Result<Done>> SignOffAsync(SignUpId id, CancellationToken ct)
    {
        var of = await db.Set<SignUp>().Where(s => s.Id == id).Select(s => (WebinarId?)s.WebinarId).SingleOrDefaultAsync(ct);
        if (of is null || await db.TakeTurnAsync(of.Value, ct) is not { } webinar) return WebinarErrors.SignUpNotFound;
        if (webinar.IsOver(clock.GetUtcNow()) is { } over) return over;
        if (await db.Set<SignUp>().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } signUp) return WebinarErrors.SignUpNotFound;
        if (signUp.State == SignUpState.Cancelled) return Done.Value; // a second click
        signUp.Cancel();
        await post.TellAsync(WebinarMails.SignedOff, webinar, signUp);
        await db.SaveChangesAsync(ct);
        await waiting.MoveUpAsync(webinar, ct);
        await db.SaveChangesAsync(ct);
        logger.SignUpChanged(id.Value, webinar.Id.Value, signUp.State);
        return Done.Value;
    }
}
