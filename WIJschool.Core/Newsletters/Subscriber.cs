using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Newsletters;

public readonly record struct SubscriberId(Guid Value) : IEntityId<SubscriberId>
{
    public static SubscriberId From(Guid value) => new(value);
}

/// <summary>Somebody who asked for the newsletter. Whoever signs off is deleted: nothing of them is kept.</summary>
public sealed class Subscriber
{
    public const int LongestName = 120;

    private Subscriber()
    {
    }

    public Subscriber(SubscriberId id, EmailAddress mail, DateTimeOffset now)
    {
        Id = id;
        Mail = mail;
        AskedAt = now;
        SignOffCode = OneTimeCode.New().Value;
    }

    public SubscriberId Id { get; private init; }

    public EmailAddress Mail { get; private init; } = null!;

    /// <summary>May be empty.</summary>
    public string Name { get; private set; } = "";

    public string Culture { get; private set; } = "";

    /// <summary>When the box of the form was ticked, the last time.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>The hash of the code in the mail that asks for a confirmation; null once it was given.</summary>
    public string? CodeHash { get; private set; }

    /// <summary>When whoever reads the mail of this address agreed; null until then, and no newsletter goes there.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Stands in the link that each newsletter has for signing off. It opens nothing else.</summary>
    public string SignOffCode { get; private init; } = "";

    public void Ask(OneTimeCode code, string name, string culture, DateTimeOffset now) =>
        (CodeHash, Name, Culture, AskedAt) = (code.Hash(), name.Length > LongestName ? name[..LongestName] : name, culture, now);

    public void Confirm(DateTimeOffset now) => (CodeHash, ConfirmedAt) = (null, now);
}

internal sealed class SubscriberConfiguration : IEntityTypeConfiguration<Subscriber>
{
    public void Configure(EntityTypeBuilder<Subscriber> subscriber)
    {
        subscriber.HasKey(s => s.Id);
        subscriber.HasIndex(s => s.Mail).IsUnique();
        subscriber.HasIndex(s => s.CodeHash);
        subscriber.HasIndex(s => s.SignOffCode).IsUnique();
    }
}

public static class NewsletterErrors
{
    /// <summary>The link was used, is too old, or is none of ours: the three look the same.</summary>
    public static readonly DomainError LinkWorthless = new(ErrorKind.Gone, "Newsletter.LinkWorthless");
}

/// <summary>What the site mails about the newsletter.</summary>
public static class NewsletterMails
{
    /// <summary>To whoever's address was filled in: show that you want it.</summary>
    public static readonly MailKind Confirm = new("Newsletter.Confirm", ["days"], HasLink: true);

    /// <summary>To whoever confirmed, or asked again: its button signs off.</summary>
    public static readonly MailKind Welcome = new("Newsletter.Welcome", [], HasLink: true);
}

/// <summary>The addresses to which those mails lead.</summary>
public interface INewsletterLinks
{
    Uri Confirm(OneTimeCode code, string culture);

    /// <param name="code">The <see cref="Subscriber.SignOffCode"/>.</param>
    Uri SignOff(string code, string culture);
}
