using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;

namespace WIJschool.Cms.Api.Management.Content;

/// <summary>Names and values of stored content as the back office edits them: documents, blueprints, versions, media and members alike.</summary>
internal sealed class ContentMapping(PropertyEditorCollection editors)
{
    /// <summary>The values that were ever written, through the value editors of their properties. A property whose editor is gone is left out.</summary>
    /// <param name="properties">The properties.</param>
    /// <param name="published">Whether the published values are asked, instead of those of the draft.</param>
    public IReadOnlyList<ContentValue> Values(IEnumerable<IProperty> properties, bool published = false) =>
    [
        .. from property in properties
           where editors.TryGet(property.PropertyType.PropertyEditorAlias, out _)
           from value in property.Values
           select Show(property, value, published),
    ];

    /// <summary>What each culture and segment of the content is, in the order of the cultures; one without culture for content that does not vary.</summary>
    public static IReadOnlyList<TVariant> Variants<TVariant>(IContentBase content, Func<ContentVariant, TVariant> show)
    {
        // a segment that is written and the one without name, which is always there
        List<string?> segments = [.. content.Properties.SelectMany(property => property.Values).Select(value => value.Segment).Append(null).Distinct()];
        return
        [
            .. from culture in content.AvailableCultures.DefaultIfEmpty(null)
               from segment in segments
               select show(new ContentVariant(culture, segment, content.GetCultureName(culture) ?? "", content.CreateDate.Utc(), Updated(content, culture).Utc())),
        ];
    }

    private static DateTime Updated(IContentBase content, string? culture) =>
        culture is null ? content.UpdateDate : content.GetUpdateDate(culture) ?? content.UpdateDate;

    private ContentValue Show(IProperty property, IPropertyValue value, bool published)
    {
        var editor = editors[property.PropertyType.PropertyEditorAlias]!;
        var shown = published ? Published(property, value) : property;
        return new(editor.Alias, value.Culture, value.Segment, property.Alias, editor.GetValueEditor().ToEditor(shown, value.Culture, value.Segment));
    }

    /// <summary>Value editors read the draft of a property: here is one that has the published value for it.</summary>
    private static Property Published(IProperty property, IPropertyValue value)
    {
        var published = new Property(property.PropertyType);
        published.SetValue(value.PublishedValue, value.Culture, value.Segment);
        return published;
    }
}
