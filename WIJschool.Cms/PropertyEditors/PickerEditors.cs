using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;
using WIJschool.Cms.PropertyEditors.Images;
using WIJschool.Cms.PropertyEditors.Links;

namespace WIJschool.Cms.PropertyEditors;

/// <summary>Pages, media or members; stored as their Udis with commas between them.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.MultiNodeTreePicker, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
public sealed class MultiNodeTreePickerEditor : DataEditor
{
    private readonly IIOHelper io;

    public MultiNodeTreePickerEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    /// <inheritdoc />
    public override IPropertyIndexValueFactory PropertyIndexValueFactory { get; } = new NoopPropertyIndexValueFactory();

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<MultiNodeTreePickerValueEditor>(Attribute!);

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => new MultiNodePickerConfigurationEditor(io);
}

/// <summary>One entry of a tree picker as the back office knows it.</summary>
public sealed record PickedNode(string Type, Guid Unique);

/// <summary>Between a list of nodes in the editor and Udis in the database.</summary>
public sealed class MultiNodeTreePickerValueEditor : DataValueEditor, IDataValueReference
{
    private readonly IJsonSerializer json;

    public MultiNodeTreePickerValueEditor(
        IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
        : base(strings, json, io, attribute)
    {
        this.json = json;
        Validators.Add(new AmountValidator(texts, configuration => configuration is MultiNodePickerConfiguration c ? (c.MinNumber, c.MaxNumber) : null));
    }

    /// <inheritdoc />
    public IEnumerable<UmbracoEntityReference> GetReferences(object? value) => Udis(value).Select(udi => new UmbracoEntityReference(udi));

    /// <inheritdoc />
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
    {
        var nodes = Udis(property.GetValue(culture, segment)).Select(udi => new PickedNode(udi.EntityType, udi.Guid)).ToList();
        return nodes.Count == 0 ? null : nodes;
    }

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        if (editorValue.Value is null || !json.TryDeserialize(editorValue.Value, out PickedNode[]? nodes) || nodes.Length == 0) return null;

        return string.Join(',', nodes.Select(node => Udi.Create(node.Type, node.Unique).ToString()));
    }

    private static IEnumerable<GuidUdi> Udis(object? value) => (value?.ToString() ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => UdiParser.TryParse(part, out GuidUdi? udi) ? udi : null).OfType<GuidUdi>();
}

/// <summary>Links to pages, media and other addresses; stored as JSON.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.MultiUrlPicker, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
public sealed class MultiUrlPickerEditor : DataEditor
{
    private readonly IIOHelper io;

    public MultiUrlPickerEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    /// <inheritdoc />
    public override IPropertyIndexValueFactory PropertyIndexValueFactory { get; } = new NoopPropertyIndexValueFactory();

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<MultiUrlPickerValueEditor>(Attribute!);

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => new MultiUrlPickerConfigurationEditor(io);
}

/// <summary>Between links as the back office shows them, with icon and state, and links as they are stored.</summary>
public sealed class MultiUrlPickerValueEditor : DataValueEditor, IDataValueReference
{
    private readonly IJsonSerializer json;
    private readonly IPublishedUrlProvider urls;
    private readonly IContentService contents;
    private readonly IMediaService media;

    public MultiUrlPickerValueEditor(
        IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts,
        IPublishedUrlProvider urls, IContentService contents, IMediaService media)
        : base(strings, json, io, attribute)
    {
        this.json = json;
        this.urls = urls;
        this.contents = contents;
        this.media = media;
        Validators.Add(new AmountValidator(texts, configuration => configuration is MultiUrlPickerConfiguration c ? (c.MinNumber, c.MaxNumber) : null));
    }

    /// <inheritdoc />
    public IEnumerable<UmbracoEntityReference> GetReferences(object? value) =>
        Links(value).Select(link => link.Udi).OfType<GuidUdi>().Select(udi => new UmbracoEntityReference(udi));

    /// <inheritdoc />
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) =>
        Links(property.GetValue(culture, segment)).Select(link => Show(link, culture)).ToList();

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        var links = Links(editorValue.Value);
        return links.Count == 0 ? null : json.Serialize(links.Select(Store));
    }

    private static PickedLink Store(PickedLink link)
    {
        var target = link.Type is Constants.UdiEntityType.Document or Constants.UdiEntityType.Media && link.Unique is { } key
            ? new GuidUdi(link.Type, key) : link.Udi;
        return link with { Udi = target, Unique = null, Type = null, Url = target is null ? link.Url : null };
    }

    private IReadOnlyList<PickedLink> Links(object? value) =>
        value?.ToString() is { } text && text.DetectIsJson() ? json.Deserialize<PickedLink[]>(text) ?? [] : [];

    private ShownLink Show(PickedLink link, string? culture)
    {
        var shown = new ShownLink("icon-link", link.Name, Published: true, link.QueryString, link.Target, Trashed: false, "external", Unique: null, link.Url ?? "", link.Culture);
        if (link.Udi is not { } udi) return shown;

        shown = shown with { Type = udi.EntityType, Unique = udi.Guid };
        if (udi.EntityType == Constants.UdiEntityType.Media)
        {
            var item = media.GetById(udi.Guid);
            return shown with
            {
                Url = urls.GetMediaUrl(udi.Guid, UrlMode.Relative, culture),
                Icon = item?.ContentType.Icon,
                Published = item?.Trashed == false,
                Trashed = item?.Trashed == true,
            };
        }

        var page = contents.GetById(udi.Guid);
        return shown with
        {
            Url = urls.GetUrl(udi.Guid, UrlMode.Relative, link.Culture ?? culture),
            Icon = page?.ContentType.Icon,
            Trashed = page?.Trashed == true,
            Published = page is not null && (culture is null ? page.Published : page.PublishedCultures.Contains(culture)),
        };
    }
}

/// <summary>Images and other media, with crops of their own; stored as JSON.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.MediaPicker3, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
public sealed class MediaPickerEditor : DataEditor
{
    private readonly IIOHelper io;

    public MediaPickerEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    /// <inheritdoc />
    public override IPropertyIndexValueFactory PropertyIndexValueFactory { get; } = new NoopPropertyIndexValueFactory();

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<MediaPickerValueEditor>(Attribute!);

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => new MediaPicker3ConfigurationEditor(io);
}

/// <summary>Between picked media as the back office shows them, with all configured crops, and as they are stored, with chosen ones only.</summary>
public sealed class MediaPickerValueEditor : DataValueEditor, IDataValueReference
{
    private readonly IJsonSerializer json;
    private readonly IMediaService media;
    private readonly IDataTypeConfigurationCache configurations;

    public MediaPickerValueEditor(
        IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts,
        IMediaService media, IDataTypeConfigurationCache configurations)
        : base(strings, json, io, attribute)
    {
        this.json = json;
        this.media = media;
        this.configurations = configurations;
        Validators.Add(new AmountValidator(texts, Limits));
    }

    /// <inheritdoc />
    public IEnumerable<UmbracoEntityReference> GetReferences(object? value) =>
        MediaPickerEntries.Read(json, value).Select(entry => new UmbracoEntityReference(Udi.Create(Constants.UdiEntityType.Media, entry.MediaKey)));

    /// <summary>Media that is gone is left out, as in Umbraco: the editor could not show it.</summary>
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
    {
        var crops = configurations.GetConfigurationAs<MediaPicker3Configuration>(property.PropertyType.DataTypeKey)?.Crops?
            .Select(c => new ImageCropDefinition(c.Alias, c.Width, c.Height)).ToList();
        var entries = MediaPickerEntries.Read(json, property.GetValue(culture, segment));
        var known = media.GetByIds(entries.Select(entry => entry.MediaKey).Distinct()).ToDictionary(item => item.Key);
        return entries.Where(entry => known.ContainsKey(entry.MediaKey)).Select(entry => entry with
        {
            MediaTypeAlias = known[entry.MediaKey].ContentType.Alias,
            Crops = new ImageCrops(Src: null, entry.FocalPoint, entry.Crops ?? []).With(crops).Crops,
        }).ToList();
    }

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        if (editorValue.Value is null || !json.TryDeserialize(editorValue.Value, out MediaPickerEntry[]? entries)) return base.FromEditor(editorValue, currentValue);
        if (entries.Length == 0) return null;

        return json.Serialize(entries.Select(entry => entry with
        {
            Crops = (entry.Crops ?? []).Where(crop => crop.HasCoordinates()).ToList(),
            FocalPoint = entry.FocalPoint is { IsMiddle: true } ? null : entry.FocalPoint,
        }));
    }

    private static (int? Min, int? Max)? Limits(object? configuration) => configuration is MediaPicker3Configuration c
        ? (c.ValidationLimit.Min, c.Multiple ? c.ValidationLimit.Max : 1) : null;
}
