using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security.Authorization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Content;

namespace WIJschool.Cms.Api.Management.Documents;

/// <summary>Which members may read a document and what is below it. What an ancestor is protected by is not the document's own, and stays out of reach here.</summary>
internal static class DocumentPublicAccessEndpoints
{
    public static void MapDocumentPublicAccess(this IEndpointRouteBuilder routes)
    {
        var access = routes.MapGroup("/document/{id:guid}/public-access").WithTags("Document").RequireAuthorization(SectionPolicies.Documents);
        access.MapGet("", GetAsync);
        access.MapPost("", CreateAsync);
        access.MapPut("", UpdateAsync);
        access.MapDelete("", DeleteAsync);
    }

    private static async Task<Results<JsonHttpResult<PublicAccessResponse>, Problem, StatusCodeHttpResult>> GetAsync(
        Guid id, IPublicAccessService access, IEntityService entities, IMemberService members, IMemberGroupService groups, ContentPermissions permissions)
    {
        if (!await MayAsync(permissions, id)) return Forbidden.Answer;

        var found = await access.GetEntryByContentKeyWithoutAncestorsAsync(id);
        if (!found.Success || found.Result is null) return Refused(found.Status);
        if (!entities.GetKey(found.Result.LoginNodeId, UmbracoObjectTypes.Document).Success) return Refused(PublicAccessOperationStatus.LoginNodeNotFound);
        if (!entities.GetKey(found.Result.NoAccessNodeId, UmbracoObjectTypes.Document).Success) return Refused(PublicAccessOperationStatus.ErrorNodeNotFound);

        return ManagementJson.Ok(await PublicAccessResponse.FromAsync(found.Result, entities, members, groups));
    }

    private static async Task<Results<CreatedResource, Problem, StatusCodeHttpResult>> CreateAsync(
        Guid id, Body<PublicAccessRequest> body, IPublicAccessService access, ContentPermissions permissions)
    {
        if (!await MayAsync(permissions, id)) return Forbidden.Answer;

        var created = await access.CreateAsync(body.Value.ToEntry(id));
        return created.Success ? new CreatedResource("document", id.ToString()) : Refused(created.Status);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> UpdateAsync(
        Guid id, Body<PublicAccessRequest> body, IPublicAccessService access, ContentPermissions permissions)
    {
        if (!await MayAsync(permissions, id)) return Forbidden.Answer;
        if (await access.GetEntryByContentKeyWithoutAncestorsAsync(id) is { Result: null } missing) return Refused(missing.Status);

        var updated = await access.UpdateAsync(body.Value.ToEntry(id));
        return updated.Success ? TypedResults.Ok() : Refused(updated.Status);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> DeleteAsync(Guid id, IPublicAccessService access, ContentPermissions permissions)
    {
        if (!await MayAsync(permissions, id)) return Forbidden.Answer;
        if (await access.GetEntryByContentKeyWithoutAncestorsAsync(id) is { Result: null } missing) return Refused(missing.Status);

        var deleted = await access.DeleteAsync(id);
        return deleted.Success ? TypedResults.Ok() : Refused(deleted.Result);
    }

    private static Task<bool> MayAsync(ContentPermissions permissions, Guid id) => permissions.MayAsync(ContentPermissionResource.WithKeys(ActionProtect.ActionLetter, id));

    private static Problem Refused(PublicAccessOperationStatus status) => status switch
    {
        PublicAccessOperationStatus.ContentNotFound => Problem.Missing(status, "The document could not be found"),
        PublicAccessOperationStatus.ErrorNodeNotFound => Problem.Missing(status, "The error page could not be found"),
        PublicAccessOperationStatus.LoginNodeNotFound => Problem.Missing(status, "The login page could not be found"),
        PublicAccessOperationStatus.EntryNotFound => Problem.Missing(status, "Entry not found", "The specified entry was not found."),
        PublicAccessOperationStatus.NoAllowedEntities => Problem.Refused(
            status, "No allowed entities given", "Both MemberGroups and Members were empty, thus no entities can be allowed."),
        PublicAccessOperationStatus.AmbiguousRule => Problem.Refused(
            status, "Ambiguous Rule", "The specified rule is ambiguous, because both member groups and member names were given."),
        PublicAccessOperationStatus.CancelledByNotification => Problem.Cancelled(status, "public access"),
        _ => Problem.Other(status, "public access"),
    };
}

/// <summary>Members or groups of members, not both.</summary>
internal sealed record PublicAccessRequest
{
    /// <summary>Where a visitor is sent who is not signed in.</summary>
    [Required] public required Reference LoginDocument { get; init; }

    /// <summary>Where a member is sent who may not read it.</summary>
    [Required] public required Reference ErrorDocument { get; init; }

    [Required] public required IReadOnlyList<string> MemberUserNames { get; init; }

    [Required] public required IReadOnlyList<string> MemberGroupNames { get; init; }

    public PublicAccessEntrySlim ToEntry(Guid document) => new()
    {
        ContentId = document,
        LoginPageId = LoginDocument.Id,
        ErrorPageId = ErrorDocument.Id,
        MemberUserNames = [.. MemberUserNames],
        MemberGroupNames = [.. MemberGroupNames],
    };
}

/// <summary>Who may read a document; members and groups that are no longer there are left out.</summary>
internal sealed record PublicAccessResponse(Reference LoginDocument, Reference ErrorDocument, IReadOnlyList<AllowedMember> Members, IReadOnlyList<NamedItem> Groups)
{
    public static async Task<PublicAccessResponse> FromAsync(PublicAccessEntry entry, IEntityService entities, IMemberService members, IMemberGroupService groups)
    {
        List<NamedItem> allowed = [];
        foreach (var name in Values(entry, Constants.Conventions.PublicAccess.MemberRoleRuleType))
        {
            if (await groups.GetByNameAsync(name) is { } group) allowed.Add(new(group.Name ?? "", group.Key));
        }

        return new(
            new Reference(entities.GetKey(entry.LoginNodeId, UmbracoObjectTypes.Document).Result),
            new Reference(entities.GetKey(entry.NoAccessNodeId, UmbracoObjectTypes.Document).Result),
            [.. Values(entry, Constants.Conventions.PublicAccess.MemberUsernameRuleType).Select(members.GetByUsername).OfType<IMember>().Select(AllowedMember.From)],
            allowed);
    }

    private static IEnumerable<string> Values(PublicAccessEntry entry, string ruleType) =>
        entry.Rules.Where(rule => rule.RuleType == ruleType).Select(rule => rule.RuleValue).OfType<string>();
}

/// <summary>A member as pickers show one.</summary>
internal sealed record AllowedMember(Guid Id, ContentTypeReference MemberType, IReadOnlyList<AllowedMember.Named> Variants, MemberKind Kind)
{
    public IReadOnlyList<Flag> Flags { get; } = [];

    public static AllowedMember From(IMember member) => new(member.Key, ContentTypeReference.From(member.ContentType), [new(member.Name ?? "", null)], MemberKind.Default);

    /// <summary>A name; members have one for all cultures.</summary>
    internal sealed record Named(string Name, string? Culture);
}
