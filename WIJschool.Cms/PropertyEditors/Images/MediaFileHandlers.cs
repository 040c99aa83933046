using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors.Images;

/// <summary>Fills in size, bytes and extension of an uploaded media file when it is saved.</summary>
public sealed class MediaFileDetails(
    UploadAutoFillProperties details, ISvgDimensionExtractor drawings, MediaUrlGeneratorCollection urls, MediaFileManager files,
    IOptionsMonitor<ContentSettings> settings, IJsonSerializer json)
    : INotificationHandler<MediaSavingNotification>
{
    /// <inheritdoc />
    public void Handle(MediaSavingNotification notification)
    {
        foreach (var media in notification.SavedEntities)
        {
            foreach (var property in media.Properties) Fill(media, property);
        }
    }

    private void Fill(IMedia media, IProperty property)
    {
        var fields = settings.CurrentValue.Imaging.AutoFillImageProperties.FirstOrDefault(f => f.Alias == property.Alias);
        if (fields is null || property.PropertyType.PropertyEditorAlias is not (Constants.PropertyEditors.Aliases.UploadField or Constants.PropertyEditors.Aliases.ImageCropper)) return;

        foreach (var value in property.Values.ToList())
        {
            var stored = value.EditedValue;
            if (property.PropertyType.PropertyEditorAlias == Constants.PropertyEditors.Aliases.ImageCropper && stored is string { Length: > 0 } src && !src.DetectIsJson())
            {
                property.SetValue(ImageCropperValueEditor.Store(json, src, focalPoint: null, crops: []), value.Culture, value.Segment); // Core's import of media stores a bare address
            }

            if (urls.TryGetMediaPath(property.PropertyType.PropertyEditorAlias, stored, out var path) && path is not null)
            {
                details.Populate(media, fields, files.FileSystem.GetRelativePath(path), value.Culture, value.Segment);
                FillDrawing(media, fields, files.FileSystem.GetRelativePath(path));
            }
            else
            {
                details.Reset(media, fields, value.Culture, value.Segment);
            }
        }
    }

    // Core's details are of pictures in pixels only
    private void FillDrawing(IMedia media, ImagingAutoFillUploadField fields, string path)
    {
        if (media.ContentType.Alias != Constants.Conventions.MediaTypes.VectorGraphicsAlias || !files.FileSystem.FileExists(path)) return;
        using var file = files.FileSystem.OpenFile(path);
        if (drawings.GetDimensions(file) is not { } size) return;
        if (media.HasProperty(fields.WidthFieldAlias)) media.SetValue(fields.WidthFieldAlias, size.Width);
        if (media.HasProperty(fields.HeightFieldAlias)) media.SetValue(fields.HeightFieldAlias, size.Height);
    }
}

/// <summary>What is gone for good takes its files along.</summary>
public sealed class FileRemoval(StoredFiles files) :
    INotificationHandler<MediaDeletedNotification>,
    INotificationHandler<MemberDeletedNotification>,
    INotificationHandler<ContentDeletedNotification>,
    INotificationHandler<ContentDeletedBlueprintNotification>
{
    /// <inheritdoc />
    public void Handle(MediaDeletedNotification notification) => files.Delete(notification.DeletedEntities);

    /// <inheritdoc />
    public void Handle(MemberDeletedNotification notification) => files.Delete(notification.DeletedEntities);

    /// <inheritdoc />
    public void Handle(ContentDeletedNotification notification) => files.Delete(notification.DeletedEntities);

    /// <inheritdoc />
    public void Handle(ContentDeletedBlueprintNotification notification) => files.Delete(notification.DeletedBlueprints);
}

/// <summary>
/// Keeps files of media in the bin from visitors, where <c>Umbraco:CMS:Content:EnableMediaRecycleBinProtection</c> asks for it: they get
/// another name, which <c>.deleted</c> tells, until their media come out of the bin.
/// </summary>
public sealed class BinnedFiles(StoredFiles files, IOptionsMonitor<ContentSettings> settings) :
    INotificationHandler<MediaMovedToRecycleBinNotification>,
    INotificationHandler<MediaMovedNotification>
{
    private const string InBin = $"{Constants.System.RootString},{Constants.System.RecycleBinMediaString}";

    /// <inheritdoc />
    public void Handle(MediaMovedToRecycleBinNotification notification)
    {
        if (settings.CurrentValue.EnableMediaRecycleBinProtection) files.Hide(notification.MoveInfoCollection.Select(move => move.Entity));
    }

    /// <summary>Also without the setting: files that were hidden while it was on have their names back.</summary>
    public void Handle(MediaMovedNotification notification) =>
        files.Show(notification.MoveInfoCollection.Where(move => move.OriginalPath.StartsWith(InBin, StringComparison.Ordinal)).Select(move => move.Entity));
}

/// <summary>A page that is made after another one gets files of its own: deleting one of the two must not take the other's.</summary>
public sealed class FileCopies(StoredFiles files, IContentService contents) :
    INotificationHandler<ContentCopiedNotification>,
    INotificationHandler<ContentScaffoldedNotification>,
    INotificationHandler<ContentSavedBlueprintNotification>
{
    /// <inheritdoc />
    public void Handle(ContentCopiedNotification notification)
    {
        if (files.Copy(notification.Copy)) contents.Save(notification.Copy);
    }

    /// <summary>Who asked for the new page saves it.</summary>
    public void Handle(ContentScaffoldedNotification notification) => files.Copy(notification.Scaffold);

    /// <inheritdoc />
    public void Handle(ContentSavedBlueprintNotification notification)
    {
        if (notification.CreatedFromContent is not null && files.Copy(notification.SavedBlueprint)) contents.SaveBlueprint(notification.SavedBlueprint, createdFromContent: null);
    }
}

/// <summary>The files of content and media: those of uploads and croppers, also inside blocks.</summary>
public sealed class StoredFiles(PropertyEditorCollection editors, MediaFileManager files, ILogger<StoredFiles> logger)
{
    private const string Hidden = Constants.Conventions.Media.TrashedMediaSuffix;

    /// <summary>What the address of a file is while its media lie in a bin that is protected.</summary>
    public static string HiddenAddress(string address) => Path.ChangeExtension(address, Hidden + Path.GetExtension(address));

    /// <summary>Gives the files of media the name that they have in the bin.</summary>
    public void Hide(IEnumerable<IMedia> media) => files.SuffixMediaFiles(media.SelectMany(Paths).ToList(), Hidden);

    /// <summary>Gives them their own name again. Those that have it already stay as they are.</summary>
    public void Show(IEnumerable<IMedia> media) => files.RemoveSuffixFromMediaFiles(media.SelectMany(Paths).Select(HiddenAddress).ToList(), Hidden);

    /// <summary>Deletes them. A file that cannot be deleted is logged: the content is gone already, and its deletion must not fail.</summary>
    public void Delete(IEnumerable<IContentBase> entities)
    {
        var paths = entities.SelectMany(entity => entity is IMedia { Trashed: true } ? Paths(entity).SelectMany(path => new[] { path, HiddenAddress(path) }) : Paths(entity))
            .Distinct(StringComparer.Ordinal).ToList();
        if (paths.Count == 0) return;

        logger.LogDebug("Deleting {Count} files of content that is gone.", paths.Count);
        files.DeleteMediaFiles(paths);
    }

    /// <summary>Gives a page copies of the files that it shares with the one that it was made after.</summary>
    /// <returns>True when there were any: the page has to be saved.</returns>
    public bool Copy(IContent page)
    {
        var hasCopied = false;
        foreach (var property in page.Properties)
        {
            if (Holder(property) is not { } holder) continue;
            foreach (var value in property.Values.ToList())
            {
                var copies = 0;
                var mapped = holder.MapFiles(value.EditedValue, property.PropertyType, (url, key) => Copy(url, page, key) is { } copy && ++copies > 0 ? copy : url);
                if (copies == 0) continue;

                property.SetValue(mapped, value.Culture, value.Segment);
                hasCopied = true;
            }
        }

        return hasCopied;
    }

    private string? Copy(string url, IContent page, Guid propertyType)
    {
        var source = files.FileSystem.GetRelativePath(url);
        if (files.IsFileOwnedBy(url, page.Key, propertyType) || !files.FileSystem.FileExists(source)) return null;

        var target = files.GetMediaPath(Path.GetFileName(source), page.Key, propertyType);
        files.FileSystem.CopyFile(source, target);
        return files.FileSystem.GetUrl(target);
    }

    /// <summary>The paths of the files that are the entity's own: an address could be that of another's file.</summary>
    private List<string> Paths(IContentBase entity)
    {
        List<string> paths = [];
        foreach (var property in entity.Properties)
        {
            if (Holder(property) is not { } holder) continue;
            foreach (var stored in property.Values.SelectMany(value => new[] { value.EditedValue, value.PublishedValue })) holder.MapFiles(stored, property.PropertyType, Collect);
        }

        return paths;

        string Collect(string url, Guid propertyType)
        {
            if (files.IsFileOwnedBy(url, entity.Key, propertyType)) paths.Add(files.FileSystem.GetRelativePath(url));
            return url;
        }
    }

    private IHoldFiles? Holder(IProperty property) =>
        editors.TryGet(property.PropertyType.PropertyEditorAlias, out var editor) ? editor.GetValueEditor() as IHoldFiles : null;
}
