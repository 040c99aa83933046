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

namespace WIJschool.Cms.PropertyEditors.Images;

/// <summary>Fills in size, bytes and extension of an uploaded media file when it is saved.</summary>
public sealed class MediaFileDetails(
    UploadAutoFillProperties details, ISvgDimensionExtractor drawings, MediaUrlGeneratorCollection urls, MediaFileManager files,
    IOptionsMonitor<ContentSettings> settings)
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

        foreach (var value in property.Values)
        {
            var stored = value.EditedValue;
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

/// <summary>Deletes the files of media that are gone for good.</summary>
public sealed class MediaFileRemoval(StoredFiles files) : INotificationHandler<MediaDeletedNotification>
{
    /// <inheritdoc />
    public void Handle(MediaDeletedNotification notification) => files.Delete(notification.DeletedEntities);
}

/// <summary>Deletes the files that were uploaded on pages that are gone for good.</summary>
public sealed class ContentFileRemoval(StoredFiles files) : INotificationHandler<ContentDeletedNotification>
{
    /// <inheritdoc />
    public void Handle(ContentDeletedNotification notification) => files.Delete(notification.DeletedEntities);
}

/// <summary>The files of content and media, by their upload and cropper properties.</summary>
public sealed class StoredFiles(MediaUrlGeneratorCollection urls, MediaFileManager files, ILogger<StoredFiles> logger)
{
    /// <summary>Deletes them. A file that cannot be deleted is logged: the content is gone already, and its deletion must not fail.</summary>
    public void Delete(IEnumerable<IContentBase> entities)
    {
        var paths = entities.SelectMany(Paths).Distinct(StringComparer.Ordinal).Select(files.FileSystem.GetRelativePath).ToList();
        if (paths.Count == 0) return;

        logger.LogDebug("Deleting {Count} files of content that is gone.", paths.Count);
        files.DeleteMediaFiles(paths);
    }

    private IEnumerable<string> Paths(IContentBase entity) =>
        from property in entity.Properties
        from value in property.Values
        from stored in new[] { value.EditedValue, value.PublishedValue }
        let path = urls.TryGetMediaPath(property.PropertyType.PropertyEditorAlias, stored, out var found) ? found : null
        where path is not null
        select path;
}
