using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Content;

namespace WIJschool.Cms.Api.Management.Media;

/// <summary>Media as pickers and lists show them.</summary>
internal static class MediaItemEndpoints
{
    public static void MapMediaItems(this IEndpointRouteBuilder routes)
    {
        var items = routes.MapGroup("/item/media").WithTags(MediaEndpoints.Tag);
        items.MapGet("", Items);
        items.MapGet("/search", SearchAsync);
        routes.MapGet("/collection/media", CollectionAsync).WithTags(MediaEndpoints.Tag).RequireAuthorization(SectionPolicies.Media);
    }

    private static JsonHttpResult<List<MediaItem>> Items(Guid[] id, IEntityService entities) =>
        ManagementJson.Ok(id.Length == 0 ? [] : Show(entities.GetAll(UmbracoObjectTypes.Media, id), entities));

    private static async Task<JsonHttpResult<Page<MediaItem>>> SearchAsync(
        [AsParameters] MediaSearch asked, IIndexedEntitySearchService search, IMediaTypeService types, IDataTypeService dataTypes, IEntityService entities)
    {
        var ignores = asked.DataTypeId?.Value is { } picker && await dataTypes.IsDataTypeIgnoringUserStartNodesAsync(picker);
        var found = await search.SearchAsync(
            UmbracoObjectTypes.Media, asked.Query ?? "", asked.ParentId?.Value, WithFolders(asked.AllowedMediaTypes, types), asked.Trashed, asked.Culture,
            Math.Max(0, asked.Skip), Math.Max(0, asked.Take), ignores);
        return ManagementJson.Ok(new Page<MediaItem>(found.Total, Show(found.Items, entities)));
    }

    private static async Task<Results<JsonHttpResult<Page<MediaCollectionItem>>, Problem>> CollectionAsync(
        [AsParameters] MediaList asked, IMediaListViewService lists, ContentMapping mapping, IUserService users, IBackOfficeSecurityAccessor security)
    {
        var found = await lists.GetListViewItemsByKeyAsync(
            security.User(), asked.Id?.Value, asked.DataTypeId?.Value, asked.OrderBy, asked.OrderDirection, asked.Filter, Math.Max(0, asked.Skip), Math.Max(0, asked.Take));
        if (!found.Success) return CollectionProblems.Of(found.Status, "media");

        var columns = found.Result!.ListViewConfiguration.IncludeProperties.Select(column => column.Alias).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var items = found.Result.Items.Items.ToList();
        var names = users.GetUsersById([.. items.Select(item => item.CreatorId).Distinct()]).ToDictionary(user => user.Id, user => user.Name);
        return ManagementJson.Ok(new Page<MediaCollectionItem>(found.Result.Items.Total, items.ConvertAll(item => new MediaCollectionItem(
            ListedContentTypeReference.From(item.ContentType), names.GetValueOrDefault(item.CreatorId), item.SortOrder, item.Key,
            mapping.Values(item.Properties.Where(property => columns.Contains(property.Alias))), ContentMapping.Variants(item, variant => variant)))));
    }

    /// <summary>In a search, folders come along: what is looked for may be in one.</summary>
    private static IEnumerable<Guid>? WithFolders(Guid[]? allowed, IMediaTypeService types) => allowed is not { Length: > 0 }
        ? null : types.Get(Constants.Conventions.MediaTypes.Folder) is { } folder ? allowed.Append(folder.Key).Distinct() : allowed;

    private static List<MediaItem> Show(IEnumerable<IEntitySlim> found, IEntityService entities) => found.OfType<IMediaEntitySlim>().Select(media => MediaItem.From(
        media, media.ParentId > 0 && entities.GetKey(media.ParentId, UmbracoObjectTypes.Media) is { Success: true, Result: var parent } ? new Reference(parent) : null)).ToList();
}

/// <summary>What a picker searches for.</summary>
/// <param name="DataTypeId">The data type of the picker, which may let users look past their start nodes.</param>
internal sealed record MediaSearch(
    string? Query, bool? Trashed, string? Culture, OptionalId? ParentId, Guid[]? AllowedMediaTypes, OptionalId? DataTypeId, int Skip = 0, int Take = 100);

/// <summary>Which part of a list of media is asked.</summary>
/// <param name="Id">The folder; null for the root.</param>
/// <param name="DataTypeId">The data type of a property that is a list.</param>
internal sealed record MediaList(
    OptionalId? Id, OptionalId? DataTypeId, string? Filter, string OrderBy = "updateDate", Direction OrderDirection = Direction.Ascending, int Skip = 0, int Take = 100);
