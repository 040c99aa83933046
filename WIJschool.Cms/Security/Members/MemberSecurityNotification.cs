using Umbraco.Cms.Core.Notifications;

namespace WIJschool.Cms.Security.Members;

/// <summary>What happened to an account that its member should know.</summary>
public enum MemberSecurityChange
{
    LockedOut,
    PasswordChanged,
    PasswordReset,
    SecondStepOn,
    SecondStepOff,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    PasskeyAdded,
    PasskeyRemoved,
    SignedOutEverywhere,

    /// <summary>An account elsewhere lets the member in.</summary>
    Linked,
    Unlinked,
}

/// <summary>Told after the change is stored. Who mails it must not make the answer wait: the time would tell whether there is an account.</summary>
public sealed record MemberSecurityNotification(Guid Member, MemberSecurityChange Change) : INotification;
