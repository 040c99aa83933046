using WIJschool.Core.Results;

namespace WIJschool.Core.Privacy;

public static class PrivacyErrors
{
    /// <summary>Nobody asked for the erasure, or it was called off or carried out meanwhile.</summary>
    public static readonly DomainError NotAsked = new(ErrorKind.Conflict, "Privacy.NotAsked");

    /// <summary>A school would be left without an admin; its name is the subject.</summary>
    public static readonly DomainError LastAdmin = new(ErrorKind.Conflict, "Privacy.LastAdmin");

    /// <summary>The account is gone.</summary>
    public static readonly DomainError NotFound = new(ErrorKind.NotFound, "Privacy.NotFound");
}
