using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.MemberGroups;

/// <summary>The groups that members are in, by which pages are protected.</summary>
internal static class MemberGroupEndpoints
{
    private const string Tag = "Member Group";

    public static void MapMemberGroups(this IEndpointRouteBuilder routes)
    {
        var groups = routes.MapGroup("/member-group").WithTags(Tag).RequireAuthorization(SectionPolicies.Members);
        groups.MapGet("", ListAsync);
        groups.MapGet("/{id:guid}", ByIdAsync);
        groups.MapPost("", CreateAsync);
        groups.MapPut("/{id:guid}", UpdateAsync);
        groups.MapDelete("/{id:guid}", DeleteAsync);
        routes.MapGet("/item/member-group", ItemsAsync).WithTags(Tag);
        routes.MapGet("/tree/member-group/root", RootAsync).WithTags(Tag).RequireAuthorization(SectionPolicies.MemberGroups);
    }

    private static async Task<JsonHttpResult<Page<MemberGroupResponse>>> ListAsync([AsParameters] Paging paging, IMemberGroupService groups) =>
        ManagementJson.Ok(paging.Of([.. await groups.GetAllAsync()], MemberGroupResponse.From));

    private static async Task<Results<JsonHttpResult<MemberGroupResponse>, NotFound>> ByIdAsync(Guid id, IMemberGroupService groups) =>
        await groups.GetAsync(id) is { } group ? ManagementJson.Ok(MemberGroupResponse.From(group)) : TypedResults.NotFound();

    private static async Task<JsonHttpResult<List<NamedItem>>> ItemsAsync(Guid[] id, IMemberGroupService groups) =>
        ManagementJson.Ok((await groups.GetAsync(id)).Select(group => new NamedItem(group.Name ?? "", group.Key)).ToList());

    private static async Task<JsonHttpResult<Page<NamedTreeItem>>> RootAsync([AsParameters] Paging paging, IMemberGroupService groups) =>
        ManagementJson.Ok(paging.Of(
            [.. (await groups.GetAllAsync()).OrderBy(group => group.Name, StringComparer.OrdinalIgnoreCase)],
            group => new NamedTreeItem(group.Name ?? "", group.Key, Parent: null, HasChildren: false)));

    private static async Task<Results<CreatedResource, Problem>> CreateAsync(Body<CreateMemberGroupRequest> body, IMemberGroupService groups)
    {
        var created = await groups.CreateAsync(new MemberGroup { Key = body.Value.Id ?? Guid.NewGuid(), Name = body.Value.Name });
        return created.Success ? new CreatedResource("member-group", created.Result!.Key.ToString()) : MemberGroupProblems.Of(created.Status);
    }

    private static async Task<Results<Ok, Problem>> UpdateAsync(Guid id, Body<UpdateMemberGroupRequest> body, IMemberGroupService groups)
    {
        if (await groups.GetAsync(id) is not { } group) return MemberGroupProblems.Of(MemberGroupOperationStatus.NotFound);

        group.Name = body.Value.Name;
        var updated = await groups.UpdateAsync(group);
        return updated.Success ? TypedResults.Ok() : MemberGroupProblems.Of(updated.Status);
    }

    private static async Task<Results<Ok, Problem>> DeleteAsync(Guid id, IMemberGroupService groups)
    {
        var deleted = await groups.DeleteAsync(id);
        return deleted.Success ? TypedResults.Ok() : MemberGroupProblems.Of(deleted.Status);
    }
}
