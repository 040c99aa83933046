using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Entities;
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
public sealed class MultiNodeTreePickerEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<MultiNodeTreePickerValueEditor>(factory, () => new MultiNodePickerConfigurationEditor(io))
{
    /// <inheritdoc />
    public override IPropertyIndexValueFactory PropertyIndexValueFactory { get; } = new NoopPropertyIndexValueFactory();
}

/// <summary>One entry of a tree picker as the back office knows it.</summary>
public sealed record PickedNode(string Type, Guid Unique);

/// <summary>Between a list of nodes in the editor and Udis in the database.</summary>
public sealed class MultiNodeTreePickerValueEditor : DataValueEditor, IDataValueReference
{
    private readonly IJsonSerializer json;
    private readonly ILocalizedTextService texts;
    private readonly IEntityService entities;
    private readonly IContentTypeService contentTypes;
    private readonly IMediaTypeService mediaTypes;
    private readonly IMemberTypeService memberTypes;

    public MultiNodeTreePickerValueEditor(
        IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts,
        IEntityService entities, IContentTypeService contentTypes, IMediaTypeService mediaTypes, IMemberTypeService memberTypes)
        : base(strings, json, io, attribute)
    {
        this.json = json;
        this.texts = texts;
        this.entities = entities;
        this.contentTypes = contentTypes;
        this.mediaTypes = mediaTypes;
        this.memberTypes = memberTypes;
        Validators.Add(new Rule<MultiNodePickerConfiguration>(Problems));
    }

    /// <inheritdoc />
    public IEnumerable<UmbracoEntityReference> GetReferences(object? value) => Udis(value).Select(udi => new UmbracoEntityReference(udi));

    /// <inheritdoc />
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) => property.GetValue(culture, segment) is string text
        ? Udis(text).Select(udi => new PickedNode(udi.EntityType, udi.Guid)).ToArray() : null;

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue) => Posted(editorValue.Value) is { Length: > 0 } nodes
        ? string.Join(',', nodes.Select(node => Udi.Create(node.Type, node.Unique).ToString())) : null;

    private static IEnumerable<GuidUdi> Udis(object? value) => (value?.ToString() ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => UdiParser.TryParse(part, out GuidUdi? udi) ? udi : null).OfType<GuidUdi>();

    private PickedNode[] Posted(object? value) => value is not null && json.TryDeserialize(value, out PickedNode[]? nodes) ? nodes : [];

    private IEnumerable<ValidationResult> Problems(object? value, MultiNodePickerConfiguration configuration)
    {
        if (Posted(value) is not { Length: > 0 } nodes) return [];

        var amount = texts.Amount(nodes.Length, configuration.MinNumber, configuration.MaxNumber);
        return configuration.TreeSource?.ObjectType is { } wanted ? amount.Concat(OfType(nodes, wanted, configuration.Filter)) : amount;
    }

    /// <summary>What is picked must be of the kind, and of one of the types, that the data type asks for.</summary>
    private IEnumerable<ValidationResult> OfType(PickedNode[] nodes, string wanted, string? filter)
    {
        var (kind, allowed) = Wanted(wanted, (filter ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToList());
        if (kind is null)
        {
            yield return texts.Problem("invalidObjectType");
            yield break;
        }

        var found = nodes.Select(node => node.Unique).Distinct().Select(key => entities.Get(key)).ToList();
        if (allowed.Count > 0 && found.Contains(null)) yield return texts.Problem("missingContent");
        if (found.OfType<IEntitySlim>().Any(entity => entity.NodeObjectType != kind
            || (allowed.Count > 0 && entity is IContentEntitySlim content && !allowed.Contains(content.ContentTypeAlias)))) yield return texts.Problem("invalidObjectType");
    }

    private (Guid? Kind, HashSet<string> Aliases) Wanted(string kind, List<Guid> types) => kind switch
    {
        "content" => (Constants.ObjectTypes.Document, Aliases(types.Count == 0 ? [] : contentTypes.GetMany(types))),
        "media" => (Constants.ObjectTypes.Media, Aliases(types.Count == 0 ? [] : mediaTypes.GetMany(types))),
        "member" => (Constants.ObjectTypes.Member, Aliases(types.Count == 0 ? [] : memberTypes.GetMany(types))),
        _ => (null, []),
    };

    private static HashSet<string> Aliases(IEnumerable<IContentTypeComposition> types) => types.Select(type => type.Alias).ToHashSet(StringComparer.Ordinal);
}

/// <summary>Links to pages, media and other addresses; stored as JSON.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.MultiUrlPicker, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
public sealed class MultiUrlPickerEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<MultiUrlPickerValueEditor>(factory, () => new MultiUrlPickerConfigurationEditor(io))
{
    /// <inheritdoc />
    public override IPropertyIndexValueFactory PropertyIndexValueFactory { get; } = new NoopPropertyIndexValueFactory();
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
        Validators.Add(new Rule<MultiUrlPickerConfiguration>((value, limits) => texts.Amount(Links(value).Count, limits.MinNumber, limits.MaxNumber)));
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
public sealed class MediaPickerEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<MediaPickerValueEditor>(factory, () => new MediaPicker3ConfigurationEditor(io))
{
    /// <inheritdoc />
    public override IPropertyIndexValueFactory PropertyIndexValueFactory { get; } = new NoopPropertyIndexValueFactory();
}
