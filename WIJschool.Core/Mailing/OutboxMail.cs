using WIJschool.Core.Persistence;

namespace WIJschool.Core.Mailing;

public readonly record struct OutboxMailId(Guid Value) : IEntityId<OutboxMailId>
{
    public static OutboxMailId From(Guid value) => new(value);
}

/// <summary>How far a mail is.</summary>
public enum MailState
{
    /// <summary>It is sent when it is due.</summary>
    Waiting,

    /// <summary>A node is at it until its claim ends.</summary>
    Sending,

    /// <summary>A mail server took it.</summary>
    Sent,

    /// <summary>It was refused for good, or too often: nobody tries again by themselves.</summary>
    Failed,

    /// <summary>Somebody called it off.</summary>
    Cancelled,
}

/// <summary>
/// A mail as it was written, kept until a mail server has taken it. What it says is forgotten when it is settled, as it may hold a
/// link that opens something; that it was sent, and to whom, is kept for as long as the options say.
/// </summary>
public sealed class OutboxMail
{
    private OutboxMail()
    {
    }

    public OutboxMail(OutboxMailId id, MailKind kind, EmailAddress recipient, WrittenMail written, DateTimeOffset now)
    {
        Id = id;
        Kind = kind.Code;
        Recipient = recipient;
        Subject = written.Subject;
        Text = written.Text;
        Html = written.Html;
        WrittenAt = DueAt = now;
    }

    public OutboxMailId Id { get; private init; }

    /// <summary>The code of its <see cref="MailKind"/>.</summary>
    public string Kind { get; private init; } = "";

    public EmailAddress Recipient { get; private init; } = null!;

    public string Subject { get; private init; } = "";

    public string Text { get; private init; } = "";

    public string Html { get; private init; } = "";

    public DateTimeOffset WrittenAt { get; private init; }

    public MailState State { get; private init; }

    /// <summary>How often a node set out to send it.</summary>
    public int Attempts { get; private init; }

    /// <summary>When it is tried next.</summary>
    public DateTimeOffset DueAt { get; private init; }

    /// <summary>Whose turn it is to send it: whoever has another claim may not say what came of it.</summary>
    public Guid? Claim { get; private init; }

    /// <summary>Until when that turn lasts; after it the one who had it is taken to be gone.</summary>
    public DateTimeOffset? ClaimedUntil { get; private init; }

    /// <summary>When it was sent, failed for good or was called off.</summary>
    public DateTimeOffset? SettledAt { get; private init; }

    /// <summary>What went wrong last, without addresses: the kind of the error and the server's code.</summary>
    public string? LastError { get; private init; }
}
