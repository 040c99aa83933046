namespace WIJschool.Core.Schools;

/// <summary>The addresses to which mails lead.</summary>
public interface ISchoolLinks
{
    /// <param name="culture">The language of the page that it leads to.</param>
    Uri Verify(OneTimeCode code, string culture);

    /// <inheritdoc cref="Verify"/>
    Uri AcceptInvitation(OneTimeCode code, string culture);

    /// <summary>Where somebody who is signed in finds their school.</summary>
    Uri MySchool();

    /// <summary>Where a coordinator finds the schools that wait.</summary>
    Uri Coordinators();
}
