using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.Entities;
using WIJschool.Cms.PropertyEditors.Json;

namespace WIJschool.Cms.Api.Management.Content;

/// <summary>A property's value of one culture and segment, as its editor shows it.</summary>
/// <param name="EditorAlias">The property editor; by it the back office picks the field.</param>
/// <param name="Culture">The culture; null where the property does not vary by it.</param>
/// <param name="Segment">The segment; null where the property does not vary by it.</param>
/// <param name="Alias">The property.</param>
/// <param name="Value">What the property's value editor makes of the stored value.</param>
internal sealed record ContentValue(string EditorAlias, string? Culture, string? Segment, string Alias, object? Value);

/// <summary>Content in one culture and segment.</summary>
internal record ContentVariant(string? Culture, string? Segment, string Name, DateTimeOffset CreateDate, DateTimeOffset UpdateDate);

/// <summary>The type of content, as whatever shows content needs it.</summary>
/// <param name="Collection">The data type of the list that its children are shown in; null where they stand in the tree.</param>
internal sealed record ContentTypeReference(Guid Id, string Icon, Reference? Collection)
{
    public static ContentTypeReference From(ISimpleContentType type) => new(type.Key, type.Icon ?? "", Reference.To(type.ListView));

    public static ContentTypeReference From(IContentEntitySlim entity) => new(entity.ContentTypeKey, entity.ContentTypeIcon ?? "", Reference.To(entity.ListViewKey));
}

/// <summary>The type of content in a list, which picks columns by alias.</summary>
internal sealed record ListedContentTypeReference(Guid Id, string Alias, string Icon, Reference? Collection)
{
    public static ListedContentTypeReference From(ISimpleContentType type) => new(type.Key, type.Alias, type.Icon ?? "", Reference.To(type.ListView));
}

/// <summary>A value as an editor sends it.</summary>
internal sealed record ContentValueRequest
{
    public string? Culture { get; init; }

    public string? Segment { get; init; }

    [Required] public required string Alias { get; init; }

    /// <summary>Plain values as value editors know them: text, numbers, truth, arrays, JSON nodes.</summary>
    [JsonConverter(typeof(PlainValueJsonConverter))]
    public object? Value { get; init; }
}

/// <summary>A name in one culture and segment as an editor sends it.</summary>
internal sealed record ContentVariantRequest
{
    public string? Culture { get; init; }

    public string? Segment { get; init; }

    [Required] public required string Name { get; init; }
}

/// <summary>Content as an editor sends it: what creating, changing and checking share for every kind of content.</summary>
internal abstract record ContentRequest
{
    [Required] public required IReadOnlyList<ContentValueRequest> Values { get; init; }

    [Required] public required IReadOnlyList<ContentVariantRequest> Variants { get; init; }

    /// <summary>The cultures that are written.</summary>
    [JsonIgnore]
    public IEnumerable<string> Cultures => Variants.Select(variant => variant.Culture).OfType<string>();

    /// <summary>Writes names and values over a model that Core's editing services take.</summary>
    /// <returns>The model.</returns>
    public TModel ApplyTo<TModel>(TModel model)
        where TModel : ContentEditingModelBase
    {
        model.Variants = [.. Variants.Select(variant => new VariantModel { Culture = variant.Culture, Segment = variant.Segment, Name = variant.Name })];
        model.Properties = [.. Values.Select(value =>
            new PropertyValueModel { Culture = value.Culture, Segment = value.Segment, Alias = value.Alias, Value = value.Value })];
        return model;
    }
}
