using WIJschool.Core.Schools;

namespace WIJschool.Core.Forms;

/// <summary>How far the alliance is with an entry.</summary>
public enum EntryStatus
{
    New,
    InProgress,
    Done,

    /// <summary>A trap caught it, or somebody judged it so.</summary>
    Spam,
}

/// <summary>What somebody sent by a form.</summary>
public sealed class FormEntry
{
    public const int LongestNote = 4000;

    private FormEntry()
    {
    }

    public FormEntry(FormSubmission submission, FormVersionId version, Guid ticket, EntryStatus status)
    {
        Id = submission.Entry;
        FormKey = submission.Form.Key;
        VersionId = version;
        Ticket = ticket;
        Member = submission.Member;
        Culture = submission.Culture;
        SentAt = submission.At;
        ForgetAt = submission.Form.Settings.KeepDays is { } days ? submission.At.AddDays(days) : null;
        Status = status;
        Values = submission.Values.ToJson();
        var picked = submission.Form.Fields.Where(field => field.IsPicker && submission.Values.Has(field.Alias)).ToList();
        Picked = FormValues.Of([.. picked.Select(field => (field.Alias, submission.Shown(field.Alias)))]).ToJson();
        SearchText = string.Join('\n', submission.Values.Aliases.Select(submission.Shown)).ToLowerInvariant();
    }

    public FormEntryId Id { get; private init; }

    public Guid FormKey { get; private init; }

    /// <summary>What the form asked when this was sent.</summary>
    public FormVersionId VersionId { get; private init; }

    /// <summary>The form as it was handed out: what is sent twice from one page is one entry.</summary>
    public Guid Ticket { get; private init; }

    /// <summary>Who sent it, when signed in.</summary>
    public MemberKey? Member { get; private init; }

    public string Culture { get; private init; } = "";

    public DateTimeOffset SentAt { get; private init; }

    /// <summary>When it is deleted, as the form said when it was sent; null to keep it.</summary>
    public DateTimeOffset? ForgetAt { get; private init; }

    public EntryStatus Status { get; private set; }

    /// <summary>What the alliance wrote about it; the sender does not see it.</summary>
    public string Note { get; private set; } = "";

    /// <summary>The <see cref="FormValues"/>.</summary>
    public string Values { get; private init; } = "";

    /// <summary>The names of what was picked, as they were then: the key alone would tell nobody anything once the page is gone.</summary>
    public string Picked { get; private init; } = "";

    /// <summary>What it is found by, in lower case.</summary>
    public string SearchText { get; private init; } = "";

    public void Judge(EntryStatus status, string note) => (Status, Note) = (status, note);
}

/// <summary>What a form asked for some time, kept for reading the entries of that time.</summary>
public sealed class FormVersion
{
    private FormVersion()
    {
    }

    public FormVersion(FormVersionId id, Form form, int number, FormDefinition definition, DateTimeOffset now)
    {
        Id = id;
        FormKey = form.Key;
        Number = number;
        FormName = form.Name;
        Hash = definition.Hash;
        Definition = definition.Json;
        FirstUsedAt = now;
    }

    public FormVersionId Id { get; private init; }

    public Guid FormKey { get; private init; }

    /// <summary>1 for the first, counted over all languages of the form.</summary>
    public int Number { get; private init; }

    public string FormName { get; private init; } = "";

    public string Hash { get; private init; } = "";

    /// <summary>The fields as JSON, see <see cref="FormDefinition"/>.</summary>
    public string Definition { get; private init; } = "";

    /// <summary>When the first entry came in.</summary>
    public DateTimeOffset FirstUsedAt { get; private init; }
}

/// <summary>A file that was given with a form: its content lies in a folder that no address leads to.</summary>
public sealed class FormAttachment
{
    private FormAttachment()
    {
    }

    public FormAttachment(FormFileId id, Guid form, Guid ticket, string field, ReceivedFile file, DateTimeOffset now)
    {
        Id = id;
        FormKey = form;
        Ticket = ticket;
        Field = field;
        Name = file.Name;
        MediaType = file.MediaType;
        Bytes = file.Bytes;
        GivenAt = now;
    }

    public FormFileId Id { get; private init; }

    public Guid FormKey { get; private init; }

    /// <summary>The form as it was handed out: only from there can the file be sent.</summary>
    public Guid Ticket { get; private init; }

    /// <summary>The alias of the field.</summary>
    public string Field { get; private init; } = "";

    /// <summary>As its owner called it, without what a name may not have.</summary>
    public string Name { get; private init; } = "";

    /// <summary>By its content.</summary>
    public string MediaType { get; private init; } = "";

    public long Bytes { get; private init; }

    public DateTimeOffset GivenAt { get; private init; }

    /// <summary>The entry that it is part of; null as long as the form was not sent.</summary>
    public FormEntryId? EntryId { get; private set; }

    public void SendWith(FormEntryId entry) => EntryId = entry;
}

/// <param name="Name">Without what a file name may not have.</param>
public sealed record ReceivedFile(string Name, string MediaType, long Bytes);

/// <summary>The row on which those wait who send one form at the same moment.</summary>
public sealed class FormTurn
{
    private FormTurn()
    {
    }

    public FormTurn(Guid form) => FormKey = form;

    public Guid FormKey { get; private init; }

    /// <summary>How often it was somebody's turn.</summary>
    public long Turns { get; private init; } = 1;
}
