using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Content;
using WIJschool.Cms.Api.Management.References;

namespace WIJschool.Cms.Api.Management.Members;

/// <summary>The members of the site: their accounts, groups and properties.</summary>
internal static class MemberEndpoints
{
    private const string Tag = "Member";

    public static void MapMembers(this IEndpointRouteBuilder routes)
    {
        var members = routes.MapGroup("/member").WithTags(Tag).RequireAuthorization(SectionPolicies.Members);
        members.MapGet("/{id:guid}", ByIdAsync);
        members.MapPost("", CreateAsync);
        members.MapPost("/validate", ValidateNewAsync);
        members.MapPut("/{id:guid}", UpdateAsync);
        members.MapPut("/{id:guid}/validate", ValidateAsync);
        members.MapDelete("/{id:guid}", DeleteAsync);
        members.MapGet("/configuration", Configuration);
        members.MapGet("/{id:guid}/referenced-by", ReferencedByAsync);
        members.MapGet("/{id:guid}/referenced-descendants", ReferencedBelowAsync);
        members.MapGet("/are-referenced", AreReferencedAsync);
        routes.MapGet("/filter/member", FilterAsync).WithTags(Tag).RequireAuthorization(SectionPolicies.Members);
        routes.MapGet("/item/member", Items).WithTags(Tag);
        routes.MapGet("/item/member/search", SearchAsync).WithTags(Tag);
    }

    private static async Task<Results<JsonHttpResult<MemberResponse>, Problem>> ByIdAsync(Guid id, IMemberEditingService editing, MemberMapping mapping)
    {
        if (await editing.GetAsync(id) is { } member) return ManagementJson.Ok(await mapping.ShowAsync(member));

        return await editing.GetExternalMemberAsync(id) is { } external ? ManagementJson.Ok(await mapping.ShowAsync(external)) : MemberProblems.NotFound;
    }

    private static async Task<Results<CreatedResource, Problem>> CreateAsync(
        Body<CreateMemberRequest> body, IMemberEditingService editing, IBackOfficeSecurityAccessor security)
    {
        var created = await editing.CreateAsync(body.Value.Model(), security.User());
        return created.Success
            ? new CreatedResource("member", created.Result.Content!.Key.ToString()) : MemberProblems.Of(created.Status, body.Value, created.Result.ValidationResult);
    }

    private static async Task<Results<Ok, Problem>> ValidateNewAsync(Body<CreateMemberRequest> body, IMemberEditingService editing)
    {
        var checkedNew = await editing.ValidateCreateAsync(body.Value.Model());
        return checkedNew.Success ? TypedResults.Ok() : ContentProblems.Of(checkedNew.Status, body.Value, checkedNew.Result);
    }

    private static async Task<Results<Ok, Problem>> UpdateAsync(
        Guid id, Body<UpdateMemberRequest> body, IMemberEditingService editing, IBackOfficeSecurityAccessor security)
    {
        var updated = await editing.UpdateAsync(id, body.Value.Model(), security.User());
        return updated.Success ? TypedResults.Ok() : MemberProblems.Of(updated.Status, body.Value, updated.Result.ValidationResult);
    }

    private static async Task<Results<Ok, Problem>> ValidateAsync(Guid id, Body<UpdateMemberRequest> body, IMemberEditingService editing)
    {
        var checkedChange = await editing.ValidateUpdateAsync(id, body.Value.Model());
        return checkedChange.Success ? TypedResults.Ok() : ContentProblems.Of(checkedChange.Status, body.Value, checkedChange.Result);
    }

    private static async Task<Results<Ok, Problem>> DeleteAsync(Guid id, IMemberEditingService editing, IBackOfficeSecurityAccessor security)
    {
        var deleted = await editing.DeleteAsync(id, security.UserKey());
        return deleted.Success ? TypedResults.Ok() : MemberProblems.Of(deleted.Status);
    }

    private static async Task<Results<JsonHttpResult<Page<MemberResponse>>, Problem>> FilterAsync(
        HttpContext http, [AsParameters] MemberList asked, IMemberFilterService filter, IMemberTypeService types, MemberMapping mapping)
    {
        if (asked.MemberTypeId?.Value is { } type && await types.GetAsync(type) is null)
            return Problem.Missing(ContentEditingOperationStatus.NotFound, "The requested member type could not be found");
        if (!asked.HasOrder) return Problem.Unreadable(http, [("$.orderBy", $"Members cannot be ordered by {asked.OrderBy}.")]);

        var found = await filter.FilterAsync(asked.Conditions(), asked.OrderBy, asked.OrderDirection, Math.Max(0, asked.Skip), Math.Max(0, asked.Take));
        return ManagementJson.Ok(new Page<MemberResponse>(found.Total, await mapping.ShowAsync(found.Items.ToList())));
    }

    private static JsonHttpResult<List<MemberItem>> Items(Guid[] id, IEntityService entities, MemberMapping mapping) =>
        ManagementJson.Ok(id.Length == 0 ? [] : Show(entities.GetAll(UmbracoObjectTypes.Member, id), mapping));

    private static async Task<JsonHttpResult<Page<MemberItem>>> SearchAsync(
        string? query, [AsParameters] Paging paging, Guid[] allowedMemberTypes, IIndexedEntitySearchService search, MemberMapping mapping)
    {
        var found = await search.SearchAsync(
            UmbracoObjectTypes.Member, query ?? "", parentId: null, allowedMemberTypes, trashed: null, culture: null, Math.Max(0, paging.Skip), Math.Max(0, paging.Take));
        return ManagementJson.Ok(new Page<MemberItem>(found.Total, Show(found.Items, mapping)));
    }

    private static JsonHttpResult<MemberConfiguration> Configuration() => ManagementJson.Ok(new MemberConfiguration());

    private static Task<Results<JsonHttpResult<Page<ReferenceItem>>, Problem>> ReferencedByAsync(
        Guid id, [AsParameters] ReferencePaging paging, ReferenceLists references) => references.OfAsync(id, UmbracoObjectTypes.Member, paging);

    private static Task<Results<JsonHttpResult<Page<Reference>>, Problem>> ReferencedBelowAsync(
        Guid id, [AsParameters] ReferencePaging paging, ReferenceLists references) => references.BelowAsync(id, UmbracoObjectTypes.Member, paging);

    private static Task<JsonHttpResult<Page<Reference>>> AreReferencedAsync(Guid[] id, [AsParameters] ReferencePaging paging, ReferenceLists references) =>
        references.AmongAsync(id, UmbracoObjectTypes.Member, paging);

    private static List<MemberItem> Show(IEnumerable<IEntitySlim> found, MemberMapping mapping) =>
        found.OfType<IMemberEntitySlim>().Select(member => MemberItem.From(member, mapping.KindOf(member))).ToList();
}
