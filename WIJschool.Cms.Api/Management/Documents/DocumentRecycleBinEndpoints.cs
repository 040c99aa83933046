using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Security.Authorization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Querying.RecycleBin;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Content;
using WIJschool.Cms.Api.Management.RecycleBins;
using WIJschool.Cms.Api.Management.References;
using ContentPermissions = WIJschool.Cms.Api.Management.Content.ContentPermissions; // Core has an older class of the same name

namespace WIJschool.Cms.Api.Management.Documents;

/// <summary>Throwing documents away, and what lies in their recycle bin. The bin is for users who may see all documents.</summary>
internal static class DocumentRecycleBinEndpoints
{
    private const UmbracoObjectTypes Kind = UmbracoObjectTypes.Document;

    public static void MapDocumentRecycleBin(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/document/{id:guid}/move-to-recycle-bin", ThrowAwayAsync).WithTags("Document").RequireAuthorization(SectionPolicies.Documents);

        var bin = routes.MapGroup("/recycle-bin/document").WithTags("Document").RequireAuthorization(SectionPolicies.Documents).RequireDocumentRoot();
        bin.MapGet("/root", RootAsync);
        bin.MapGet("/children", ChildrenAsync);
        bin.MapGet("/siblings", Siblings);
        bin.MapGet("/referenced-by", ReferencedByAsync);
        bin.MapGet("/{id:guid}/original-parent", OriginalParentAsync);
        bin.MapPut("/{id:guid}/restore", RestoreAsync);
        bin.MapDelete("/{id:guid}", DeleteAsync);
        bin.MapDelete("", EmptyAsync);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> ThrowAwayAsync(
        Guid id, IContentEditingService documents, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionDelete.ActionLetter, id))) return Forbidden.Answer;

        var moved = await documents.MoveToRecycleBinAsync(id, security.UserKey());
        return moved.Success ? TypedResults.Ok() : ContentProblems.Of(moved.Status);
    }

    private static async Task<JsonHttpResult<Page<DocumentRecycleBinItem>>> RootAsync([AsParameters] Paging paging, RecycleBinLevels levels) =>
        ManagementJson.Ok(await levels.RootAsync(Kind, paging, DocumentRecycleBinItem.From));

    private static async Task<JsonHttpResult<Page<DocumentRecycleBinItem>>> ChildrenAsync([AsParameters] Paging paging, RecycleBinLevels levels, Guid? parentId) =>
        ManagementJson.Ok(await levels.ChildrenAsync(parentId ?? Guid.Empty, Kind, paging, DocumentRecycleBinItem.From));

    private static JsonHttpResult<Subset<DocumentRecycleBinItem>> Siblings(RecycleBinLevels levels, Guid? target, int before = 0, int after = 0) =>
        ManagementJson.Ok(levels.Siblings(target ?? Guid.Empty, before, after, Kind, DocumentRecycleBinItem.From));

    private static Task<JsonHttpResult<Page<ReferenceItem>>> ReferencedByAsync([AsParameters] ReferencePaging paging, ReferenceLists references) => references.OfBinAsync(Kind, paging);

    /// <summary>Where it came from; null for the root.</summary>
    private static async Task<Results<JsonHttpResult<Reference>, ContentHttpResult, Problem, StatusCodeHttpResult>> OriginalParentAsync(
        Guid id, IDocumentRecycleBinQueryService bin, ContentPermissions permissions)
    {
        if (!await permissions.MayAsync(ContentPermissionResource.RecycleBin(ActionBrowse.ActionLetter))) return Forbidden.Answer;

        var found = await bin.GetOriginalParentAsync(id);
        if (!found.Success) return RecycleBinProblems.Of(found.Status, "document");

        return found.Result is { } parent ? ManagementJson.Ok(new Reference(parent.Key)) : ManagementJson.Nothing;
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> RestoreAsync(
        Guid id, Body<RestoreRequest> body, IContentEditingService documents, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        var target = body.Value.Target?.Id;
        if (!await permissions.MayAsync(ContentPermissionResource.RecycleBin(ActionMove.ActionLetter))) return Forbidden.Answer;
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionNew.ActionLetter, target))) return Forbidden.Answer;

        var restored = await documents.RestoreAsync(id, target, security.UserKey(), includeDescendants: true);
        return restored.Success ? TypedResults.Ok() : ContentProblems.Of(restored.Status);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> DeleteAsync(
        Guid id, IContentEditingService documents, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        if (!await permissions.MayAsync(ContentPermissionResource.RecycleBin(ActionDelete.ActionLetter))) return Forbidden.Answer;

        var deleted = await documents.DeleteFromRecycleBinAsync(id, security.UserKey());
        return deleted.Success ? TypedResults.Ok() : ContentProblems.Of(deleted.Status);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> EmptyAsync(
        IContentService documents, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        if (!await permissions.MayAsync(ContentPermissionResource.RecycleBin(ActionDelete.ActionLetter))) return Forbidden.Answer;

        var emptied = await documents.EmptyRecycleBinAsync(security.UserKey());
        return emptied.Success ? TypedResults.Ok() : RecycleBinProblems.Of(emptied.Result);
    }
}

/// <param name="Parent">What it was thrown away with; null for what was thrown away itself.</param>
internal sealed record DocumentRecycleBinItem(
    ContentTypeReference DocumentType, IReadOnlyList<DocumentVariantItem> Variants, Guid Id, DateTimeOffset CreateDate, bool HasChildren, Reference? Parent)
{
    /// <exception cref="InvalidCastException">The entity is no document.</exception>
    public static DocumentRecycleBinItem From(IEntitySlim entity, Reference? parent)
    {
        var document = (IDocumentEntitySlim)entity;
        return new(ContentTypeReference.From(document), DocumentVariantItems.Of(document), document.Key, document.CreateDate.Utc(), document.HasChildren, parent);
    }
}
