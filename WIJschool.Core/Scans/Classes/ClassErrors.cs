using WIJschool.Core.Results;

namespace WIJschool.Core.Scans.Classes;

/// <summary>What can stand in the way of a class that answers.</summary>
public static class ClassErrors
{
    public static readonly DomainError CodeInvalid = new(ErrorKind.Invalid, "Class.CodeInvalid");

    /// <summary>No class answers under this code now.</summary>
    public static readonly DomainError CodeUnknown = new(ErrorKind.NotFound, "Class.CodeUnknown");

    /// <summary>Too many wrong codes came from the same address.</summary>
    public static readonly DomainError TooManyCodes = new(ErrorKind.Conflict, "Class.TooManyCodes");

    /// <summary>As many answered as can.</summary>
    public static readonly DomainError Full = new(ErrorKind.Conflict, "Class.Full");

    public static readonly DomainError GroupInvalid = new(ErrorKind.Invalid, "Class.GroupInvalid");

    /// <summary>There is no such session, or it is not this person's: the two look the same.</summary>
    public static readonly DomainError NotFound = new(ErrorKind.NotFound, "Class.NotFound");

    /// <summary>The round is not one in which this school's classes answer, or it was closed.</summary>
    public static readonly DomainError RoundNotOpen = new(ErrorKind.Conflict, "Class.RoundNotOpen");

    /// <summary>The session was closed or thrown away, or its time is over.</summary>
    public static readonly DomainError Closed = new(ErrorKind.Gone, "Class.Closed");

    /// <summary>Nothing of one device: without it, a second answer could not be told from the first one sent again.</summary>
    public static readonly DomainError DeviceMissing = new(ErrorKind.Invalid, "Class.DeviceMissing");
}
