using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Newsletters;
using WIJschool.Core.Persistence;
using WIJschool.Core.Privacy;

namespace WIJschool.Core.Forms;

/// <summary>The entries that a member sent while signed in, with their files.</summary>
public sealed class FormPersonalData(FormEntries entries, WijschoolDbContext db, IJointChange change, FormFileFolder folder) : IPersonalData
{
    public string Name => "forms";

    public async Task<object?> ExportAsync(DataSubject person, CancellationToken ct) => await entries.OfAsync(person.Key, ct) is { Count: > 0 } sent
        ? sent.Select(entry => new
        {
            entry.Entry.SentAt,
            Answers = entry.Fields.Where(field => field.HasValue && entry.Values.Has(field.Alias)).Select(field => new { field.Label, Answer = entry.Shown(field) }),
        }).ToList()
        : null;

    public async Task<IReadOnlyList<PersonalFile>> FilesAsync(DataSubject person, CancellationToken ct) =>
        [.. (await entries.OfAsync(person.Key, ct)).SelectMany(entry => entry.Files)
            .Select(file => new PersonalFile($"{file.Id.Value:N}-{file.Name}", _ => Task.FromResult(folder.Open(file.Id) ?? Stream.Null)))];

    /// <summary>Deletes the entries: what a form asks is about the person, and what a feature made of it is forgotten by that feature.</summary>
    public async Task EraseAsync(DataSubject person, CancellationToken ct)
    {
        var ids = await db.Set<FormEntry>().Where(entry => entry.Member == person.Key).Select(entry => (FormEntryId?)entry.Id).ToListAsync(ct);
        var files = await db.Set<FormAttachment>().Where(file => ids.Contains(file.EntryId)).ToListAsync(ct);
        db.RemoveRange(files);
        await db.SaveChangesAsync(ct);
        await db.Set<FormEntry>().Where(entry => entry.Member == person.Key).ExecuteDeleteAsync(ct);
        change.AfterCommit(() => files.ForEach(file => folder.Delete(file.Id)));
    }
}

/// <summary>The newsletter at the address of an account.</summary>
public sealed class NewsletterPersonalData(WijschoolDbContext db) : IPersonalData
{
    public string Name => "newsletter";

    public async Task<object?> ExportAsync(DataSubject person, CancellationToken ct) => person.Mail is { } mail
        ? await db.Set<Subscriber>().AsNoTracking().Where(s => s.Mail == mail).Select(s => new { s.Name, s.Culture, s.AskedAt, s.ConfirmedAt }).SingleOrDefaultAsync(ct)
        : null;

    public async Task EraseAsync(DataSubject person, CancellationToken ct)
    {
        if (person.Mail is { } mail) await db.Set<Subscriber>().Where(s => s.Mail == mail).ExecuteDeleteAsync(ct);
    }
}
