using Microsoft.Extensions.Logging;

namespace WIJschool.Core.Schools;

/// <summary>Ids, never names or addresses.</summary>
internal static partial class SchoolLog
{
    [LoggerMessage(LogLevel.Information, "School {SchoolId} was registered or asked for a new link.")]
    public static partial void SchoolRegistered(this ILogger logger, Guid schoolId);

    [LoggerMessage(LogLevel.Information, "The contact of school {SchoolId} verified their mail: member {Member}.")]
    public static partial void MailVerified(this ILogger logger, Guid schoolId, Guid member);

    [LoggerMessage(LogLevel.Information, "School {SchoolId} is {Status} by coordinator {Coordinator}.")]
    public static partial void SchoolDecided(this ILogger logger, Guid schoolId, SchoolStatus status, Guid coordinator);

    [LoggerMessage(LogLevel.Information, "Invitation {InvitationId} to school {SchoolId} was mailed by member {Member}.")]
    public static partial void ColleagueInvited(this ILogger logger, Guid schoolId, Guid invitationId, Guid member);

    [LoggerMessage(LogLevel.Information, "Invitation {InvitationId} to school {SchoolId} was accepted by member {Member}.")]
    public static partial void InvitationAccepted(this ILogger logger, Guid schoolId, Guid invitationId, Guid member);

    [LoggerMessage(LogLevel.Information, "Member {Member} of school {SchoolId} is {Role} now, by member {By}.")]
    public static partial void RoleChanged(this ILogger logger, Guid schoolId, Guid member, SchoolRole role, Guid by);

    [LoggerMessage(LogLevel.Information, "Member {Member} left school {SchoolId}.")]
    public static partial void MemberLeft(this ILogger logger, Guid schoolId, Guid member);

    [LoggerMessage(LogLevel.Information, "School {SchoolId} was closed by member {Member}.")]
    public static partial void SchoolClosed(this ILogger logger, Guid schoolId, Guid member);

    [LoggerMessage(LogLevel.Information, "School {SchoolId} was closed by coordinator {Coordinator}.")]
    public static partial void SchoolClosedByCoordinator(this ILogger logger, Guid schoolId, Guid coordinator);

    [LoggerMessage(LogLevel.Information, "School {SchoolId} was edited by member {Member}.")]
    public static partial void SchoolEdited(this ILogger logger, Guid schoolId, Guid member);

    [LoggerMessage(LogLevel.Information, "Invitation {InvitationId} to school {SchoolId} was withdrawn by member {Member}.")]
    public static partial void InvitationWithdrawn(this ILogger logger, Guid schoolId, Guid invitationId, Guid member);

    [LoggerMessage(LogLevel.Information, "Member {Member} was removed from school {SchoolId} by member {By}.")]
    public static partial void ColleagueRemoved(this ILogger logger, Guid schoolId, Guid member, Guid by);

    [LoggerMessage(LogLevel.Information, "{Count} sites of sector {Sector} were imported by coordinator {Coordinator}.")]
    public static partial void SitesImported(this ILogger logger, int count, Sector sector, Guid coordinator);
}
