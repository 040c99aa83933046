using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Security.Authorization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Content;
using ContentPermissions = WIJschool.Cms.Api.Management.Content.ContentPermissions; // Core has an older class of the same name

namespace WIJschool.Cms.Api.Management.Previews;

/// <summary>Where a document is previewed. An address of the site itself comes with the cookie of the preview.</summary>
internal static class DocumentPreviewEndpoints
{
    public static void MapDocumentPreviews(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/document/{id:guid}/preview-url", PreviewUrlAsync).WithTags("Document").RequireAuthorization(SectionPolicies.Documents);

    private static async Task<Results<JsonHttpResult<PreviewUrl>, Problem, StatusCodeHttpResult>> PreviewUrlAsync(
        Guid id, string? providerAlias, string? culture, string? segment, HttpContext http, IContentService documents, UrlProviderCollection providers,
        IPreviewService previews, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        if (string.IsNullOrEmpty(providerAlias)) return Problem.Unreadable(http, [("$.providerAlias", "The providerAlias field is required.")]);
        if (documents.GetById(id) is not { } document) return ContentProblems.Of(ContentEditingOperationStatus.NotFound);
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionBrowse.ActionLetter, id))) return Forbidden.Answer;

        var provider = providers.FirstOrDefault(provider => string.Equals(provider.Alias, providerAlias, StringComparison.OrdinalIgnoreCase));
        if (provider is null || await provider.GetPreviewUrlAsync(document, culture, segment) is not { } url) return NoUrl;
        if (url is { Url: not null, IsExternal: false } && !await previews.TryEnterPreviewAsync(security.User())) return NoUrl;

        return ManagementJson.Ok(PreviewUrl.From(url));
    }

    private static Problem NoUrl => new("Error", "No preview URL found", StatusCodes.Status400BadRequest) { Detail = "A preview URL could not be found for the given document." };
}

/// <param name="Url">The address, or null where <paramref name="Message"/> tells why there is none.</param>
/// <param name="Provider">Who made it.</param>
internal sealed record PreviewUrl(string? Culture, string? Url, string? Message, string Provider)
{
    public static PreviewUrl From(UrlInfo url) => new(url.Culture, url.Url?.ToString(), url.Message, url.Provider);
}
