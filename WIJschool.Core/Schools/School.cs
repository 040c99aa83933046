using WIJschool.Core.Mailing;
using WIJschool.Core.Results;

namespace WIJschool.Core.Schools;

public enum SchoolStatus
{
    /// <summary>Registered; a coordinator has to decide, and only can once the contact's mail is verified.</summary>
    Waiting,
    Approved,
    Refused,

    /// <summary>It takes part no longer: nobody belongs to it any more.</summary>
    Closed,
}

/// <summary>What a school says of itself.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="Place">1 to 80 characters.</param>
/// <param name="Pupils">1 to 50,000.</param>
public sealed record SchoolProfile(string Name, VestigingCode Code, Sector Sector, string Place, int Pupils)
{
    public const int LongestName = 120;
    public const int LongestPlace = 80;
    private const int MostPupils = 50_000;

    /// <returns>The profile with spaces around its texts removed, or the first thing that is wrong with it.</returns>
    public Result<SchoolProfile> Check() =>
        ProblemsOf(Name, Place, Pupils).FirstOrDefault() is { } error ? error : this with { Name = Name.Trim(), Place = Place.Trim() };

    /// <summary>All that is wrong with what somebody typed.</summary>
    /// <param name="pupils">Null for what is no number.</param>
    public static IEnumerable<DomainError> ProblemsOf(string? name, string? place, int? pupils)
    {
        if ((name?.Trim().Length ?? 0) is 0 or > LongestName) yield return SchoolErrors.NameInvalid;
        if ((place?.Trim().Length ?? 0) is 0 or > LongestPlace) yield return SchoolErrors.PlaceInvalid;
        if (pupils is not (>= 1 and <= MostPupils)) yield return SchoolErrors.PupilsInvalid;
    }
}

/// <summary>A school location that takes part, or asked to.</summary>
public sealed class School
{
    private School()
    {
    }

    public School(SchoolId id, SchoolProfile profile, SchoolContact contact, DateTimeOffset now)
    {
        Id = id;
        Name = profile.Name;
        Code = profile.Code;
        Sector = profile.Sector;
        Place = profile.Place;
        Pupils = profile.Pupils;
        ContactName = contact.Name;
        ContactMail = contact.Mail;
        ContactCulture = contact.Culture;
        RegisteredAt = now;
    }

    public SchoolId Id { get; private init; }

    public string Name { get; private set; } = "";

    public VestigingCode Code { get; private init; } = null!;

    public Sector Sector { get; private init; }

    public string Place { get; private set; } = "";

    public int Pupils { get; private set; }

    public SchoolStatus Status { get; private set; }

    public string ContactName { get; private set; } = "";

    public EmailAddress ContactMail { get; private set; } = null!;

    public string ContactCulture { get; private init; } = "";

    public DateTimeOffset RegisteredAt { get; private init; }

    /// <summary>The hash of the code that the contact was mailed; null once it was used.</summary>
    public string? VerificationHash { get; private set; }

    public DateTimeOffset? VerificationExpiresAt { get; private set; }

    public DateTimeOffset? MailVerifiedAt { get; private set; }

    /// <summary>When a coordinator approved or refused it.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    public CoordinatorKey? DecidedBy { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Raised by whoever changes the school or its people: the row that they wait for each other at.</summary>
    public int Version { get; private init; }

    /// <summary>Whether nobody showed in time that the contact's address is theirs, so that another may register the location.</summary>
    public bool IsAbandoned(DateTimeOffset now) => Status == SchoolStatus.Waiting && MailVerifiedAt is null && VerificationExpiresAt < now;

    /// <summary>Asks the contact to follow a link; a link of before is worth nothing any more.</summary>
    public void AskForVerification(OneTimeCode code, DateTimeOffset expires) => (VerificationHash, VerificationExpiresAt) = (code.Hash(), expires);

    public void Verify(DateTimeOffset now) => (MailVerifiedAt, VerificationHash, VerificationExpiresAt) = (now, null, null);

    /// <returns>Why the school cannot be decided on, or null.</returns>
    public DomainError? Decide(SchoolStatus status, CoordinatorKey by, DateTimeOffset now)
    {
        if (Status != SchoolStatus.Waiting) return SchoolErrors.AlreadyDecided;
        if (MailVerifiedAt is null) return SchoolErrors.MailNotVerified;
        (Status, DecidedAt, DecidedBy) = (status, now, by);
        return null;
    }

    /// <summary>Changes what may change: a school at another location, or of another kind, is another school.</summary>
    /// <returns>What is wrong with the new texts, or null.</returns>
    public DomainError? Edit(string name, string place, int pupils)
    {
        var (tidy, error) = new SchoolProfile(name, Code, Sector, place, pupils).Check();
        if (tidy is null) return error;
        (Name, Place, Pupils) = (tidy.Name, tidy.Place, tidy.Pupils);
        return null;
    }

    /// <summary>Forgets who registered it: another person is its contact now, or nobody.</summary>
    public void GiveContact(string name, EmailAddress mail) => (ContactName, ContactMail) = (name, mail);

    public void Close(DateTimeOffset now) => (Status, ClosedAt) = (SchoolStatus.Closed, now);
}

/// <summary>Who registers a school, and in which language that person reads.</summary>
/// <param name="Name">1 to 120 characters.</param>
public sealed record SchoolContact(string Name, EmailAddress Mail, string Culture)
{
    /// <summary>Whether this person agreed to the terms, which is written down.</summary>
    public bool Agreed { get; init; }
}
