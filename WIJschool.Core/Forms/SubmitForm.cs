using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Forms;

/// <param name="Form">With the choices that this sender has in its pickers.</param>
/// <param name="Values">As they were filled in; those of a file field are the ids of files that were received with the same ticket.</param>
/// <param name="Ticket">The form as it was handed out: sent twice with one ticket is sent once.</param>
/// <param name="IsSpam">A trap caught it: it is kept for somebody to look at, and nothing happens with it.</param>
public sealed record SentForm(Form Form, FormValues Values, Guid Ticket, MemberKey? Member, bool IsSpam = false);

/// <summary>
/// Writes an entry down and has its workflows run, all in one transaction: what was confirmed to the sender is there whole, whatever
/// happens afterwards.
/// </summary>
public sealed class SubmitForm(
    WijschoolDbContext db, IJointChange change, IEnumerable<IFormWorkflow> workflows, TimeProvider clock, ILogger<SubmitForm> logger)
{
    /// <returns>
    /// The entry, also when it was written before with this ticket; <see cref="FormErrors.Invalid"/> when <see cref="FormRules"/> finds something,
    /// why the form takes no entry, or what a workflow has against it.
    /// </returns>
    public async Task<Result<FormEntryId>> ExecuteAsync(SentForm sent, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (FormOpening.Check(sent.Form.Settings, now, sent.Member is not null) is { } closed) return closed;
        var values = FormRules.Shown(sent.Form, FormRules.Tidy(sent.Form, sent.Values));
        if (FormRules.Check(sent.Form, values).Count > 0) return FormErrors.Invalid;
        var submission = new FormSubmission(EntityId.New<FormEntryId>(clock), sent.Form, values, sent.Member, sent.Form.Culture, now);
        await PlaceTurnAsync(sent.Form.Key, ct);
        return await change.RunAsync(inner => WriteAsync(submission, sent, inner), ct);
    }

    private async Task<Result<FormEntryId>> WriteAsync(FormSubmission submission, SentForm sent, CancellationToken ct)
    {
        var form = submission.Form.Key;
        await TakeTurnAsync(form, ct);
        var before = await db.Set<FormEntry>().Where(entry => entry.FormKey == form && entry.Ticket == sent.Ticket).Select(entry => (FormEntryId?)entry.Id).SingleOrDefaultAsync(ct);
        if (before is { } written) return written;
        if (!sent.IsSpam && await IsFullAsync(submission, ct) is { } full) return full;

        var version = await VersionAsync(submission, ct);
        db.Add(new FormEntry(submission, version, sent.Ticket, sent.IsSpam ? EntryStatus.Spam : EntryStatus.New));
        if (await TakeFilesAsync(submission, sent.Ticket, ct) is { } lost) return lost;
        await db.SaveChangesAsync(ct);
        if (!sent.IsSpam && await RunWorkflowsAsync(submission, ct) is { } refused) return refused;
        await db.SaveChangesAsync(ct);
        logger.EntryWritten(submission.Entry.Value, form, sent.IsSpam);
        return submission.Entry;
    }

    /// <summary>Makes the row on which senders wait, before any of them does: it stays, whatever becomes of the entry.</summary>
    private async Task PlaceTurnAsync(Guid form, CancellationToken ct)
    {
        if (await db.Set<FormTurn>().AnyAsync(turn => turn.FormKey == form, ct)) return;
        db.Add(new FormTurn(form));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            db.ChangeTracker.Clear(); // somebody else was the first just now
            if (!await db.Set<FormTurn>().AnyAsync(turn => turn.FormKey == form, ct)) throw;
        }
    }

    private Task<int> TakeTurnAsync(Guid form, CancellationToken ct) =>
        db.Set<FormTurn>().Where(turn => turn.FormKey == form).ExecuteUpdateAsync(set => set.SetProperty(t => t.Turns, t => t.Turns + 1), ct);

    private async Task<DomainError?> IsFullAsync(FormSubmission submission, CancellationToken ct)
    {
        var settings = submission.Form.Settings;
        var entries = db.Set<FormEntry>().Where(entry => entry.FormKey == submission.Form.Key && entry.Status != EntryStatus.Spam);
        if (settings.OncePerMember && submission.Member is { } member && await entries.AnyAsync(entry => entry.Member == member, ct)) return FormErrors.SentBefore;
        if (settings.MostInAll is { } inAll && await entries.CountAsync(ct) >= inAll) return FormErrors.Full;
        if (settings.MostPerDay is not { } perDay) return null;
        var today = FormOpening.StartOf(FormOpening.DayOf(submission.At));
        return await entries.CountAsync(entry => entry.SentAt >= today, ct) >= perDay ? FormErrors.FullToday : null;
    }

    private async Task<FormVersionId> VersionAsync(FormSubmission submission, CancellationToken ct)
    {
        var form = submission.Form;
        var definition = FormDefinition.Of(form);
        var versions = db.Set<FormVersion>().Where(version => version.FormKey == form.Key);
        if (await versions.Where(version => version.Hash == definition.Hash).Select(version => (FormVersionId?)version.Id).SingleOrDefaultAsync(ct) is { } known) return known;
        var version = new FormVersion(EntityId.New<FormVersionId>(clock), form, await versions.CountAsync(ct) + 1, definition, submission.At);
        db.Add(version);
        return version.Id;
    }

    /// <summary>Makes the files that were received part of the entry.</summary>
    private async Task<DomainError?> TakeFilesAsync(FormSubmission submission, Guid ticket, CancellationToken ct)
    {
        foreach (var field in submission.Form.Fields.Where(field => field.Kind == FormFieldKind.File))
        {
            foreach (var text in submission.Values[field.Alias])
            {
                var id = Guid.TryParse(text, out var given) ? new FormFileId(given) : default;
                var file = await db.Set<FormAttachment>().SingleOrDefaultAsync(
                    f => f.Id == id && f.FormKey == submission.Form.Key && f.Ticket == ticket && f.Field == field.Alias && f.EntryId == null, ct);
                if (file is null) return FormErrors.FileLost.About(field.Alias);
                file.SendWith(submission.Entry);
            }
        }
        return null;
    }

    private async Task<DomainError?> RunWorkflowsAsync(FormSubmission submission, CancellationToken ct)
    {
        foreach (var step in submission.Form.Settings.Workflows)
        {
            if (workflows.FirstOrDefault(known => known.Alias == step.Alias) is not { } workflow)
            {
                logger.WorkflowUnknown(submission.Form.Key, step.Alias); // the entry is there for somebody to deal with
                continue;
            }
            var result = await workflow.ExecuteAsync(submission, step, ct);
            if (!result.IsOk) return result.Error;
        }
        return null;
    }
}
