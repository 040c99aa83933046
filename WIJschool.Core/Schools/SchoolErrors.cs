using WIJschool.Core.Results;

namespace WIJschool.Core.Schools;

public static class SchoolErrors
{
    public static readonly DomainError VestigingCodeInvalid = new(ErrorKind.Invalid, "School.VestigingCodeInvalid");

    public static readonly DomainError NameInvalid = new(ErrorKind.Invalid, "School.NameInvalid");

    public static readonly DomainError PlaceInvalid = new(ErrorKind.Invalid, "School.PlaceInvalid");

    public static readonly DomainError PupilsInvalid = new(ErrorKind.Invalid, "School.PupilsInvalid");

    public static readonly DomainError ReasonMissing = new(ErrorKind.Invalid, "School.ReasonMissing");

    /// <summary>There is no such school, or it is none of this person's: the two look the same.</summary>
    public static readonly DomainError NotFound = new(ErrorKind.NotFound, "School.NotFound");

    /// <summary>Somebody has registered this location.</summary>
    public static readonly DomainError AlreadyRegistered = new(ErrorKind.Conflict, "School.AlreadyRegistered");

    public static readonly DomainError AlreadyDecided = new(ErrorKind.Conflict, "School.AlreadyDecided");

    /// <summary>Nobody has shown yet that the contact's address is theirs.</summary>
    public static readonly DomainError MailNotVerified = new(ErrorKind.Conflict, "School.MailNotVerified");

    /// <summary>The school waits, was refused or is closed.</summary>
    public static readonly DomainError NotApproved = new(ErrorKind.Conflict, "School.NotApproved");

    public static readonly DomainError AdminsOnly = new(ErrorKind.Forbidden, "School.AdminsOnly");

    /// <summary>A school always has somebody who can let others in.</summary>
    public static readonly DomainError LastAdmin = new(ErrorKind.Conflict, "School.LastAdmin");

    public static readonly DomainError AlreadyColleague = new(ErrorKind.Conflict, "School.AlreadyColleague");

    public static readonly DomainError ColleagueNotFound = new(ErrorKind.NotFound, "School.ColleagueNotFound");

    /// <summary>The link was used, is too old, or is none of ours: the three look the same.</summary>
    public static readonly DomainError LinkWorthless = new(ErrorKind.Gone, "School.LinkWorthless");

    /// <summary>The link is good, and who follows it has no account yet: a name and a password are needed. Only whoever has the mail learns it.</summary>
    public static readonly DomainError AccountNeeded = new(ErrorKind.Invalid, "School.AccountNeeded");

    /// <summary>The list of the ministry has no such location.</summary>
    public static readonly DomainError SiteUnknown = new(ErrorKind.Invalid, "School.SiteUnknown");

    public static readonly DomainError InvitationNotFound = new(ErrorKind.NotFound, "School.InvitationNotFound");

    /// <summary>The invitation is for another address than that of whoever is signed in.</summary>
    public static readonly DomainError InvitationOfAnother = new(ErrorKind.Forbidden, "School.InvitationOfAnother");

    /// <summary>The file is no list of school sites: a column is missing, named as subject, or it holds no site.</summary>
    public static readonly DomainError SiteListInvalid = new(ErrorKind.Invalid, "School.SiteListInvalid");

    /// <summary>The school is closed already.</summary>
    public static readonly DomainError AlreadyClosed = new(ErrorKind.Conflict, "School.AlreadyClosed");
}
