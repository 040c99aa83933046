using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.MemberGroups;

internal sealed record MemberGroupResponse(Guid Id, string Name)
{
    public static MemberGroupResponse From(IMemberGroup group) => new(group.Key, group.Name ?? "");
}

internal record UpdateMemberGroupRequest
{
    [Required] public string Name { get; init; } = "";
}

internal sealed record CreateMemberGroupRequest : UpdateMemberGroupRequest
{
    public Guid? Id { get; init; }
}

/// <summary>Core's statuses of member groups as the API tells them.</summary>
internal static class MemberGroupProblems
{
    public static Problem Of(MemberGroupOperationStatus status) => status switch
    {
        MemberGroupOperationStatus.NotFound => Problem.Missing(status, "The requested member group could not be found"),
        MemberGroupOperationStatus.CannotHaveEmptyName => Problem.Refused(
            status, "Name was empty or null", "The provided member group name cannot be null or empty."),
        MemberGroupOperationStatus.DuplicateName => Problem.Refused(status, "Duplicate name", "Another group with the same name already exists."),
        MemberGroupOperationStatus.DuplicateKey => Problem.Refused(status, "Duplicate key", "Another group with the same key already exists."),
        MemberGroupOperationStatus.CancelledByNotification => Problem.Cancelled(status, "member group"),
        _ => Problem.Other(status, "member group"),
    };
}
