using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.ContentTree;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Tags;

namespace WIJschool.Cms.Persistence.Media;

/// <summary>Media items and folders, found by id, key or the path of their file.</summary>
internal sealed partial class MediaRepository(
    ContentRepositoryTools tools, ContentTypeSource types, PlainContentWriter writer, PropertyRows propertyRows, PropertyReader propertyReader,
    MediaUrlGeneratorCollection paths, TagWriter tags, IEventAggregator events)
    : ContentRepository<IMedia, ContentRows>(tools, MediaShape), IMediaRepository
{
    private static readonly ContentShape<ContentRows> MediaShape = new(r => r.Node, r => r.Content, r => r.Version);

    public override int RecycleBinId => Constants.System.RecycleBinMedia;

    protected override Guid ObjectType => Constants.ObjectTypes.Media;

    /// <param name="mediaPath">As in "/media/abc/photo.jpg"; the size in "photo_500x300.jpg" is left out of account.</param>
    public IMedia? GetMediaByPath(string mediaPath)
    {
        var path = ResizedSuffix().Replace(mediaPath, "");
        var nodeId = (
            from file in Db.MediaVersions.Where(m => m.Path == path || m.Path == mediaPath)
            join version in Db.ContentVersions.Where(v => v.Current) on file.Id equals version.Id
            select (int?)version.NodeId).FirstOrDefault();
        return nodeId is null ? null : Get(nodeId.Value);
    }

    public override void Delete(IMedia entity)
    {
#pragma warning disable CS0618 // Umbraco's own repositories announce a removal by this notification and by no other
        events.Publish(new ScopedEntityRemoveNotification(entity, new EventMessages()));
#pragma warning restore CS0618
        base.Delete(entity);
    }

    protected override void Insert(IMedia entity)
    {
        entity.AddingEntity();
        entity.Name = UniqueName(entity);
        writer.Insert(entity, ObjectType, keepSortOrder: entity.SortOrder != 0);
        Db.MediaVersions.Add(new MediaVersionRow { Id = entity.VersionId, Path = FilePath(entity) });
        Db.SaveChanges();
        Finish(entity);
    }

    protected override void Update(IMedia entity)
    {
        if (!entity.IsDirty()) return;
        entity.UpdatingEntity();
        if (entity.IsPropertyDirty(nameof(entity.Name)) || entity.IsPropertyDirty(nameof(entity.ParentId))) entity.Name = UniqueName(entity);
        writer.Update(entity, ObjectType);
        var versionId = entity.VersionId;
        var file = Db.MediaVersions.AsTracking().FirstOrDefault(m => m.Id == versionId);
        if (file is null) Db.MediaVersions.Add(new MediaVersionRow { Id = versionId, Path = FilePath(entity) });
        else file.Path = FilePath(entity);
        Db.SaveChanges();
        Finish(entity);
    }

    protected override IQueryable<ContentRows> Rows(IQueryable<NodeRow> nodes, bool currentOnly = true) =>
        from node in nodes
        join content in Db.Contents on node.Id equals content.NodeId
        join version in currentOnly ? Db.ContentVersions.Where(v => v.Current) : Db.ContentVersions on node.Id equals version.NodeId
        select new ContentRows { Node = node, Content = content, Version = version };

    protected override RowMap<IMedia, ContentRows> Map(int? languageId) =>
        new ContentColumns<IMedia, ContentRows>(Shape).Common(NameIn(languageId));

    protected override IReadOnlyList<IMedia> BuildBatch(IReadOnlyList<ContentRows> rows, ContentParts parts)
    {
        var typeOf = rows.Select(r => r.Content.ContentTypeId).Distinct().ToDictionary(id => id, types.Media);
        var properties = propertyReader.Read(rows.Select(r => r.Version.Id).ToHashSet(), parts.PropertyTypesOf(typeOf.Values));
        return rows.Select(r => Build(r, typeOf[r.Content.ContentTypeId], [.. properties[r.Version.Id]])).ToList();
    }

    private IMedia Build(ContentRows rows, IMediaType type, List<PropertyDataRow> values)
    {
        var media = new Umbraco.Cms.Core.Models.Media(rows.Version.Text, rows.Node.ParentId, type);
        media.DisableChangeTracking();
        rows.Describe(media);
        media.Properties = propertyRows.Read(type.CompositionPropertyTypes, values, []);
        media.ResetDirtyProperties(false);
        media.EnableChangeTracking();
        return media;
    }

    private string? UniqueName(IMedia media) => Tree.UniqueAmongSiblings(media.Name, ObjectType, media.ParentId, media.Id);

    private string? FilePath(IMedia media)
    {
        foreach (var property in media.Properties)
        {
            if (paths.TryGetMediaPath(property.PropertyType.PropertyEditorAlias, property.GetValue(), out var path)) return path;
        }
        return null;
    }

    private void Finish(IMedia media)
    {
        tags.Write(media);
#pragma warning disable CS0618 // Umbraco's own repositories announce every save by it
        events.Publish(new MediaRefreshNotification(media, new EventMessages()));
#pragma warning restore CS0618
        media.ResetDirtyProperties();
    }

    [GeneratedRegex(@"_\d+x\d+(?=\.[^./]+$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ResizedSuffix();
}
