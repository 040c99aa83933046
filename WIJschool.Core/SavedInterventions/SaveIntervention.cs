using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Audit;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.SavedInterventions;

/// <summary>Somebody of a school saves an intervention for it. Colleagues who save the same one add their reasons to one note.</summary>
public sealed class SaveIntervention(WijschoolDbContext db, IJointChange change, IAuditTrail trail, TimeProvider clock)
{
    private const int MostSaved = 200;

    /// <param name="intervention">The key of its page; the caller has seen that it is one.</param>
    /// <param name="note">Why; may be empty.</param>
    /// <returns><see cref="SavedInterventionErrors.NoteTooLong"/>, <see cref="SavedInterventionErrors.TooMany"/>, or why this person may not.</returns>
    public async Task<Result<SavedInterventionId>> ExecuteAsync(SchoolId school, MemberKey by, Guid intervention, string note, CancellationToken ct) =>
        note.ReplaceLineEndings("\n").Trim() is { Length: <= SavedIntervention.LongestNote } tidy
            ? await change.RunAsync(inner => SaveAsync(school, by, intervention, tidy, inner), ct)
            : SavedInterventionErrors.NoteTooLong;

    private async Task<Result<SavedInterventionId>> SaveAsync(SchoolId school, MemberKey by, Guid intervention, string note, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsync(school, by, ct);
        if (turn is null) return error!;
        var saved = await db.Set<SavedIntervention>().SingleOrDefaultAsync(s => s.SchoolId == school && s.Intervention == intervention, ct);
        if (saved is null)
        {
            if (await db.Set<SavedIntervention>().CountAsync(s => s.SchoolId == school, ct) >= MostSaved) return SavedInterventionErrors.TooMany;
            db.Add(saved = new SavedIntervention(EntityId.New<SavedInterventionId>(clock), school, intervention, by, note, clock.GetUtcNow()));
            trail.Record(school, by, AuditAction.InterventionSaved, intervention);
        }
        else
        {
            var both = Joined(saved.Note, note);
            if (both.Length > SavedIntervention.LongestNote) return SavedInterventionErrors.NoteTooLong;
            saved.Note = both;
        }
        await db.SaveChangesAsync(ct);
        return saved.Id;
    }

    // a second click adds nothing
    private static string Joined(string before, string note) =>
        note.Length == 0 || before.Split('\n').Contains(note, StringComparer.Ordinal) ? before : before.Length == 0 ? note : $"{before}\n{note}";
}

/// <summary>Somebody of a school writes another note at what the school saved.</summary>
public sealed class ChangeSavedNote(WijschoolDbContext db, IJointChange change)
{
    /// <param name="before">The note as it was shown: what a colleague wrote meanwhile is not lost.</param>
    /// <returns>The note that stands there now, which is a colleague's when it is not the wanted one; or what is wrong.</returns>
    public async Task<Result<string>> ExecuteAsync(SchoolId school, MemberKey by, SavedInterventionId id, string before, string note, CancellationToken ct) =>
        Tidy(note) is { Length: <= SavedIntervention.LongestNote } tidy
            ? await change.RunAsync(inner => ChangeAsync(school, by, id, Tidy(before), tidy, inner), ct)
            : SavedInterventionErrors.NoteTooLong;

    private async Task<Result<string>> ChangeAsync(SchoolId school, MemberKey by, SavedInterventionId id, string before, string note, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsync(school, by, ct);
        if (turn is null) return error!;
        if (await db.Set<SavedIntervention>().SingleOrDefaultAsync(s => s.Id == id && s.SchoolId == school, ct) is not { } saved) return SavedInterventionErrors.NotFound;
        if (saved.Note != before) return saved.Note;
        saved.Note = note;
        await db.SaveChangesAsync(ct);
        return note;
    }

    // a form sends its lines with both signs of a line end
    private static string Tidy(string note) => note.ReplaceLineEndings("\n").Trim();
}

/// <summary>Somebody of a school takes an intervention off its list. Whoever does so second has nothing left to do.</summary>
public sealed class RemoveSavedIntervention(WijschoolDbContext db, IJointChange change, IAuditTrail trail)
{
    public Task<Result<Done>> ExecuteAsync(SchoolId school, MemberKey by, SavedInterventionId id, CancellationToken ct) =>
        change.RunAsync(inner => RemoveAsync(school, by, id, inner), ct);

    private async Task<Result<Done>> RemoveAsync(SchoolId school, MemberKey by, SavedInterventionId id, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsync(school, by, ct);
        if (turn is null) return error!;
        if (await db.Set<SavedIntervention>().SingleOrDefaultAsync(s => s.Id == id && s.SchoolId == school, ct) is not { } saved) return SavedInterventionErrors.NotFound;
        db.Remove(saved);
        trail.Record(school, by, AuditAction.InterventionRemoved, saved.Intervention);
        await db.SaveChangesAsync(ct);
        return Done.Value;
    }
}
