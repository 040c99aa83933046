using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WIJschool.Core.Persistence;
using WIJschool.Core.Requests;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Webinars;

/// <summary>The expert, or a coordinator, notes who was there.</summary>
public sealed class NoteAttendance(WijschoolDbContext db, IJointChange change, IExperts experts, TimeProvider clock)
{
    /// <param name="present">The sign-ups of who was there; all others with a place were not.</param>
    public Task<Result<Done>> ByExpertAsync(WebinarId id, MemberKey by, IReadOnlyCollection<SignUpId> present, CancellationToken ct) =>
        change.RunAsync(inner => NoteAsync(id, webinar => experts.Of(by).Contains(webinar.Expert), present, inner), ct);

    /// <inheritdoc cref="ByExpertAsync"/>
    public Task<Result<Done>> ByCoordinatorAsync(WebinarId id, IReadOnlyCollection<SignUpId> present, CancellationToken ct) =>
        change.RunAsync(inner => NoteAsync(id, _ => true, present, inner), ct);

    private async Task<Result<Done>> NoteAsync(WebinarId id, Func<Webinar, bool> mayNote, IReadOnlyCollection<SignUpId> present, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } webinar || !mayNote(webinar)) return WebinarErrors.NotFound;
        if (webinar.IsCancelled) return WebinarErrors.Cancelled;
        if (webinar.StartsAt > clock.GetUtcNow()) return WebinarErrors.NotBegun;
        foreach (var signUp in await db.Set<SignUp>().Where(s => s.WebinarId == id && s.State == SignUpState.Placed).ToListAsync(ct))
            signUp.HasAttended = present.Contains(signUp.Id);
        await db.SaveChangesAsync(ct);
        return Done.Value;
    }
}

/// <summary>A coordinator adds what can be read afterwards.</summary>
public sealed class AddMaterial(WijschoolDbContext db, IJointChange change, RequestAudit audit, TimeProvider clock)
{
    /// <param name="link">An address, https; empty for a file of the media library.</param>
    public async Task<Result<MaterialId>> ExecuteAsync(WebinarId id, CoordinatorKey by, string name, string link, Guid? media, CancellationToken ct)
    {
        var (title, address) = (name.Trim(), link.Trim());
        if (title.Length is 0 or > WebinarMaterial.LongestName || !WebinarDetails.IsAddress(address) || (address.Length > 0) == media.HasValue) return WebinarErrors.MaterialInvalid;
        return await change.RunAsync(inner => AddAsync(id, by, title, address, media, inner), ct);
    }

    private async Task<Result<MaterialId>> AddAsync(WebinarId id, CoordinatorKey by, string name, string link, Guid? media, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is null) return WebinarErrors.NotFound;
        var material = new WebinarMaterial(EntityId.New<MaterialId>(clock), id, name, link, media);
        db.Add(material);
        await db.SaveChangesAsync(ct);
        await audit.WriteAsync(by, "webinar", id.Value, "material-added");
        return material.Id;
    }
}

public sealed class RemoveMaterial(WijschoolDbContext db, IJointChange change, RequestAudit audit)
{
    public Task<Result<Done>> ExecuteAsync(WebinarId id, MaterialId material, CoordinatorKey by, CancellationToken ct) => change.RunAsync(inner => RemoveAsync(id, material, by, inner), ct);

    private async Task<Result<Done>> RemoveAsync(WebinarId id, MaterialId material, CoordinatorKey by, CancellationToken ct)
    {
        if (await db.Set<WebinarMaterial>().Where(m => m.Id == material && m.WebinarId == id).ExecuteDeleteAsync(ct) == 0) return WebinarErrors.MaterialNotFound;
        await audit.WriteAsync(by, "webinar", id.Value, "material-removed");
        return Done.Value;
    }
}

/// <summary>Somebody who was there tells what they think of it. Which answers are whose is kept nowhere.</summary>
public sealed class EvaluateWebinar(WijschoolDbContext db, IJointChange change, IOptions<WebinarOptions> options, TimeProvider clock)
{
    /// <returns><see cref="WebinarErrors.EvaluationClosed"/> a second time, before the end and long after it.</returns>
    public async Task<Result<Done>> ExecuteAsync(SignUpId id, EvaluationAnswers answers, CancellationToken ct)
    {
        var (tidy, wrong) = answers.Check();
        return tidy is null ? wrong! : await change.RunAsync(inner => EvaluateAsync(id, tidy, inner), ct);
    }

    private async Task<Result<Done>> EvaluateAsync(SignUpId id, EvaluationAnswers answers, CancellationToken ct)
    {
        var of = await db.Set<SignUp>().Where(s => s.Id == id).Select(s => (WebinarId?)s.WebinarId).SingleOrDefaultAsync(ct);
        if (of is null || await db.TakeTurnAsync(of.Value, ct) is not { } webinar) return WebinarErrors.SignUpNotFound;
        if (await db.Set<SignUp>().SingleOrDefaultAsync(s => s.Id == id, ct) is not { State: SignUpState.Placed } signUp) return WebinarErrors.SignUpNotFound;
        if (signUp.HasEvaluated || signUp.HasAttended == false || !webinar.TakesEvaluations(options.Value, clock.GetUtcNow())) return WebinarErrors.EvaluationClosed;
        signUp.HasEvaluated = true;
        db.Add(new WebinarEvaluation(new EvaluationId(Guid.NewGuid()), webinar.Id, answers));
        await db.SaveChangesAsync(ct);
        return Done.Value;
    }
}

/// <summary>What people thought of a webinar, by averages of at least five of them.</summary>
/// <param name="Count">How many filled in the form.</param>
/// <param name="Remarks">In no order that tells anything.</param>
public sealed record EvaluationResult(int Count, double Useful, double Clear, double Applicable, IReadOnlyList<string> Remarks);

/// <summary>
/// Reads what people thought of webinars: once nobody can add to it, and from five people on. So there is one result and never a second, from
/// which the first could be taken away.
/// </summary>
public sealed class WebinarEvaluations(WijschoolDbContext db, IOptions<WebinarOptions> options, TimeProvider clock)
{
    public const int Fewest = 5;

    /// <returns>Null while it can still be filled in, and for fewer than five.</returns>
    public async Task<EvaluationResult?> ReadAsync(Webinar webinar, CancellationToken ct)
    {
        if (clock.GetUtcNow() < webinar.EvaluatedUntil(options.Value)) return null;
        var all = await db.Set<WebinarEvaluation>().AsNoTracking().Where(e => e.WebinarId == webinar.Id).OrderBy(e => e.Id).ToListAsync(ct);
        return all.Count < Fewest ? null : new EvaluationResult(
            all.Count, Mean(all, e => e.Useful), Mean(all, e => e.Clear), Mean(all, e => e.Applicable), [.. all.Select(e => e.Remark).Where(remark => remark.Length > 0)]);
    }

    private static double Mean(List<WebinarEvaluation> all, Func<WebinarEvaluation, int> mark) => Math.Round(all.Average(mark), 1, MidpointRounding.AwayFromZero);
}

public static class EvaluationTimes
{
    /// <summary>From when on a webinar can no longer be evaluated.</summary>
    public static DateTimeOffset EvaluatedUntil(this Webinar webinar, WebinarOptions options) => webinar.EndsAt.AddDays(options.EvaluationDays);

    public static bool TakesEvaluations(this Webinar webinar, WebinarOptions options, DateTimeOffset now) =>
        !webinar.IsCancelled && webinar.EndsAt <= now && now < webinar.EvaluatedUntil(options);
}
