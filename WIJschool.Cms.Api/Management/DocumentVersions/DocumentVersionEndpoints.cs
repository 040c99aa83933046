using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Extensions;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Security.Authorization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Access;
using ContentPermissions = WIJschool.Cms.Api.Management.Content.ContentPermissions; // Core has an older class of the same name

namespace WIJschool.Cms.Api.Management.DocumentVersions;

/// <summary>What documents were before. A version has no key in the database: its id is its number, written as one.</summary>
internal static class DocumentVersionEndpoints
{
    public static void MapDocumentVersions(this IEndpointRouteBuilder routes)
    {
        var versions = routes.MapGroup("/document-version").WithTags("Document Version").RequireAuthorization(SectionPolicies.Documents);
        versions.MapGet("", ListAsync);
        versions.MapGet("/{id:guid}", ByIdAsync);
        versions.MapPut("/{id:guid}/prevent-cleanup", PreventCleanupAsync);
        versions.MapPost("/{id:guid}/rollback", RollBackAsync);
    }

    private static async Task<Results<JsonHttpResult<Page<DocumentVersionItem>>, Problem, StatusCodeHttpResult>> ListAsync(
        Guid documentId, string? culture, [AsParameters] Paging paging, IContentVersionService versions, DocumentVersionMapping mapping, ContentPermissions permissions)
    {
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionBrowse.ActionLetter, documentId))) return Forbidden.Answer;

        var status = ContentVersionOperationStatus.Success;
        var page = await paging.OfPagesAsync(
            async (skip, take) =>
            {
                var found = await versions.GetPagedContentVersionsAsync(documentId, culture, skip, take);
                status = found.Status;
                return found.Result is { } part ? (part.Items, part.Total) : ([], 0L);
            },
            version => version);
        return status is ContentVersionOperationStatus.Success ? ManagementJson.Ok(await mapping.ShowAsync(page)) : DocumentVersionProblems.Of(status);
    }

    private static async Task<Results<JsonHttpResult<DocumentVersionResponse>, Problem, StatusCodeHttpResult>> ByIdAsync(
        Guid id, IContentVersionService versions, DocumentVersionMapping mapping, ContentPermissions permissions)
    {
        if (!IsVersion(id) || await versions.GetAsync(id) is not { Success: true, Result: { } version }) return DocumentVersionProblems.NotFound;
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionBrowse.ActionLetter, version.Key))) return Forbidden.Answer;

        return ManagementJson.Ok(mapping.Show(version));
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> PreventCleanupAsync(
        Guid id, IContentVersionService versions, ContentPermissions permissions, IBackOfficeSecurityAccessor security, bool preventCleanup = false)
    {
        if (await MayRollBackAsync(id, versions, permissions) is { } refused) return refused.Problem is { } problem ? problem : Forbidden.Answer;

        var kept = await versions.SetPreventCleanupAsync(id, preventCleanup, security.UserKey());
        return kept.Success ? TypedResults.Ok() : DocumentVersionProblems.Of(kept.Result);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> RollBackAsync(
        Guid id, string? culture, IContentVersionService versions, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        if (await MayRollBackAsync(id, versions, permissions, culture) is { } refused) return refused.Problem is { } problem ? problem : Forbidden.Answer;

        var rolledBack = await versions.RollBackAsync(id, culture, security.UserKey());
        return rolledBack.Success ? TypedResults.Ok() : DocumentVersionProblems.Of(rolledBack.Result);
    }

    /// <returns>Null when the user may bring back the version's document to what it was, otherwise why not: it is not there, or it is forbidden.</returns>
    private static async Task<Refusal?> MayRollBackAsync(Guid id, IContentVersionService versions, ContentPermissions permissions, string? culture = null)
    {
        if (!IsVersion(id) || await versions.GetAsync(id) is not { Success: true, Result: { } version }) return new Refusal(DocumentVersionProblems.NotFound);

        var cultures = culture is not null ? [culture] : version.AvailableCultures;
        return await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionRollback.ActionLetter, version.Key, cultures)) ? null : new Refusal(null);
    }

    private static bool IsVersion(Guid id) => id.ToInt().ToGuid() == id;

    private sealed record Refusal(Problem? Problem);
}

/// <summary>Core's statuses of versions as the API tells them.</summary>
internal static class DocumentVersionProblems
{
    public static Problem NotFound => Of(ContentVersionOperationStatus.NotFound);

    public static Problem Of(ContentVersionOperationStatus status) => status switch
    {
        ContentVersionOperationStatus.NotFound => Problem.Missing(status, "The requested version could not be found"),
        ContentVersionOperationStatus.ContentNotFound => Problem.Missing(status, "The requested document could not be found"),
        ContentVersionOperationStatus.RollBackFailed => Problem.Refused(
            status, "Rollback failed", "An unspecified error occurred while rolling back the requested version. Please check the logs for additional information."),
        ContentVersionOperationStatus.RollBackCanceled => Problem.Refused(
            status, "Request cancelled by notification", "The request to roll back was cancelled by a notification handler."),
        _ => Problem.Other(status, "document version"),
    };
}
