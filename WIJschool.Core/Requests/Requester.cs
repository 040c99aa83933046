using WIJschool.Core.Mailing;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Requests;

/// <summary>Who asks the alliance for something: somebody of a school that takes part, or somebody who filled in a form.</summary>
/// <param name="School">Null for somebody who is of no school on the site.</param>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="Organisation">The school as it is called, 1 to 160 characters.</param>
/// <param name="Culture">The language in which this person is mailed.</param>
public sealed record Requester(SchoolId? School, MemberKey? Member, string Name, EmailAddress Mail, string Organisation, string Culture)
{
    public const int LongestName = 120;
    public const int LongestOrganisation = 160;

    /// <returns>The same with spaces around its texts removed, or what is wrong with it.</returns>
    public Result<Requester> Check()
    {
        var tidy = this with { Name = Name.Trim(), Organisation = Organisation.Trim() };
        if (tidy.Name.Length is 0 or > LongestName) return RequestErrors.NameInvalid;
        if (tidy.Organisation.Length is 0 or > LongestOrganisation) return RequestErrors.OrganisationInvalid;
        return tidy;
    }
}

public static class RequestErrors
{
    public static readonly DomainError NameInvalid = new(ErrorKind.Invalid, "Request.NameInvalid");

    public static readonly DomainError OrganisationInvalid = new(ErrorKind.Invalid, "Request.OrganisationInvalid");
}
