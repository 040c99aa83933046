using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Security.Authorization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Content;
using WIJschool.Cms.Api.Management.Folders;
using WIJschool.Cms.Api.Management.Trees;
using ContentPermissions = WIJschool.Cms.Api.Management.Content.ContentPermissions; // Core has an older class of the same name

namespace WIJschool.Cms.Api.Management.Blueprints;

/// <summary>Documents that new documents are copied from. They are kept with the settings; editors make them of documents and begin with them.</summary>
internal static class BlueprintEndpoints
{
    private const string Resource = "document-blueprint";
    private const string Tag = "Document Blueprint";

    public static void MapBlueprints(this IEndpointRouteBuilder routes)
    {
        var blueprints = routes.MapGroup($"/{Resource}").WithTags(Tag);
        blueprints.MapGet("/{id:guid}", ByIdAsync).RequireAuthorization(SectionPolicies.DocumentsOrDocumentTypes);
        blueprints.MapGet("/{id:guid}/scaffold", ScaffoldAsync).RequireAuthorization(SectionPolicies.Documents);
        blueprints.MapPost("/from-document", CreateFromDocumentAsync).RequireAuthorization(SectionPolicies.Documents);

        var settings = routes.MapGroup($"/{Resource}").WithTags(Tag).RequireAuthorization(SectionPolicies.DocumentTypes);
        settings.MapPost("", CreateAsync);
        settings.MapPut("/{id:guid}", UpdateAsync);
        settings.MapPut("/{id:guid}/move", MoveAsync);
        settings.MapDelete("/{id:guid}", DeleteAsync);
        settings.MapFolders<IContent>(Resource);

        routes.MapGet($"/item/{Resource}", Items).WithTags(Tag);
        routes.MapGroup($"/tree/{Resource}").WithTags(Tag).RequireAuthorization(SectionPolicies.DocumentTypes).MapFolderTree<BlueprintTreeItem>();
    }

    private static async Task<Results<JsonHttpResult<BlueprintResponse>, Problem>> ByIdAsync(Guid id, IContentBlueprintEditingService blueprints, ContentMapping contents) =>
        await blueprints.GetAsync(id) is { } blueprint ? ManagementJson.Ok(BlueprintResponse.From(blueprint, contents)) : NotFound;

    /// <summary>What a new document begins with: the blueprint under an id of its own.</summary>
    private static async Task<Results<JsonHttpResult<BlueprintResponse>, Problem>> ScaffoldAsync(Guid id, IContentBlueprintEditingService blueprints, ContentMapping contents) =>
        await blueprints.GetScaffoldedAsync(id) is { } document ? ManagementJson.Ok(BlueprintResponse.From(document, contents)) : NotFound;

    private static JsonHttpResult<List<BlueprintItem>> Items(Guid[] id, IEntityService entities) =>
        ManagementJson.Ok(id.Length == 0 ? [] : entities.GetAll(UmbracoObjectTypes.DocumentBlueprint, id).OfType<IDocumentEntitySlim>().Select(BlueprintItem.From).ToList());

    private static async Task<Results<CreatedResource, Problem>> CreateAsync(
        Body<CreateBlueprintRequest> body, IContentBlueprintEditingService blueprints, IEntityService entities, IBackOfficeSecurityAccessor security)
    {
        if (IsTaken(body.Value.Id, entities)) return ContentProblems.Of(ContentEditingOperationStatus.DuplicateKey);

        var model = new ContentBlueprintCreateModel { Key = body.Value.Id, ContentTypeKey = body.Value.DocumentType.Id, ParentKey = body.Value.Parent?.Id };
        var created = await blueprints.CreateAsync(body.Value.ApplyTo(model), security.UserKey());
        return created is { Success: true, Result.Content: { } blueprint }
            ? new CreatedResource(Resource, blueprint.Key.ToString()) : ContentProblems.Of(created.Status, body.Value, created.Result.ValidationResult);
    }

    private static async Task<Results<CreatedResource, Problem, StatusCodeHttpResult>> CreateFromDocumentAsync(
        Body<BlueprintFromDocumentRequest> body, IContentBlueprintEditingService blueprints, IContentBlueprintContainerService folders, IEntityService entities,
        ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        var (document, folder) = (body.Value.Document.Id, body.Value.Parent?.Id);
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionCreateBlueprintFromContent.ActionLetter, document))) return Forbidden.Answer;
        if (IsTaken(body.Value.Id, entities)) return ContentProblems.Of(ContentEditingOperationStatus.DuplicateKey);
        if (folder is { } asked && await folders.GetAsync(asked) is null) return ContentProblems.Of(ContentEditingOperationStatus.ParentNotFound);

        var created = await blueprints.CreateFromContentAsync(document, body.Value.Name, body.Value.Id, security.UserKey());
        if (created is not { Success: true, Result.Content: { } blueprint }) return ContentProblems.Of(created.Status);

        if (folder is not null) await blueprints.MoveAsync(blueprint.Key, folder, security.UserKey()); // Core makes it at the root
        return new CreatedResource(Resource, blueprint.Key.ToString());
    }

    private static async Task<Results<Ok, Problem>> UpdateAsync(
        Guid id, Body<UpdateBlueprintRequest> body, IContentBlueprintEditingService blueprints, IBackOfficeSecurityAccessor security)
    {
        var updated = await blueprints.UpdateAsync(id, body.Value.ApplyTo(new ContentBlueprintUpdateModel()), security.UserKey());
        return updated.Success ? TypedResults.Ok() : ContentProblems.Of(updated.Status, body.Value, updated.Result.ValidationResult);
    }

    private static async Task<Results<Ok, Problem>> MoveAsync(
        Guid id, Body<MoveBlueprintRequest> body, IContentBlueprintEditingService blueprints, IBackOfficeSecurityAccessor security)
    {
        var moved = await blueprints.MoveAsync(id, body.Value.Target?.Id, security.UserKey());
        return moved.Success ? TypedResults.Ok() : ContentProblems.Of(moved.Result);
    }

    private static async Task<Results<Ok, Problem>> DeleteAsync(Guid id, IContentBlueprintEditingService blueprints, IBackOfficeSecurityAccessor security)
    {
        var deleted = await blueprints.DeleteAsync(id, security.UserKey());
        return deleted.Success ? TypedResults.Ok() : ContentProblems.Of(deleted.Status);
    }

    private static bool IsTaken(Guid? id, IEntityService entities) => id is { } key && entities.Exists(key);

    private static Problem NotFound => Problem.Missing(ContentEditingOperationStatus.NotFound, "The document blueprint could not be found");
}
