using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Webinars;

/// <summary>A webinar and how full it is.</summary>
public sealed record BookedWebinar(Webinar Webinar, int Placed, int Waiting)
{
    public int Free => Math.Max(0, Webinar.Places - Placed);
}

/// <summary>A sign-up and what it is for.</summary>
public sealed record SignUpFor(SignUp SignUp, Webinar Webinar);

/// <summary>The webinars as people look for them. Nothing that is read here is changed.</summary>
public sealed class WebinarAgenda(WijschoolDbContext db, TimeProvider clock)
{
    private const int MostPast = 24;

    private IQueryable<Webinar> All => db.Set<Webinar>().AsNoTracking();

    /// <summary>What anybody may sign up for, the first to come first.</summary>
    public Task<List<BookedWebinar>> UpcomingAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return BookedAsync(All.Where(w => w.IsPublic && !w.IsCancelled && w.EndsAt > now).OrderBy(w => w.StartsAt), ct);
    }

    /// <summary>Public webinars that were and of which there is something to see, the last first.</summary>
    public Task<List<Webinar>> PastAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return All.Where(w => w.IsPublic && !w.IsCancelled && w.EndsAt <= now && (w.Recording != "" || db.Set<WebinarMaterial>().Any(m => m.WebinarId == w.Id)))
            .OrderByDescending(w => w.StartsAt).Take(MostPast).ToListAsync(ct);
    }

    /// <returns>Null when there is none.</returns>
    public async Task<BookedWebinar?> FindAsync(WebinarId id, CancellationToken ct) => (await BookedAsync(All.Where(w => w.Id == id), ct)).SingleOrDefault();

    public Task<List<WebinarMaterial>> MaterialsAsync(WebinarId id, CancellationToken ct) =>
        db.Set<WebinarMaterial>().AsNoTracking().Where(m => m.WebinarId == id).OrderBy(m => m.Id).ToListAsync(ct);

    /// <summary>The webinars of a school, and those of others for which its people signed up; the last first.</summary>
    public Task<List<BookedWebinar>> OfSchoolAsync(SchoolId school, CancellationToken ct) => BookedAsync(
        All.Where(w => w.SchoolId == school || db.Set<SignUp>().Any(s => s.WebinarId == w.Id && s.SchoolId == school && s.State != SignUpState.Cancelled))
            .OrderByDescending(w => w.StartsAt), ct);

    /// <summary>The webinars of experts, the last first.</summary>
    public Task<List<BookedWebinar>> OfExpertsAsync(IReadOnlyList<ExpertKey> experts, CancellationToken ct) =>
        BookedAsync(All.Where(w => experts.Contains(w.Expert)).OrderByDescending(w => w.StartsAt), ct);

    /// <summary>All that come and those of the last half year, the last first.</summary>
    public Task<List<BookedWebinar>> BoardAsync(CancellationToken ct)
    {
        var since = clock.GetUtcNow().AddDays(-183);
        return BookedAsync(All.Where(w => w.EndsAt > since).OrderByDescending(w => w.StartsAt), ct);
    }

    /// <summary>Who has a place, then who waits, each in the order in which they came; not who signed off.</summary>
    public Task<List<SignUp>> SignUpsAsync(WebinarId id, CancellationToken ct) => db.Set<SignUp>().AsNoTracking()
        .Where(s => s.WebinarId == id && s.State != SignUpState.Cancelled).OrderBy(s => s.State == SignUpState.Waiting).ThenBy(s => s.SignedUpAt).ToListAsync(ct);

    /// <summary>The own sign-ups of a member that were not taken back, the last webinar first.</summary>
    public Task<List<SignUpFor>> OfMemberAsync(MemberKey member, CancellationToken ct) => (
        from signUp in db.Set<SignUp>().AsNoTracking()
        join webinar in All on signUp.WebinarId equals webinar.Id
        where signUp.Member == member && signUp.State != SignUpState.Cancelled
        orderby webinar.StartsAt descending
        select new SignUpFor(signUp, webinar)).ToListAsync(ct);

    /// <summary>The sign-up that the links of a mail open.</summary>
    /// <returns>Null for a code that is none of ours.</returns>
    public async Task<SignUpFor?> SignUpAsync(OneTimeCode code, CancellationToken ct)
    {
        var hash = code.Hash();
        return await db.Set<WebinarCode>().Where(c => c.Hash == hash).Select(c => c.SignUpId).SingleOrDefaultAsync(ct) is { } id ? await SignUpAsync(id, ct) : null;
    }

    /// <returns>Null when there is none.</returns>
    public Task<SignUpFor?> SignUpAsync(SignUpId id, CancellationToken ct) => (
        from signUp in db.Set<SignUp>().AsNoTracking()
        join webinar in All on signUp.WebinarId equals webinar.Id
        where signUp.Id == id
        select new SignUpFor(signUp, webinar)).SingleOrDefaultAsync(ct);

    /// <summary>The sign-up of a member for a webinar; null when there is none or it was taken back.</summary>
    public Task<SignUp?> SignUpAsync(WebinarId webinar, MemberKey member, CancellationToken ct) => db.Set<SignUp>().AsNoTracking()
        .Where(s => s.WebinarId == webinar && s.Member == member && s.State != SignUpState.Cancelled).FirstOrDefaultAsync(ct);

    private Task<List<BookedWebinar>> BookedAsync(IQueryable<Webinar> webinars, CancellationToken ct) => webinars.Select(w => new BookedWebinar(
        w,
        db.Set<SignUp>().Count(s => s.WebinarId == w.Id && s.State == SignUpState.Placed),
        db.Set<SignUp>().Count(s => s.WebinarId == w.Id && s.State == SignUpState.Waiting))).ToListAsync(ct);
}
