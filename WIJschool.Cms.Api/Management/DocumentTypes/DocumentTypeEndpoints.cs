using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Features;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Content;
using WIJschool.Cms.Api.Management.ContentTypes;
using WIJschool.Cms.Api.Management.Folders;
using WIJschool.Cms.Api.Management.Trees;
using Shared = WIJschool.Cms.Api.Management.ContentTypes.TypeEndpoints<
    Umbraco.Cms.Core.Models.IContentType, WIJschool.Cms.Api.Management.DocumentTypes.DocumentTypeResponse,
    WIJschool.Cms.Api.Management.DocumentTypes.CreateDocumentTypeRequest, WIJschool.Cms.Api.Management.DocumentTypes.UpdateDocumentTypeRequest>;

namespace WIJschool.Cms.Api.Management.DocumentTypes;

/// <summary>Document and element types. Whoever edits documents may read them; changing them takes the settings section.</summary>
internal static class DocumentTypeEndpoints
{
    private const string Tag = "Document Type";

    public static void MapDocumentTypes(this IEndpointRouteBuilder routes)
    {
        var readers = routes.MapGroup("/document-type").WithTags(Tag).RequireAuthorization(SectionPolicies.DocumentsOrDocumentTypes);
        var writers = routes.MapGroup("/document-type").WithTags(Tag).RequireAuthorization(SectionPolicies.DocumentTypes);
        Shared.Map(readers, writers);
        Shared.MapStructure(readers);
        readers.MapGet("/configuration", Configuration);
        readers.MapGet("/{id:guid}/blueprint", BlueprintsAsync).RequireAuthorization(SectionPolicies.Content);
        writers.MapPost("/{id:guid}/template", CreateTemplateAsync);
        writers.MapFolders<IContentType>("document-type");

        routes.MapGet("/item/document-type", Items).WithTags(Tag);
        routes.MapGet("/item/document-type/search", SearchAsync).WithTags(Tag);
        routes.MapGroup("/tree/document-type").WithTags(Tag).RequireAuthorization(SectionPolicies.DocumentTypes)
            .MapFolderTree<DocumentTypeTreeItem>();
    }

    private static JsonHttpResult<DocumentTypeConfigurationResponse> Configuration(
        UmbracoFeatures features, IOptionsSnapshot<DataTypesSettings> dataTypes, IOptionsSnapshot<SegmentSettings> segments, IReservedFieldNamesService reserved) =>
        ManagementJson.Ok(new DocumentTypeConfigurationResponse(
            dataTypes.Value.CanBeChanged, features.Disabled.DisableTemplates, segments.Value.Enabled, [.. reserved.GetDocumentReservedFieldNames()]));

    private static async Task<Results<JsonHttpResult<Page<NamedItem>>, Problem>> BlueprintsAsync(
        Guid id, [AsParameters] Paging paging, IContentBlueprintEditingService blueprints)
    {
        var found = await blueprints.GetPagedByContentTypeAsync(id, Math.Max(0, paging.Skip), Math.Max(0, paging.Take));
        if (!found.Success) return ContentProblems.Of(found.Status);

        return ManagementJson.Ok(new Page<NamedItem>(found.Result!.Total, [.. found.Result.Items.Select(item => new NamedItem(item.Name ?? "", item.Key))]));
    }

    private static async Task<Results<CreatedResource, Problem>> CreateTemplateAsync(
        Guid id, Body<CreateTemplateRequest> body, IContentTypeService types, IBackOfficeSecurityAccessor security)
    {
        var created = await types.CreateTemplateAsync(id, body.Value.Name, body.Value.Alias, body.Value.IsDefault, security.UserKey());
        return created.Success ? new CreatedResource("template", created.Result!.Value.ToString()) : TypeProblems.Of(created.Status, "document");
    }

    private static JsonHttpResult<List<DocumentTypeItem>> Items(Guid[] id, IContentTypeService types) =>
        ManagementJson.Ok(id.Length == 0 ? [] : types.GetMany(id).Select(DocumentTypeItem.From).ToList());

    private static async Task<JsonHttpResult<Page<DocumentTypeItem>>> SearchAsync(
        [AsParameters] Paging paging, IContentTypeSearchService search, CancellationToken ct, string query = "", bool? isElement = null)
    {
        var found = await search.SearchAsync(query, isElement, ct, Math.Max(0, paging.Skip), Math.Max(0, paging.Take));
        return ManagementJson.Ok(new Page<DocumentTypeItem>(found.Total, [.. found.Items.Select(DocumentTypeItem.From)]));
    }
}
