using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors.Images;

/// <summary>An upload as the back office posts it: the address of today, and a temporary file that takes its place.</summary>
public sealed record PostedFile
{
    /// <summary>The address of the stored file; empty when it was taken away or replaced.</summary>
    public string? Src { get; init; }

    /// <summary>A file that was uploaded just now; nothing that is stored has one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? TemporaryFileId { get; init; }

    /// <summary>The crops of an image cropper.</summary>
    public IReadOnlyList<ImageCropEntry>? Crops { get; init; }

    /// <summary>The focal point of an image cropper.</summary>
    public FocalPoint? FocalPoint { get; init; }

    /// <summary>Reads what was posted: JSON, or a bare address.</summary>
    /// <returns>The file, or null for nothing.</returns>
    internal static PostedFile? Read(IJsonSerializer json, object? value) => value switch
    {
        null => null,
        string url when !url.DetectIsJson() => new PostedFile { Src = url },
        _ => json.TryDeserialize(value, out PostedFile? file) ? file : null,
    };
}

/// <summary>An uploaded file as the back office shows it.</summary>
/// <param name="Src">Its address.</param>
public sealed record StoredFile(string Src);

/// <summary>Puts uploaded files in their folder and takes replaced ones away.</summary>
public sealed class UploadedFiles(
    MediaFileManager files, ITemporaryFileService temporary, ICoreScopeProvider scopes, IOptionsMonitor<ContentSettings> settings, IFileStreamSecurityValidator security)
{
    /// <summary>Stores what was posted. An address is never taken from what was posted: it could be that of a file of another page.</summary>
    /// <param name="posted">The posted value, or null when it was taken away.</param>
    /// <param name="current">The address that is stored now.</param>
    /// <param name="data">The page and property that the file belongs to.</param>
    /// <param name="allowed">The extensions that the data type allows; none means all.</param>
    /// <returns>The address to store, or null for no file.</returns>
    public string? Store(PostedFile? posted, string? current, ContentPropertyData data, IEnumerable<string>? allowed)
    {
        if (posted?.TemporaryFileId is not { } id)
        {
            if (!string.IsNullOrWhiteSpace(posted?.Src)) return current;

            Delete(current, data);
            return null;
        }

        if (Find(id) is not { } file || !IsAllowed(file.FileName, allowed)) return current;

        using var scope = scopes.CreateCoreScope();
        temporary.EnlistDeleteIfScopeCompletes(id, scopes);
        var url = Add(file, data);
        if (url is not null && current != url) Delete(current, data);
        scope.Complete();
        return url ?? current;
    }

    /// <summary>An upload that is waiting to be stored.</summary>
    /// <returns>The file, or null when it does not exist or is too old. The value editors of Core are not asynchronous.</returns>
    public TemporaryFileModel? Find(Guid id) => temporary.GetAsync(id).GetAwaiter().GetResult();

    /// <summary>True when both the site and the data type allow files of this name.</summary>
    public bool IsAllowed(string fileName, IEnumerable<string>? allowed)
    {
        var extension = Path.GetExtension(fileName).TrimStart('.');
        var list = allowed?.ToList() ?? [];
        return extension.Length > 0 && settings.CurrentValue.IsFileAllowedForUpload(extension)
            && (list.Count == 0 || list.Contains(extension, StringComparer.OrdinalIgnoreCase));
    }

    private string? Add(TemporaryFileModel file, ContentPropertyData data)
    {
        using var stream = file.OpenReadStream();
        if (!security.IsConsideredSafe(stream)) return null;

        var path = files.GetMediaPath(file.FileName, data.ContentKey, data.PropertyTypeKey);
        files.FileSystem.AddFile(path, stream, overrideIfExists: true);
        return files.FileSystem.GetUrl(path);
    }

    private void Delete(string? url, ContentPropertyData data)
    {
        if (files.IsFileOwnedBy(url, data.ContentKey, data.PropertyTypeKey)) files.DeleteMediaFiles([files.FileSystem.GetRelativePath(url!)]);
    }
}

/// <summary>A value that holds the addresses of uploaded files, of its own or of blocks inside it.</summary>
internal interface IHoldFiles
{
    /// <summary>Goes through the addresses.</summary>
    /// <param name="value">The stored value.</param>
    /// <param name="property">The property type that it is of: files lie in a folder of their page and property.</param>
    /// <param name="map">Gets an address and that property type's key, and gives the address to store in its place.</param>
    /// <returns>The value to store.</returns>
    object? MapFiles(object? value, IPropertyType property, Func<string, Guid, string> map);
}

/// <summary>The value editor of an upload field.</summary>
public sealed class UploadValueEditor : DataValueEditor, IHoldFiles
{
    private readonly IJsonSerializer json;
    private readonly UploadedFiles files;

    public UploadValueEditor(
        IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, UploadedFiles files)
        : base(strings, json, io, attribute)
    {
        this.json = json;
        this.files = files;
        Validators.Add(new UploadValidator(json, files));
    }

    /// <inheritdoc />
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) =>
        property.GetValue(culture, segment)?.ToString() is { Length: > 0 } src ? new StoredFile(src) : null;

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue) => files.Store(
        PostedFile.Read(json, editorValue.Value), currentValue?.ToString(), editorValue, (editorValue.DataTypeConfiguration as FileUploadConfiguration)?.FileExtensions);

    object? IHoldFiles.MapFiles(object? value, IPropertyType property, Func<string, Guid, string> map) =>
        value?.ToString() is { Length: > 0 } url ? map(url, property.Key) : value;
}

/// <summary>The value editor of an image cropper.</summary>
public sealed class ImageCropperValueEditor : DataValueEditor, IHoldFiles
{
    private readonly IJsonSerializer json;
    private readonly UploadedFiles files;
    private readonly IDataTypeConfigurationCache configurations;

    public ImageCropperValueEditor(
        IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute,
        UploadedFiles files, IDataTypeConfigurationCache configurations)
        : base(strings, json, io, attribute)
    {
        this.json = json;
        this.files = files;
        this.configurations = configurations;
        Validators.Add(new UploadValidator(json, files));
    }

    /// <inheritdoc />
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
    {
        if (property.GetValue(culture, segment)?.ToString() is not { Length: > 0 } text) return null;

        var crops = configurations.GetConfigurationAs<ImageCropperConfiguration>(property.PropertyType.DataTypeKey)?.Crops;
        var image = StoredImage.Read(json, text).With(crops);
        return new PostedFile { Src = image.Src, Crops = image.Crops, FocalPoint = image.FocalPoint };
    }

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        var current = currentValue?.ToString() is { Length: > 0 } text ? StoredImage.Read(json, text).Src : null;
        var posted = PostedFile.Read(json, editorValue.Value);
        if (files.Store(posted, current, editorValue, allowed: null) is not { } src) return null;

        return Store(json, src, posted?.FocalPoint is { IsMiddle: true } ? null : posted?.FocalPoint, (posted?.Crops ?? []).Where(crop => crop.HasCoordinates()));
    }

    object? IHoldFiles.MapFiles(object? value, IPropertyType property, Func<string, Guid, string> map)
    {
        if (value?.ToString() is not { Length: > 0 } text || StoredImage.Read(json, text) is not { Src.Length: > 0 } image) return value;

        return Store(json, map(image.Src, property.Key), image.FocalPoint, image.Crops ?? []);
    }

    internal static string Store(IJsonSerializer json, string src, FocalPoint? focalPoint, IEnumerable<ImageCropEntry> crops) => json.Serialize(new { focalPoint, crops, src });
}

/// <summary>Refuses a file whose extension the site or the data type does not allow.</summary>
internal sealed class UploadValidator(IJsonSerializer json, UploadedFiles files) : IValueValidator
{
    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
    {
        if (PostedFile.Read(json, value)?.TemporaryFileId is not { } id) yield break;

        var allowed = (dataTypeConfiguration as FileUploadConfiguration)?.FileExtensions;
        if (files.Find(id) is not { } file || !files.IsAllowed(file.FileName, allowed))
        {
            yield return new ValidationResult("#media_disallowedFileType", ["value"]); // the back office has the text, in the editor's language
        }
    }
}
