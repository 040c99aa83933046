using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors.Images;

/// <summary>One uploaded file; stored as its address.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.UploadField, ValueEditorIsReusable = true)]
public sealed class UploadFieldEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<UploadValueEditor>(factory, () => new FileUploadConfigurationEditor(io)), IMediaUrlGenerator
{
    /// <inheritdoc />
    public bool TryGetMediaPath(string? propertyEditorAlias, object? value, out string? mediaPath)
    {
        mediaPath = propertyEditorAlias == Alias ? value?.ToString().NullOrWhiteSpaceAsNull() : null;
        return mediaPath is not null;
    }
}

/// <summary>An uploaded image with a focal point and crops; stored as JSON.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.ImageCropper, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
public sealed class ImageCropperEditor(IDataValueEditorFactory factory, IIOHelper io, IJsonSerializer json)
    : Editor<ImageCropperValueEditor>(factory, () => new FieldConfigurationEditor<ImageCropperConfiguration>(io)), IMediaUrlGenerator
{
    /// <inheritdoc />
    public override IPropertyIndexValueFactory PropertyIndexValueFactory { get; } = new NoopPropertyIndexValueFactory();

    /// <inheritdoc />
    public bool TryGetMediaPath(string? propertyEditorAlias, object? value, out string? mediaPath)
    {
        mediaPath = propertyEditorAlias == Alias && value?.ToString() is { Length: > 0 } text
            ? StoredImage.Read(json, text).Src.NullOrWhiteSpaceAsNull() : null;
        return mediaPath is not null;
    }
}
