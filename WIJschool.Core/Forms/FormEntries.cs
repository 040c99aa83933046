using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Forms;

/// <param name="Text">Words that it must hold, all of them; empty for any.</param>
/// <param name="From">The first day, in Amsterdam.</param>
/// <param name="To">The last day, in Amsterdam.</param>
public sealed record EntryFilter(string Text = "", EntryStatus? Status = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>How many entries a form has, spam left out.</summary>
/// <param name="New">That nobody has looked at.</param>
public sealed record FormTally(Guid FormKey, int Total, int New, int Spam, DateTimeOffset Latest);

/// <summary>An entry with what the form asked then.</summary>
/// <param name="Fields">Of its version.</param>
/// <param name="Picked">The names of what was picked.</param>
public sealed record ReadEntry(FormEntry Entry, int Version, IReadOnlyList<FormField> Fields, FormValues Values, FormValues Picked, IReadOnlyList<FormAttachment> Files)
{
    /// <summary>A value as a person reads it.</summary>
    public string Shown(FormField field) => field switch
    {
        { Kind: FormFieldKind.File } => string.Join(", ", Files.Where(file => file.Field == field.Alias).Select(file => file.Name)),
        { Kind: FormFieldKind.Consent } => Values.Has(field.Alias) ? "✓" : "",
        { IsPicker: true } => Picked.Text(field.Alias),
        _ => Values.Text(field.Alias),
    };
}

/// <summary>The entries of forms for the alliance to read, the newest first.</summary>
public sealed class FormEntries(WijschoolDbContext db)
{
    public const int MostAtOnce = 200;
    private const int MostWords = 10;

    public async Task<IReadOnlyList<FormTally>> TallyAsync(CancellationToken ct) => await db.Set<FormEntry>().GroupBy(entry => entry.FormKey).Select(entries => new FormTally(
        entries.Key, entries.Count(entry => entry.Status != EntryStatus.Spam), entries.Count(entry => entry.Status == EntryStatus.New),
        entries.Count(entry => entry.Status == EntryStatus.Spam), entries.Max(entry => entry.SentAt))).ToListAsync(ct);

    public Task<int> CountAsync(Guid form, EntryFilter filter, CancellationToken ct) => Filtered(form, filter).CountAsync(ct);

    /// <param name="take">At most 200.</param>
    public async Task<IReadOnlyList<ReadEntry>> ReadAsync(Guid form, EntryFilter filter, int skip, int take, CancellationToken ct) =>
        await WithFieldsAsync(await Filtered(form, filter).OrderByDescending(entry => entry.SentAt).ThenByDescending(entry => entry.Id)
            .Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 0, MostAtOnce)).ToListAsync(ct), ct);

    public async Task<ReadEntry?> FindAsync(FormEntryId id, CancellationToken ct) =>
        (await WithFieldsAsync(await db.Set<FormEntry>().AsNoTracking().Where(entry => entry.Id == id).ToListAsync(ct), ct)).SingleOrDefault();

    public Task<FormAttachment?> FileAsync(FormEntryId entry, FormFileId id, CancellationToken ct) =>
        db.Set<FormAttachment>().AsNoTracking().SingleOrDefaultAsync(file => file.Id == id && file.EntryId == entry, ct);

    /// <summary>Everything that a member sent.</summary>
    public async Task<IReadOnlyList<ReadEntry>> OfAsync(MemberKey member, CancellationToken ct) =>
        await WithFieldsAsync(await db.Set<FormEntry>().AsNoTracking().Where(entry => entry.Member == member).OrderBy(entry => entry.SentAt).ToListAsync(ct), ct);

    /// <summary>What forms were called when an entry last came in.</summary>
    public async Task<IReadOnlyList<(Guid Key, string Name)>> NamesAsync(IReadOnlyCollection<Guid> forms, CancellationToken ct) =>
        [.. (await db.Set<FormVersion>().AsNoTracking().Where(version => forms.Contains(version.FormKey)).Select(version => new { version.FormKey, version.Number, version.FormName }).ToListAsync(ct))
            .GroupBy(version => version.FormKey).Select(versions => (versions.Key, versions.MaxBy(version => version.Number)!.FormName))];

    /// <summary>The fields of each version of a form, the newest first.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<FormField>>> VersionsAsync(Guid form, CancellationToken ct) =>
        (await db.Set<FormVersion>().AsNoTracking().Where(version => version.FormKey == form).OrderByDescending(version => version.Number).Select(version => version.Definition).ToListAsync(ct))
            .ConvertAll(FormDefinition.Fields);

    private IQueryable<FormEntry> Filtered(Guid form, EntryFilter filter)
    {
        var entries = db.Set<FormEntry>().AsNoTracking().Where(entry => entry.FormKey == form);
        if (filter.Status is { } status) entries = entries.Where(entry => entry.Status == status);
        if (filter.From is { } from)
        {
            var first = FormOpening.StartOf(from);
            entries = entries.Where(entry => entry.SentAt >= first);
        }
        if (filter.To is { } to)
        {
            var after = FormOpening.StartOf(to.AddDays(1));
            entries = entries.Where(entry => entry.SentAt < after);
        }
        foreach (var word in filter.Text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords)) entries = entries.Where(entry => entry.SearchText.Contains(word));
        return entries;
    }

    private async Task<IReadOnlyList<ReadEntry>> WithFieldsAsync(List<FormEntry> entries, CancellationToken ct)
    {
        var ids = entries.ConvertAll(entry => (FormEntryId?)entry.Id);
        var versionIds = entries.Select(entry => entry.VersionId).Distinct().ToList();
        var versions = (await db.Set<FormVersion>().AsNoTracking().Where(version => versionIds.Contains(version.Id)).ToListAsync(ct))
            .ToDictionary(version => version.Id, version => (version.Number, Fields: FormDefinition.Fields(version.Definition)));
        var files = (await db.Set<FormAttachment>().AsNoTracking().Where(file => ids.Contains(file.EntryId)).ToListAsync(ct)).ToLookup(file => file.EntryId!.Value);
        return entries.ConvertAll(entry => new ReadEntry(
            entry, versions[entry.VersionId].Number, versions[entry.VersionId].Fields, FormValues.FromJson(entry.Values), FormValues.FromJson(entry.Picked), [.. files[entry.Id]]));
    }
}

/// <summary>Somebody of the alliance writes down how far an entry is, and what was done with it.</summary>
public sealed class JudgeEntry(WijschoolDbContext db)
{
    /// <returns><see cref="FormErrors.EntryNotFound"/> or <see cref="FormErrors.NoteTooLong"/> when it cannot be.</returns>
    public async Task<Result<Done>> ExecuteAsync(FormEntryId id, EntryStatus status, string note, CancellationToken ct)
    {
        if (note.Length > FormEntry.LongestNote) return FormErrors.NoteTooLong;
        if (await db.Set<FormEntry>().SingleOrDefaultAsync(entry => entry.Id == id, ct) is not { } entry) return FormErrors.EntryNotFound;
        entry.Judge(status, note.Trim());
        await db.SaveChangesAsync(ct);
        return Done.Value;
    }
}

/// <summary>Deletes an entry for good, with its files.</summary>
public sealed class DeleteEntry(WijschoolDbContext db, IJointChange change, FormFileFolder folder, ILogger<DeleteEntry> logger)
{
    public async Task<Result<Done>> ExecuteAsync(FormEntryId id, CoordinatorKey by, CancellationToken ct)
    {
        var deleted = await change.RunAsync(inner => DeleteAsync(id, inner), ct);
        if (deleted.IsOk) logger.EntryDeleted(id.Value, by.Value);
        return deleted;
    }

    private async Task<Result<Done>> DeleteAsync(FormEntryId id, CancellationToken ct)
    {
        var files = await db.Set<FormAttachment>().Where(file => file.EntryId == id).ToListAsync(ct);
        if (await db.Set<FormEntry>().Where(entry => entry.Id == id).ExecuteDeleteAsync(ct) == 0) return FormErrors.EntryNotFound;
        db.RemoveRange(files);
        await db.SaveChangesAsync(ct);
        change.AfterCommit(() => files.ForEach(file => folder.Delete(file.Id)));
        return Done.Value;
    }
}

/// <summary>Deletes entries that were kept as long as their form said, and files that were never sent.</summary>
public sealed class ForgetEntries(WijschoolDbContext db, IJointChange change, FormFileFolder folder, TimeProvider clock, ILogger<ForgetEntries> logger)
{
    private static readonly TimeSpan Draft = TimeSpan.FromDays(1); // a form that stands open longer is filled in anew

    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var lost = now - Draft;
        var old = await db.Set<FormEntry>().Where(entry => entry.ForgetAt < now).Select(entry => entry.Id).ToListAsync(ct);
        if (old.Count == 0 && !await db.Set<FormAttachment>().AnyAsync(file => file.EntryId == null && file.GivenAt < lost, ct)) return 0; // nothing takes no write turn
        var forgotten = await change.RunAsync(inner => ForgetAsync(old, lost, inner), ct);
        return forgotten.Expect();
    }

    private async Task<Result<int>> ForgetAsync(List<FormEntryId> old, DateTimeOffset lost, CancellationToken ct)
    {
        var ids = old.ConvertAll(id => (FormEntryId?)id);
        var files = await db.Set<FormAttachment>().Where(file => (file.EntryId == null && file.GivenAt < lost) || ids.Contains(file.EntryId)).ToListAsync(ct);
        db.RemoveRange(files);
        await db.SaveChangesAsync(ct);
        await db.Set<FormEntry>().Where(entry => old.Contains(entry.Id)).ExecuteDeleteAsync(ct);
        change.AfterCommit(() => files.ForEach(file => folder.Delete(file.Id)));
        logger.EntriesForgotten(old.Count, files.Count);
        return old.Count;
    }
}
