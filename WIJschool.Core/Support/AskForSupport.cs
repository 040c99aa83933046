using Microsoft.Extensions.Logging;
using WIJschool.Core.Audit;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Requests;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Support;

/// <summary>Somebody of a school asks for help and is mailed that the request has come in.</summary>
public sealed class AskForSupport(WijschoolDbContext db, IJointChange change, SupportPost post, IAuditTrail trail, TimeProvider clock, ILogger<AskForSupport> logger)
{
    /// <returns>The request, or what is wrong; <see cref="SupportErrors.SchoolMissing"/> for somebody who is of no school on the site.</returns>
    public Task<Result<SupportRequestId>> ExecuteAsync(Requester requester, SupportWish wish, CancellationToken ct) =>
        change.RunAsync(inner => AddAsync(requester, wish, inner), ct);

    /// <summary>The same within a joint change that is open.</summary>
    public async Task<Result<SupportRequestId>> AddAsync(Requester requester, SupportWish wish, CancellationToken ct)
    {
        if (requester.School is not { } school) return SupportErrors.SchoolMissing;
        var (who, unknown) = requester.Check();
        if (who is null) return unknown!;
        var (what, wrong) = wish.Check();
        return what is null ? wrong! : await AskAsync(school, who, what, ct);
    }

    private async Task<Result<SupportRequestId>> AskAsync(SchoolId school, Requester requester, SupportWish wish, CancellationToken ct)
    {
        var request = new SupportRequest(EntityId.New<SupportRequestId>(clock), school, requester, wish, clock.GetUtcNow());
        db.Add(request);
        trail.Record(school, request.Member, AuditAction.SupportRequested, request.Id.Value);
        await post.TellSchoolAsync(SupportMails.Asked, request);
        await db.SaveChangesAsync(ct);
        logger.SupportAsked(request.Id.Value, school.Value);
        return request.Id;
    }
}

/// <summary>Writes the mails about support into the outbox.</summary>
public sealed class SupportPost(Outbox outbox, RequestPeople people, ISupportLinks links)
{
    /// <summary>Mails whoever asked; nobody when that person was forgotten.</summary>
    public async Task TellSchoolAsync(MailKind kind, SupportRequest request, params (string Placeholder, string Text)[] more)
    {
        if (request.ContactMail is not { } mail) return;
        await outbox.AddAsync(kind, mail, request.ContactCulture, MailContent.Of(
            links.ForSchool(request.Id, request.ContactCulture), [("name", request.ContactName), .. more]));
    }

    /// <summary>Mails the adviser or, while there is none, the coordinator of the intake.</summary>
    public async Task TellAllianceAsync(MailKind kind, SupportRequest request, params (string Placeholder, string Text)[] more)
    {
        if (request.AdviserMember is { } member)
        {
            if (people.Find(member) is { } adviser)
                await outbox.AddAsync(kind, adviser.Mail, adviser.Culture, MailContent.Of(links.ForAdviser(request.Id, adviser.Culture), [("name", adviser.Name), .. more]));
            return;
        }
        if ((request.AdviserUser ?? request.TakenBy) is not { } key || await people.FindAsync(key) is not { } user) return;
        await outbox.AddAsync(kind, user.Mail, user.Culture, MailContent.Of(links.ForCoordinator(request.Id), [("name", user.Name), .. more]));
    }
}
