using WIJschool.Core.Results;

namespace WIJschool.Core.Support;

public static class SupportErrors
{
    public static readonly DomainError KindMissing = new(ErrorKind.Invalid, "Support.KindMissing");

    public static readonly DomainError UrgencyMissing = new(ErrorKind.Invalid, "Support.UrgencyMissing");

    public static readonly DomainError SituationInvalid = new(ErrorKind.Invalid, "Support.SituationInvalid");

    public static readonly DomainError WishTooLong = new(ErrorKind.Invalid, "Support.WishTooLong");

    public static readonly DomainError MessageInvalid = new(ErrorKind.Invalid, "Support.MessageInvalid");

    public static readonly DomainError MarkMissing = new(ErrorKind.Invalid, "Support.MarkMissing");

    public static readonly DomainError RemarkTooLong = new(ErrorKind.Invalid, "Support.RemarkTooLong");

    /// <summary>Help is for schools that take part.</summary>
    public static readonly DomainError SchoolMissing = new(ErrorKind.Invalid, "Support.SchoolMissing");

    /// <summary>There is none, or it is none of this person's: the two look the same.</summary>
    public static readonly DomainError NotFound = new(ErrorKind.NotFound, "Support.NotFound");

    /// <summary>Somebody was first.</summary>
    public static readonly DomainError Moved = new(ErrorKind.Conflict, "Support.Moved");

    public static readonly DomainError Closed = new(ErrorKind.Conflict, "Support.Closed");

    public static readonly DomainError NotClosed = new(ErrorKind.Conflict, "Support.NotClosed");

    public static readonly DomainError Evaluated = new(ErrorKind.Conflict, "Support.Evaluated");

    /// <summary>This person is no adviser: no expert of the site, and no user of the back office.</summary>
    public static readonly DomainError AdviserNotFound = new(ErrorKind.Invalid, "Support.AdviserNotFound");
}
