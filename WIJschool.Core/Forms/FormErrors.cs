using WIJschool.Core.Results;

namespace WIJschool.Core.Forms;

public static class FormErrors
{
    /// <summary>There is no such form, or not for this reader.</summary>
    public static readonly DomainError NotFound = new(ErrorKind.NotFound, "Form.NotFound");

    public static readonly DomainError EntryNotFound = new(ErrorKind.NotFound, "Form.EntryNotFound");

    public static readonly DomainError FileNotFound = new(ErrorKind.NotFound, "Form.FileNotFound");

    /// <summary>It opens later.</summary>
    public static readonly DomainError NotOpenYet = new(ErrorKind.Conflict, "Form.NotOpenYet");

    /// <summary>Its last day is over.</summary>
    public static readonly DomainError Closed = new(ErrorKind.Conflict, "Form.Closed");

    /// <summary>It has all the entries it takes.</summary>
    public static readonly DomainError Full = new(ErrorKind.Conflict, "Form.Full");

    /// <summary>It has all the entries it takes today.</summary>
    public static readonly DomainError FullToday = new(ErrorKind.Conflict, "Form.FullToday");

    /// <summary>This member has sent it before.</summary>
    public static readonly DomainError SentBefore = new(ErrorKind.Conflict, "Form.SentBefore");

    public static readonly DomainError MembersOnly = new(ErrorKind.Forbidden, "Form.MembersOnly");

    /// <summary>Something that was filled in is wrong.</summary>
    public static readonly DomainError Invalid = new(ErrorKind.Invalid, "Form.Invalid");

    /// <summary>A file that was given is not there any more: it was kept too long, or is of another form.</summary>
    public static readonly DomainError FileLost = new(ErrorKind.Invalid, "Form.FileLost");

    public static readonly DomainError NoteTooLong = new(ErrorKind.Invalid, "Form.NoteTooLong");

    public static readonly DomainError StatusUnknown = new(ErrorKind.Invalid, "Form.StatusUnknown");

    /// <summary>Entries are written as csv and xlsx.</summary>
    public static readonly DomainError FormatUnknown = new(ErrorKind.Invalid, "Form.FormatUnknown");
}
