using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors.Images;

/// <summary>One uploaded file; stored as its address.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.UploadField, ValueEditorIsReusable = true)]
public sealed class UploadFieldEditor : DataEditor, IMediaUrlGenerator
{
    private readonly IIOHelper io;

    public UploadFieldEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    /// <inheritdoc />
    public bool TryGetMediaPath(string? propertyEditorAlias, object? value, out string? mediaPath)
    {
        mediaPath = propertyEditorAlias == Alias ? value?.ToString().NullOrWhiteSpaceAsNull() : null;
        return mediaPath is not null;
    }

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<UploadValueEditor>(Attribute!);

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => new FileUploadConfigurationEditor(io);
}

/// <summary>An uploaded image with a focal point and crops; stored as JSON.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.ImageCropper, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
public sealed class ImageCropperEditor : DataEditor, IMediaUrlGenerator
{
    private readonly IIOHelper io;
    private readonly IJsonSerializer json;

    public ImageCropperEditor(IDataValueEditorFactory factory, IIOHelper io, IJsonSerializer json)
        : base(factory)
    {
        this.io = io;
        this.json = json;
        SupportsReadOnly = true;
    }

    /// <inheritdoc />
    public bool TryGetMediaPath(string? propertyEditorAlias, object? value, out string? mediaPath)
    {
        mediaPath = propertyEditorAlias == Alias && value?.ToString() is { Length: > 0 } text
            ? StoredImage.Read(json, text).Src.NullOrWhiteSpaceAsNull() : null;
        return mediaPath is not null;
    }

    /// <inheritdoc />
    public override IPropertyIndexValueFactory PropertyIndexValueFactory { get; } = new NoopPropertyIndexValueFactory();

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ImageCropperValueEditor>(Attribute!);

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => new FieldConfigurationEditor<ImageCropperConfiguration>(io);
}
