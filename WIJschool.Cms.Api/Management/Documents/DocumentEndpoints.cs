using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Security.Authorization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Content;
using ContentPermissions = WIJschool.Cms.Api.Management.Content.ContentPermissions; // Core has an older class of the same name

namespace WIJschool.Cms.Api.Management.Documents;

/// <summary>
/// Opening, making, changing, placing and removing documents. Each asks for a permission on the documents that it is about. Values in a language
/// that the user may not write are sent along by the back office, and left as they were by Core.
/// </summary>
internal static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        var documents = routes.MapGroup("/document").WithTags("Document").RequireAuthorization(SectionPolicies.Documents);
        documents.MapGet("/{id:guid}", ByIdAsync);
        documents.MapGet("/{id:guid}/published", PublishedAsync);
        documents.MapGet("/{id:guid}/available-segment-options", SegmentsAsync);
        documents.MapGet("/configuration", Configuration);
        documents.MapGet("/urls", UrlsAsync);
        documents.MapPost("", CreateAsync);
        documents.MapPost("/validate", ValidateCreateAsync);
        documents.MapPut("/{id:guid}", UpdateAsync);
        documents.MapDelete("/{id:guid}", DeleteAsync);
        documents.MapPost("/{id:guid}/copy", CopyAsync);
        documents.MapPut("/{id:guid}/move", MoveAsync);
        documents.MapPut("/sort", SortAsync);
    }

    /// <summary>What is only in version 1.1 of the API.</summary>
    public static void MapDocumentValidation(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/document/{id:guid}/validate", ValidateUpdateAsync).WithTags("Document").RequireAuthorization(SectionPolicies.Documents);

    private static async Task<Results<JsonHttpResult<DocumentResponse>, Problem, StatusCodeHttpResult>> ByIdAsync(
        Guid id, IContentEditingService documents, DocumentMapping mapping, ContentPermissions permissions)
    {
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionBrowse.ActionLetter, id))) return Forbidden.Answer;

        return await documents.GetAsync(id) is { } document ? ManagementJson.Ok(await mapping.DraftAsync(document)) : DocumentProblems.NothingToOpen;
    }

    private static async Task<Results<JsonHttpResult<DocumentResponse>, Problem, StatusCodeHttpResult>> PublishedAsync(
        Guid id, IContentEditingService documents, DocumentMapping mapping, ContentPermissions permissions)
    {
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionBrowse.ActionLetter, id))) return Forbidden.Answer;

        return await documents.GetAsync(id) is { Published: true } document ? ManagementJson.Ok(await mapping.PublishedAsync(document)) : DocumentProblems.NotFound;
    }

    private static async Task<Results<JsonHttpResult<Page<SegmentOption>>, Problem, StatusCodeHttpResult>> SegmentsAsync(
        Guid id, [AsParameters] Paging paging, ISegmentService segments, ContentPermissions permissions)
    {
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionBrowse.ActionLetter, id))) return Forbidden.Answer;

#pragma warning disable CS0618 // Umbraco keeps the question and the cultures until a better one comes, and the contract has them
        var found = await segments.GetPagedSegmentsForDocumentAsync(id, Math.Max(0, paging.Skip), Math.Max(0, paging.Take));
        if (found.Result is not { } page) return Problem.Other(found.Status, "segment");

        return ManagementJson.Ok(new Page<SegmentOption>(page.Total, [.. page.Items.Select(segment => new SegmentOption(segment.Name, segment.Alias, segment.Cultures?.ToList()))]));
#pragma warning restore CS0618
    }

    private static JsonHttpResult<DocumentConfiguration> Configuration(IOptionsMonitor<ContentSettings> contents, IOptionsMonitor<SegmentSettings> segments)
    {
        var settings = contents.CurrentValue;
#pragma warning disable CS0618 // the contract has it as long as Umbraco does
        var allowsNewSegments = segments.CurrentValue.AllowCreation;
#pragma warning restore CS0618
        return ManagementJson.Ok(new DocumentConfiguration(
            settings.DisableDeleteWhenReferenced, settings.DisableUnpublishWhenReferenced, settings.AllowEditInvariantFromNonDefault, allowsNewSegments));
    }

    private static async Task<JsonHttpResult<List<DocumentUrls>>> UrlsAsync(Guid[] id, IContentService documents, IPublishedUrlInfoProvider urls)
    {
        List<DocumentUrls> all = [];
        foreach (var document in id.Length == 0 ? [] : documents.GetByIds(id.Distinct()))
        {
            all.Add(new(document.Key, [.. (await urls.GetAllAsync(document)).Select(url => new DocumentUrl(url.Culture, url.Url?.ToString(), url.Message, url.Provider))]));
        }

        return ManagementJson.Ok(all);
    }

    private static async Task<Results<CreatedResource, Problem, StatusCodeHttpResult>> CreateAsync(
        Body<CreateDocumentRequest> body, IContentEditingService documents, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        var model = Model(body.Value);
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionNew.ActionLetter, model.ParentKey))) return Forbidden.Answer;
        if (model.Key is { } id && await documents.GetAsync(id) is not null) return ContentProblems.Of(ContentEditingOperationStatus.DuplicateKey);

        var created = await documents.CreateAsync(model, security.UserKey());
        return created is { Success: true, Result.Content: { } document }
            ? new CreatedResource("document", document.Key.ToString()) : ContentProblems.Of(created.Status, body.Value, created.Result.ValidationResult);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> ValidateCreateAsync(
        Body<CreateDocumentRequest> body, IContentEditingService documents, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        var model = Model(body.Value);
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionNew.ActionLetter, model.ParentKey))) return Forbidden.Answer;

        var valid = await documents.ValidateCreateAsync(model, security.UserKey());
        return valid.Success ? TypedResults.Ok() : ContentProblems.Of(valid.Status, body.Value, valid.Result);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> UpdateAsync(
        Guid id, Body<UpdateDocumentRequest> body, IContentEditingService documents, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionUpdate.ActionLetter, id))) return Forbidden.Answer;

        var updated = await documents.UpdateAsync(id, body.Value.ApplyTo(new ContentUpdateModel { TemplateKey = body.Value.Template?.Id }), security.UserKey());
        return updated.Success ? TypedResults.Ok() : ContentProblems.Of(updated.Status, body.Value, updated.Result.ValidationResult);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> ValidateUpdateAsync(
        Guid id, Body<ValidateUpdateDocumentRequest> body, IContentEditingService documents, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionUpdate.ActionLetter, id))) return Forbidden.Answer;

        var model = body.Value.ApplyTo(new ValidateContentUpdateModel { TemplateKey = body.Value.Template?.Id, Cultures = body.Value.Cultures?.ToHashSet() });
        var valid = await documents.ValidateUpdateAsync(id, model, security.UserKey());
        return valid.Success ? TypedResults.Ok() : ContentProblems.Of(valid.Status, body.Value, valid.Result);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> DeleteAsync(
        Guid id, IContentEditingService documents, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionDelete.ActionLetter, id))) return Forbidden.Answer;

        var deleted = await documents.DeleteAsync(id, security.UserKey());
        return deleted.Success ? TypedResults.Ok() : ContentProblems.Of(deleted.Status);
    }

    private static async Task<Results<CreatedResource, Problem, StatusCodeHttpResult>> CopyAsync(
        Guid id, Body<CopyDocumentRequest> body, IContentEditingService documents, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        var asked = body.Value;
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionCopy.ActionLetter, [asked.Target?.Id, id]))) return Forbidden.Answer;

        var copied = await documents.CopyAsync(id, asked.Target?.Id, asked.RelateToOriginal, asked.IncludeDescendants, security.UserKey());
        return copied is { Success: true, Result: { } copy } ? new CreatedResource("document", copy.Key.ToString()) : ContentProblems.Of(copied.Status);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> MoveAsync(
        Guid id, Body<MoveDocumentRequest> body, IContentEditingService documents, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        var target = body.Value.Target?.Id;
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionMove.ActionLetter, [target, id]))) return Forbidden.Answer;

        var moved = await documents.MoveAsync(id, target, security.UserKey());
        return moved.Success ? TypedResults.Ok() : ContentProblems.Of(moved.Status);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> SortAsync(
        Body<SortingRequest> body, IContentEditingService documents, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        var (parent, places) = (body.Value.Parent?.Id, body.Value.Sorting);
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionSort.ActionLetter, places.Select(place => (Guid?)place.Id).Append(parent)))) return Forbidden.Answer;

        var status = await documents.SortAsync(parent, body.Value.Models(), security.UserKey());
        return status is ContentEditingOperationStatus.Success ? TypedResults.Ok() : ContentProblems.Of(status);
    }

    private static ContentCreateModel Model(CreateDocumentRequest request) => request.ApplyTo(new ContentCreateModel
    {
        Key = request.Id,
        ContentTypeKey = request.DocumentType.Id,
        ParentKey = request.Parent?.Id,
        TemplateKey = request.Template?.Id,
    });
}
