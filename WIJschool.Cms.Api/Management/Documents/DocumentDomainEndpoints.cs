using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Security.Authorization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Content;

namespace WIJschool.Cms.Api.Management.Documents;

/// <summary>The hosts and paths under which a document is the root of a site, each with its language.</summary>
internal static class DocumentDomainEndpoints
{
    public static void MapDocumentDomains(this IEndpointRouteBuilder routes)
    {
        var domains = routes.MapGroup("/document/{id:guid}/domains").WithTags("Document").RequireAuthorization(SectionPolicies.Documents);
        domains.MapGet("", GetAsync);
        domains.MapPut("", UpdateAsync);
    }

    private static async Task<Results<JsonHttpResult<DocumentDomains>, StatusCodeHttpResult>> GetAsync(Guid id, IDomainService domains, ContentPermissions permissions)
    {
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionBrowse.ActionLetter, id))) return Forbidden.Answer;

        return ManagementJson.Ok(DocumentDomains.From((await domains.GetAssignedDomainsAsync(id, includeWildcards: true)).OrderBy(domain => domain.SortOrder).ToList()));
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> UpdateAsync(
        Guid id, Body<DocumentDomains> body, IDomainService domains, IEntityService entities, ContentPermissions permissions)
    {
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionAssignDomain.ActionLetter, id))) return Forbidden.Answer;

        var updated = await domains.UpdateDomainsAsync(id, body.Value.ToModel());
        return updated.Success ? TypedResults.Ok() : Refused(updated.Status, updated.Result, entities);
    }

    private static Problem Refused(DomainOperationStatus status, DomainUpdateResult result, IEntityService entities) => status switch
    {
        DomainOperationStatus.ContentNotFound => Problem.Missing(status, "The targeted content item was not found."),
        DomainOperationStatus.LanguageNotFound => Problem.Refused(
            status, "Invalid language specified", "One or more of the specified language ISO codes could not be found."),
        DomainOperationStatus.InvalidDomainName => Problem.Refused(status, "Invalid domain name detected", "One or more of the specified domain names were invalid."),
        DomainOperationStatus.DuplicateDomainName => Problem.Taken(
            status, "Duplicate domain name detected",
            "One or more of the specified domain names were duplicates, possibly of assignments to other content items."),
        DomainOperationStatus.ConflictingDomainName => Problem.Taken(
            status, "Conflicting domain name detected",
            "One or more of the specified domain names were conflicting with domain assignments to other content items.") with
        {
            More = new(StringComparer.Ordinal) { ["conflictingDomainNames"] = (result.ConflictingDomains ?? []).Select(domain => TakenDomain.From(domain, entities)).ToList() },
        },
        DomainOperationStatus.CancelledByNotification => Problem.Cancelled(status, "domain update"),
        _ => Problem.Other(status, "domain update"),
    };

    /// <summary>A domain that another document has.</summary>
    private sealed record TakenDomain(string DomainName, Reference Content)
    {
        public static TakenDomain From(IDomain domain, IEntityService entities) => new(
            domain.DomainName, new Reference(domain.RootContentId is { } root && entities.GetKey(root, UmbracoObjectTypes.Document) is { Success: true, Result: var key } ? key : Guid.Empty));
    }
}

/// <param name="DefaultIsoCode">The language of what is below the document, wherever no domain says another.</param>
/// <param name="Domains">In the order in which they are tried.</param>
internal sealed record DocumentDomains(string? DefaultIsoCode, [property: Required] IReadOnlyList<DocumentDomain> Domains)
{
    public static DocumentDomains From(IReadOnlyList<IDomain> domains) => new(
        domains.FirstOrDefault(domain => domain.IsWildcard)?.LanguageIsoCode,
        [.. domains.Where(domain => !domain.IsWildcard).Select(domain => new DocumentDomain(domain.DomainName, domain.LanguageIsoCode ?? ""))]);

    public DomainsUpdateModel ToModel() => new()
    {
        DefaultIsoCode = DefaultIsoCode,
        Domains = [.. Domains.Select(domain => new DomainModel { DomainName = domain.DomainName, IsoCode = domain.IsoCode })],
    };
}

/// <param name="DomainName">A host, with or without a path: <c>voorbeeld.nl/en</c>; or a path alone.</param>
internal sealed record DocumentDomain([property: Required] string DomainName, [property: Required] string IsoCode);
