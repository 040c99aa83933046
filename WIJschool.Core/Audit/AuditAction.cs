namespace WIJschool.Core.Audit;

/// <summary>
/// What somebody did for a school that its admins may want to look up. Its words are the dictionary item <c>Audit.{Name}</c>: a test holds
/// that each has one. They are stored by name: one that is written is never renamed.
/// </summary>
public enum AuditAction
{
    SchoolRegistered,
    SchoolApproved,
    SchoolRefused,
    SchoolChanged,
    SchoolClosed,

    ColleagueInvited,
    InvitationWithdrawn,

    /// <summary>The subject is the one whose role changed.</summary>
    RoleChanged,

    /// <summary>Somebody came in by an invitation.</summary>
    ColleagueJoined,

    /// <summary>The subject is the one who left or was taken out.</summary>
    ColleagueLeft,

    RoundOpened,
    RoundReminded,
    RoundClosed,
    RoundDiscarded,
    ClassSessionOpened,
    ClassSessionClosed,
    ClassSessionDiscarded,
    ResultExported,

    WebinarRequested,
    WebinarDateChosen,
    WebinarSignedUp,
    WebinarCancelled,
    SupportRequested,
    SupportAnswered,
    SupportClosed,
    FormSent,

    /// <summary>The subject is the page of the intervention.</summary>
    InterventionSaved,

    /// <summary>The subject is the page of the intervention.</summary>
    InterventionRemoved,

    SavedListShared,

    /// <summary>The subject is the story; so it is for what follows.</summary>
    StorySubmitted,
    StoryChangesAsked,
    StoryPublished,
    StoryTakenOffline,
    StoryDeclined,
    StoryRemoved,
    QuestionAnswered,

    PersonalDataExported,
    PersonalDataErased,
}

/// <summary>What the subject of an action is, which tells where its name is looked up.</summary>
public enum AuditSubject
{
    /// <summary>Nothing that has a name to show.</summary>
    Other,
    Member,
    Intervention,
    Story,
}

public static class AuditActions
{
    public static AuditSubject SubjectOf(AuditAction action) => action switch
    {
        AuditAction.RoleChanged or AuditAction.ColleagueLeft or AuditAction.ColleagueJoined => AuditSubject.Member,
        AuditAction.InterventionSaved or AuditAction.InterventionRemoved => AuditSubject.Intervention,
        >= AuditAction.StorySubmitted and <= AuditAction.QuestionAnswered => AuditSubject.Story,
        _ => AuditSubject.Other,
    };
}
