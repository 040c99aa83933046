using WIJschool.Core.Results;

namespace WIJschool.Core.Mailing;

public static class MailErrors
{
    public static readonly DomainError AddressInvalid = new(ErrorKind.Invalid, "Mail.AddressInvalid");

    public static readonly DomainError NotFound = new(ErrorKind.NotFound, "Mail.NotFound");

    /// <summary>The mail was sent, is being sent or was called off: there is nothing left to do with it.</summary>
    public static readonly DomainError Settled = new(ErrorKind.Conflict, "Mail.Settled");
}
