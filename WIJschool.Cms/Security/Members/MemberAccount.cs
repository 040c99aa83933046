namespace WIJschool.Cms.Security.Members;

/// <summary>What signing in needs to know of a member: the account, without the properties of its member type.</summary>
public sealed class MemberAccount
{
    public int Id { get; set; }

    public Guid Key { get; set; }

    /// <summary>What the member types to sign in; at most schools an e-mail address.</summary>
    public string UserName { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>What the member is called.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whether the member may sign in at all.</summary>
    public bool IsApproved { get; set; } = true;

    public DateTime? EmailConfirmed { get; set; }

    /// <summary>Another value ends every session.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Passwords and codes that were wrong since the last time one was right.</summary>
    public int FailedAttempts { get; set; }

    public bool IsLockedOut { get; set; }

    public DateTime? LockedSince { get; set; }

    internal string PasswordHash { get; set; } = "";

    internal string? PasswordConfig { get; set; }

    /// <summary>The secret that an app makes codes from; null until it is set up or read.</summary>
    internal string? AuthenticatorKey { get; set; }

    /// <summary>Whether a second step is asked for; null until it is read.</summary>
    internal bool? HasSecondStep { get; set; }

    /// <summary>How it lies in the database.</summary>
    internal MemberAccount? Stored { get; private set; }

    internal MemberAccount AsStored()
    {
        Stored = (MemberAccount)MemberwiseClone();
        return this;
    }
}
