using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.ListViews;

/// <summary>Documents, media and members as lists.</summary>
internal static class ListViewServices
{
    public static IServiceCollection AddListViews(this IServiceCollection services) => services
        .AddSingleton<IContentSearchService, DocumentChildSearch>()
        .AddSingleton<IMediaSearchService, MediaChildSearch>()
        .AddSingleton<IContentListViewService, DocumentListView>()
        .AddSingleton<IMediaListViewService, MediaListView>()
        .AddSingleton<IMemberFilterService, MemberList>();
}

/// <summary>The documents below a document. A user sees those within the start nodes that may be browsed.</summary>
internal sealed class DocumentListView(
    IContentService documents, IContentTypeService types, IDataTypeService dataTypes, IContentSearchService children, IContentPermissionService permissions)
    : ListView<IContent, IContentType>(types, dataTypes, children, Constants.DataTypes.Guids.ListViewContentGuid), IContentListViewService
{
    private static readonly HashSet<string> browse = [ActionBrowse.ActionLetter];

    /// <inheritdoc />
    public async Task<Attempt<ListViewPagedModel<IContent>?, ContentCollectionOperationStatus>> GetListViewItemsByKeyAsync(
        IUser user, Guid key, Guid? dataTypeKey, string orderBy, string? orderCulture, Direction orderDirection, string? filter, int skip, int take) =>
        documents.GetById(key) is { } document
            ? await ReadAsync(user, document, new ListAsked(dataTypeKey, orderBy, orderCulture, orderDirection, filter, skip, take))
            : Refused(ContentCollectionOperationStatus.ContentNotFound);

    protected override Task<ISet<Guid>> SeenAsync(IUser user, IReadOnlyCollection<Guid> keys) => permissions.FilterAuthorizedAccessAsync(user, keys, browse);
}

/// <summary>The media in a folder, or of the root. A user sees those within the start nodes.</summary>
internal sealed class MediaListView(
    IMediaService media, IMediaTypeService types, IDataTypeService dataTypes, IMediaSearchService children, IMediaPermissionService permissions)
    : ListView<IMedia, IMediaType>(types, dataTypes, children, Constants.DataTypes.Guids.ListViewMediaGuid), IMediaListViewService
{
    /// <inheritdoc />
    public async Task<Attempt<ListViewPagedModel<IMedia>?, ContentCollectionOperationStatus>> GetListViewItemsByKeyAsync(
        IUser user, Guid? key, Guid? dataTypeKey, string orderBy, Direction orderDirection, string? filter, int skip, int take)
    {
        var folder = key is { } of ? media.GetById(of) : null;
        return key is not null && folder is null
            ? Refused(ContentCollectionOperationStatus.ContentNotFound)
            : await ReadAsync(user, folder, new ListAsked(dataTypeKey, orderBy, Culture: null, orderDirection, filter, skip, take));
    }

    protected override Task<ISet<Guid>> SeenAsync(IUser user, IReadOnlyCollection<Guid> keys) => permissions.FilterAuthorizedAccessAsync(user, keys);
}
