namespace WIJschool.Core.Schools;

/// <summary>The addresses to which mails lead.</summary>
public interface ISchoolLinks
{
    Uri Verify(OneTimeCode code);

    Uri AcceptInvitation(OneTimeCode code);

    /// <summary>Where somebody who is signed in finds their school.</summary>
    Uri MySchool();
}
