using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.ContentTypeEditing;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.ContentTypes;
using WIJschool.Cms.Api.Management.Folders;
using WIJschool.Cms.Api.Management.Trees;
using Shared = WIJschool.Cms.Api.Management.ContentTypes.TypeEndpoints<
    Umbraco.Cms.Core.Models.IMediaType, WIJschool.Cms.Api.Management.MediaTypes.MediaTypeResponse,
    WIJschool.Cms.Api.Management.MediaTypes.CreateMediaTypeRequest, WIJschool.Cms.Api.Management.MediaTypes.UpdateMediaTypeRequest>;

namespace WIJschool.Cms.Api.Management.MediaTypes;

/// <summary>Media types. Whoever edits media may read them; changing them takes the settings section.</summary>
internal static class MediaTypeEndpoints
{
    private const string Tag = "Media Type";

    public static void MapMediaTypes(this IEndpointRouteBuilder routes)
    {
        var readers = routes.MapGroup("/media-type").WithTags(Tag).RequireAuthorization(SectionPolicies.MediaOrMediaTypes);
        var writers = routes.MapGroup("/media-type").WithTags(Tag).RequireAuthorization(SectionPolicies.MediaTypes);
        Shared.Map(readers, writers);
        Shared.MapStructure(readers);
        readers.MapGet("/configuration", Configuration);
        writers.MapFolders<IMediaType>("media-type");

        routes.MapGet("/item/media-type", Items).WithTags(Tag);
        routes.MapGet("/item/media-type/search", SearchAsync).WithTags(Tag);
        routes.MapGet("/item/media-type/allowed", AllowedAsync).WithTags(Tag);
        routes.MapGet("/item/media-type/folders", FoldersAsync).WithTags(Tag);
        routes.MapGroup("/tree/media-type").WithTags(Tag).RequireAuthorization(SectionPolicies.MediaTypes).MapFolderTree<MediaTypeTreeItem>();
    }

    private static JsonHttpResult<TypeConfigurationResponse> Configuration(IReservedFieldNamesService reserved) =>
        ManagementJson.Ok(new TypeConfigurationResponse([.. reserved.GetMediaReservedFieldNames()]));

    private static JsonHttpResult<List<TypeItem>> Items(Guid[] id, IMediaTypeService types) =>
        ManagementJson.Ok(id.Length == 0 ? [] : types.GetMany(id).Select(TypeItem.From).ToList());

    private static async Task<JsonHttpResult<Page<TypeItem>>> SearchAsync(
        [AsParameters] Paging paging, IEntitySearchService search, IMediaTypeService types, string query = "")
    {
        var found = await paging.FoundAsync(search, UmbracoObjectTypes.MediaType, query);
        return ManagementJson.Ok(new Page<TypeItem>(found.Total, found.Items.Count == 0 ? [] : [.. types.GetMany(found.Items).OrderBy(type => type.Id).Select(TypeItem.From)]));
    }

    /// <summary>The types that a file with an extension can become.</summary>
    private static async Task<JsonHttpResult<Page<TypeItem>>> AllowedAsync(
        [AsParameters] Paging paging, IMediaTypeEditingService editing, string fileExtension = "")
    {
        var fitting = (await editing.GetMediaTypesForFileExtensionWithMatchInfoAsync(fileExtension, 0, int.MaxValue)).Items.ToList();
        var exact = fitting.Exists(match => match.IsSpecificMatch); // a type for any file is offered only where no other is
        return ManagementJson.Ok(paging.Of([.. fitting.Where(match => match.IsSpecificMatch || !exact)], match => TypeItem.From(match.MediaType)));
    }

    private static async Task<JsonHttpResult<Page<TypeItem>>> FoldersAsync([AsParameters] Paging paging, IMediaTypeEditingService editing)
    {
        var folders = await editing.GetFolderMediaTypes(Math.Max(0, paging.Skip), Math.Max(0, paging.Take));
        return ManagementJson.Ok(new Page<TypeItem>(folders.Total, [.. folders.Items.Select(TypeItem.From)]));
    }
}
