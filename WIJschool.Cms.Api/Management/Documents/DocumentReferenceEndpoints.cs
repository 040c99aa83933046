using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Security.Authorization;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.AuditLogs;
using WIJschool.Cms.Api.Management.Content;
using WIJschool.Cms.Api.Management.References;

namespace WIJschool.Cms.Api.Management.Documents;

/// <summary>What uses documents, and what was done to one.</summary>
internal static class DocumentReferenceEndpoints
{
    private const UmbracoObjectTypes Kind = UmbracoObjectTypes.Document;

    public static void MapDocumentReferences(this IEndpointRouteBuilder routes)
    {
        var documents = routes.MapGroup("/document").WithTags("Document").RequireAuthorization(SectionPolicies.Documents);
        documents.MapGet("/{id:guid}/referenced-by", ReferencedByAsync);
        documents.MapGet("/{id:guid}/referenced-descendants", ReferencedDescendantsAsync);
        documents.MapGet("/are-referenced", AreReferencedAsync);
        documents.MapGet("/{id:guid}/audit-log", AuditLogAsync);
    }

    private static Task<Results<JsonHttpResult<Page<ReferenceItem>>, Problem>> ReferencedByAsync(Guid id, [AsParameters] ReferencePaging paging, ReferenceLists references) =>
        references.OfAsync(id, Kind, paging);

    private static Task<Results<JsonHttpResult<Page<Reference>>, Problem>> ReferencedDescendantsAsync(Guid id, [AsParameters] ReferencePaging paging, ReferenceLists references) =>
        references.BelowAsync(id, Kind, paging);

    private static Task<JsonHttpResult<Page<Reference>>> AreReferencedAsync(Guid[] id, [AsParameters] ReferencePaging paging, ReferenceLists references) =>
        references.AmongAsync(id, Kind, paging);

    private static async Task<Results<JsonHttpResult<Page<AuditLogItem>>, StatusCodeHttpResult>> AuditLogAsync(
        Guid id, [AsParameters] AuditLogQuery query, AuditLog log, ContentPermissions permissions)
    {
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionBrowse.ActionLetter, id))) return Forbidden.Answer;

        return await log.OfAsync(id, Kind, query);
    }
}
