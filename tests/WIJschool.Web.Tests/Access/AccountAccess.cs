using WIJschool.Web.Members;
using WIJschool.Web.Schools;
using static WIJschool.Web.Tests.Access.Visitors;

namespace WIJschool.Web.Tests.Access;

/// <summary>The own account, which is everybody's who is signed in, and what is kept of its owner.</summary>
internal sealed class AccountAccess : ISiteAccess
{
    /// <inheritdoc />
    public IEnumerable<AccessRow> Rows =>
    [
        new("GET", MemberAddresses.Own, SignedIn),
        new("GET", MemberAddresses.Account, SignedIn),
        new("GET", MemberAddresses.Password, SignedIn),
        new("POST", MemberAddresses.Password, SignedIn),
        new("GET", MemberAddresses.SecondStep, SignedIn),
        new("POST", MemberAddresses.SecondStep, SignedIn),
        new("GET", MemberAddresses.Passkeys, SignedIn),
        new("POST", MemberAddresses.Passkeys, SignedIn),
        new("POST", MemberAddresses.Passkeys + "/opties", SignedIn),
        new("POST", MemberAddresses.Unlink, SignedIn),
        new("GET", MemberAddresses.Sessions, SignedIn),
        new("POST", MemberAddresses.Sessions, SignedIn),
        new("GET", MemberAddresses.OwnData, SignedIn),
        new("GET", MemberAddresses.OwnDataJson, SignedIn),
        new("GET", MemberAddresses.OwnDataZip, SignedIn),
        new("POST", MemberAddresses.Erase, SignedIn),
        new("POST", MemberAddresses.CallOffErasure, SignedIn),
    ];
}

/// <summary>The pages that every school has, and those that the links of its mails lead to.</summary>
internal sealed class SchoolAccess : ISiteAccess
{
    /// <inheritdoc />
    public IEnumerable<AccessRow> Rows =>
    [
        new("GET", SchoolLinks.VerifyPath, Everybody), // worth nothing without the code of a mail
        new("POST", SchoolLinks.VerifyPath, Everybody),
        new("GET", SchoolLinks.InvitationPath, Everybody),
        new("POST", SchoolLinks.InvitationPath, Everybody),
        new("GET", SchoolLinks.MySchoolPath, OfASchool),
        new("POST", SchoolLinks.ChoosePath, OfASchool),
        new("GET", SchoolLinks.NoAccessPath, ""), // it says why not
        new("GET", SchoolLinks.ColleaguesPath, Staff),
        new("POST", SchoolLinks.InvitePath, Admins),
        new("POST", SchoolLinks.InvitationsPath, Admins),
        new("GET", SchoolLinks.ColleaguesPath + "/{member:guid}", OwnAdmin) { Address = ColleagueAsync },
        new("POST", SchoolLinks.ColleaguesPath + "/{member:guid}", OwnAdmin) { Address = ColleagueAsync },
        new("GET", SchoolLinks.ProfilePath, Staff),
        new("POST", SchoolLinks.ProfilePath, Admins),
        new("GET", SchoolLinks.LeavePath, OfASchool),
        new("POST", SchoolLinks.LeavePath, OfASchool),
        new("GET", SchoolLinks.ClosePath, AnyAdmins),
        new("POST", SchoolLinks.ClosePath, AnyAdmins),
    ];

    private static Task<string> ColleagueAsync(AccessSchools schools) => Task.FromResult($"{SchoolLinks.ColleaguesPath}/{schools.Staff.Value}");
}
