using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Security.Authorization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.AuditLogs;
using WIJschool.Cms.Api.Management.Content;
using WIJschool.Cms.Api.Management.References;
using ContentPermissions = WIJschool.Cms.Api.Management.Content.ContentPermissions;

namespace WIJschool.Cms.Api.Management.Media;

/// <summary>Media as editors make and change them. A user only comes at what lies within the start nodes.</summary>
internal static class MediaEndpoints
{
    internal const string Tag = "Media";

    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        var media = routes.MapGroup("/media").WithTags(Tag).RequireAuthorization(SectionPolicies.Media);
        media.MapGet("/{id:guid}", ByIdAsync);
        media.MapPost("", CreateAsync);
        media.MapPost("/validate", ValidateNewAsync);
        media.MapPut("/{id:guid}", UpdateAsync);
        media.MapPut("/{id:guid}/validate", ValidateAsync);
        media.MapDelete("/{id:guid}", DeleteAsync);
        media.MapPut("/{id:guid}/move", MoveAsync);
        media.MapPut("/{id:guid}/move-to-recycle-bin", ThrowAwayAsync);
        media.MapPut("/sort", SortAsync);
        media.MapGet("/urls", Urls);
        media.MapGet("/configuration", Configuration);
        media.MapGet("/{id:guid}/audit-log", AuditLogAsync);
        media.MapGet("/{id:guid}/referenced-by", ReferencedByAsync);
        media.MapGet("/{id:guid}/referenced-descendants", ReferencedBelowAsync);
        media.MapGet("/are-referenced", AreReferencedAsync);
    }

    private static async Task<Results<JsonHttpResult<MediaResponse>, Problem, StatusCodeHttpResult>> ByIdAsync(
        Guid id, IMediaEditingService editing, ContentMapping mapping, MediaAddresses addresses, ContentPermissions permissions)
    {
        if (!await permissions.MayAsync(MediaPermissionResource.WithKeys(id))) return Forbidden.Answer;

        return await editing.GetAsync(id) is { } media ? ManagementJson.Ok(MediaResponse.From(media, mapping, addresses)) : NotFound;
    }

    private static async Task<Results<CreatedResource, Problem, StatusCodeHttpResult>> CreateAsync(
        Body<CreateMediaRequest> body, IMediaEditingService editing, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        if (!await permissions.MayAsync(MediaPermissionResource.WithKeys(body.Value.Parent?.Id))) return Forbidden.Answer;

        var created = await editing.CreateAsync(Model(body.Value), security.UserKey());
        return created.Success
            ? new CreatedResource("media", created.Result.Content!.Key.ToString()) : ContentProblems.Of(created.Status, body.Value, created.Result.ValidationResult);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> ValidateNewAsync(
        Body<CreateMediaRequest> body, IMediaEditingService editing, ContentPermissions permissions)
    {
        if (!await permissions.MayAsync(MediaPermissionResource.WithKeys(body.Value.Parent?.Id))) return Forbidden.Answer;

        var checkedNew = await editing.ValidateCreateAsync(Model(body.Value));
        return checkedNew.Success ? TypedResults.Ok() : ContentProblems.Of(checkedNew.Status, body.Value, checkedNew.Result);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> UpdateAsync(
        Guid id, Body<UpdateMediaRequest> body, IMediaEditingService editing, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        if (!await permissions.MayAsync(MediaPermissionResource.WithKeys(id))) return Forbidden.Answer;

        var updated = await editing.UpdateAsync(id, body.Value.ApplyTo(new MediaUpdateModel()), security.UserKey());
        return updated.Success ? TypedResults.Ok() : ContentProblems.Of(updated.Status, body.Value, updated.Result.ValidationResult);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> ValidateAsync(
        Guid id, Body<UpdateMediaRequest> body, IMediaEditingService editing, ContentPermissions permissions)
    {
        if (!await permissions.MayAsync(MediaPermissionResource.WithKeys(id))) return Forbidden.Answer;

        var checkedChange = await editing.ValidateUpdateAsync(id, body.Value.ApplyTo(new MediaUpdateModel()));
        return checkedChange.Success ? TypedResults.Ok() : ContentProblems.Of(checkedChange.Status, body.Value, checkedChange.Result);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> DeleteAsync(
        Guid id, IMediaEditingService editing, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        if (!await permissions.MayAsync(MediaPermissionResource.WithKeys(id))) return Forbidden.Answer;

        var deleted = await editing.DeleteAsync(id, security.UserKey());
        return deleted.Success ? TypedResults.Ok() : ContentProblems.Of(deleted.Status);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> MoveAsync(
        Guid id, Body<MoveMediaRequest> body, IMediaEditingService editing, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        Guid?[] keys = [body.Value.Target?.Id, id];
        if (!await permissions.MayAsync(MediaPermissionResource.WithKeys(keys))) return Forbidden.Answer;

        var moved = await editing.MoveAsync(id, body.Value.Target?.Id, security.UserKey());
        return moved.Success ? TypedResults.Ok() : ContentProblems.Of(moved.Status);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> ThrowAwayAsync(
        Guid id, IMediaEditingService editing, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        if (!await permissions.MayAsync(MediaPermissionResource.WithKeys(id))) return Forbidden.Answer;

        var moved = await editing.MoveToRecycleBinAsync(id, security.UserKey());
        return moved.Success ? TypedResults.Ok() : ContentProblems.Of(moved.Status);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> SortAsync(
        Body<SortingRequest> body, IMediaEditingService editing, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        Guid?[] keys = [body.Value.Parent?.Id, .. body.Value.Sorting.Select(item => (Guid?)item.Id)];
        if (!await permissions.MayAsync(MediaPermissionResource.WithKeys(keys))) return Forbidden.Answer;

        var status = await editing.SortAsync(body.Value.Parent?.Id, body.Value.Models(), security.UserKey());
        return status is ContentEditingOperationStatus.Success ? TypedResults.Ok() : ContentProblems.Of(status);
    }

    private static JsonHttpResult<List<MediaUrls>> Urls(Guid[] id, IMediaService media, MediaAddresses addresses) =>
        ManagementJson.Ok(id.Length == 0 ? [] : media.GetByIds(id).Select(addresses.Of).ToList());

    private static JsonHttpResult<MediaConfiguration> Configuration(IOptionsMonitor<ContentSettings> settings) => ManagementJson.Ok(
        new MediaConfiguration(settings.CurrentValue.DisableDeleteWhenReferenced, settings.CurrentValue.DisableUnpublishWhenReferenced));

    private static async Task<Results<JsonHttpResult<Page<AuditLogItem>>, StatusCodeHttpResult>> AuditLogAsync(
        Guid id, [AsParameters] AuditLogQuery query, AuditLog log, ContentPermissions permissions) =>
        await permissions.MayAsync(MediaPermissionResource.WithKeys(id)) ? await log.OfAsync(id, UmbracoObjectTypes.Media, query) : Forbidden.Answer;

    private static Task<Results<JsonHttpResult<Page<ReferenceItem>>, Problem>> ReferencedByAsync(
        Guid id, [AsParameters] ReferencePaging paging, ReferenceLists references) => references.OfAsync(id, UmbracoObjectTypes.Media, paging);

    private static Task<Results<JsonHttpResult<Page<Reference>>, Problem>> ReferencedBelowAsync(
        Guid id, [AsParameters] ReferencePaging paging, ReferenceLists references) => references.BelowAsync(id, UmbracoObjectTypes.Media, paging);

    private static Task<JsonHttpResult<Page<Reference>>> AreReferencedAsync(Guid[] id, [AsParameters] ReferencePaging paging, ReferenceLists references) =>
        references.AmongAsync(id, UmbracoObjectTypes.Media, paging);

    private static MediaCreateModel Model(CreateMediaRequest request) =>
        request.ApplyTo(new MediaCreateModel { Key = request.Id, ContentTypeKey = request.MediaType.Id, ParentKey = request.Parent?.Id });

    private static Problem NotFound => Problem.Missing(ContentEditingOperationStatus.NotFound, "The requested Media could not be found");
}
