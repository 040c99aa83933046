using System.Collections.Concurrent;
using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.Schema;

namespace WIJschool.Cms.Persistence.ContentTree;

/// <summary>The rows that properties need, and whether anything in them differs from what is published.</summary>
/// <param name="EditedCultures">Cultures in which a value differs from the published one.</param>
internal sealed record PropertyRowSet(List<PropertyDataRow> Rows, bool Edited, HashSet<string> EditedCultures);

/// <summary>Property values as rows of umbracoPropertyData and back.</summary>
internal sealed class PropertyRows(ILanguageRepository languages, PropertyEditorCollection editors, IDataTypeConfigurationCache configurations)
{
    private readonly ConcurrentDictionary<string, IDataValueSortable?> sortables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes the rows of a current version and, when <paramref name="publishedVersionId"/> is above zero, of a published one.</summary>
    public PropertyRowSet Build(ContentVariation variation, int versionId, int publishedVersionId, IEnumerable<IProperty> properties)
    {
        var set = new PropertyRowSet([], false, new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var property in properties)
        {
            if (property.PropertyType.SupportsPublishing)
                set = AddPublishable(set, variation.VariesByCulture(), versionId, publishedVersionId, property);
            else
                set = AddPlain(set, versionId, property);
        }
        return set;
    }

    /// <summary>Makes properties of the rows of a current and a published version; either may be the same version.</summary>
    public PropertyCollection Read(
        IEnumerable<IPropertyType> types, IReadOnlyList<PropertyDataRow> current, IReadOnlyList<PropertyDataRow> published)
    {
        var byType = new Dictionary<int, List<(bool Published, PropertyDataRow Row)>>();
        foreach (var row in current) Group(row, isPublished: false);
        foreach (var row in published) Group(row, isPublished: true);

        var properties = new List<IProperty>();
        foreach (var type in types)
        {
            var rows = byType.GetValueOrDefault(type.Id) ?? [];
            var id = rows.Count == 0 ? 0 : rows[0].Row.Id;
            properties.Add(Property.CreateWithValues(id, type, [.. rows.Select(r => Initial(r.Row, r.Published))]));
        }
        return new PropertyCollection(properties);

        void Group(PropertyDataRow row, bool isPublished)
        {
            if (row.LanguageId is not null && languages.GetIsoCodeById(row.LanguageId, throwOnNotFound: false) is null) return; // of a language that is gone
            if (!byType.TryGetValue(row.PropertyTypeId, out var rows)) byType[row.PropertyTypeId] = rows = [];
            rows.Add((isPublished, row));
        }
    }

    /// <summary>The one value that a row holds: a number, a date or a text that is not blank; otherwise null.</summary>
    public static object? ValueOf(PropertyDataRow row)
    {
        if (row.IntValue.HasValue) return row.IntValue.Value;
        if (row.DecimalValue.HasValue) return row.DecimalValue.Value.Normalize();
        if (row.DateValue.HasValue) return row.DateValue.Value;
        if (!string.IsNullOrWhiteSpace(row.VarcharValue)) return row.VarcharValue;
        return string.IsNullOrWhiteSpace(row.TextValue) ? null : row.TextValue;
    }

    public static bool SameValue(PropertyDataRow one, PropertyDataRow other) =>
        one.IntValue == other.IntValue && one.DecimalValue == other.DecimalValue && one.DateValue == other.DateValue &&
        one.VarcharValue == other.VarcharValue && one.TextValue == other.TextValue && one.SortableValue == other.SortableValue;

    private Property.InitialPropertyValue Initial(PropertyDataRow row, bool published) =>
        new(languages.GetIsoCodeById(row.LanguageId, throwOnNotFound: false), row.Segment, published, ValueOf(row));

    private PropertyRowSet AddPublishable(
        PropertyRowSet set, bool contentVaries, int versionId, int publishedVersionId, IProperty property)
    {
        var edited = set.Edited;
        foreach (var value in property.Values)
        {
            var inSegment = value.Segment is not null;
            if (publishedVersionId > 0 && (value.PublishedValue is not null || inSegment))
                set.Rows.Add(Row(publishedVersionId, property, value, value.PublishedValue));
            if (value.EditedValue is not null || inSegment)
                set.Rows.Add(Row(versionId, property, value, value.EditedValue));

            // values of before the type began or ceased to vary are kept, in case it changes back, but do not count
            var isInvariant = value.Culture is null && value.Segment is null;
            var varies = property.PropertyType.VariesByCulture();
            if (varies ? isInvariant : value.Culture is not null) continue;
            if (Equals(value.PublishedValue, value.EditedValue)) continue;

            edited = true;
            if (!contentVaries) continue;
            if (value.Culture is not null) set.EditedCultures.Add(value.Culture);
            else if (isInvariant) set.EditedCultures.Add(languages.GetDefaultIsoCode());
        }
        return set with { Edited = edited };
    }

    private PropertyRowSet AddPlain(PropertyRowSet set, int versionId, IProperty property)
    {
        foreach (var value in property.Values.Where(v => v.EditedValue is not null))
            set.Rows.Add(Row(versionId, property, value, value.EditedValue));
        return set with { Edited = true };
    }

    private PropertyDataRow Row(int versionId, IProperty property, IPropertyValue place, object? value)
    {
        var row = new PropertyDataRow
        {
            VersionId = versionId,
            PropertyTypeId = property.PropertyTypeId,
            LanguageId = languages.GetIdByIsoCode(place.Culture),
            Segment = place.Segment,
            SortableValue = Sortable(property.PropertyType, value),
        };
        Store(row, property.PropertyType, value);
        return row;
    }

    private static void Store(PropertyDataRow row, IPropertyType type, object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture);
        switch (type.ValueStorageType)
        {
            case ValueStorageType.Integer:
                row.IntValue = AsInteger(type, value, text);
                break;
            case ValueStorageType.Decimal:
                row.DecimalValue = value as decimal?
                    ?? (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null);
                break;
            case ValueStorageType.Date:
                row.DateValue = value as DateTime?
                    ?? (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date) ? date : null);
                break;
            case ValueStorageType.Ntext:
                row.TextValue = value is null ? null : text;
                break;
            case ValueStorageType.Nvarchar:
                row.VarcharValue = value is null ? null : text;
                break;
        }
    }

    private static int? AsInteger(IPropertyType type, object? value, string? text)
    {
        if (value is bool yes) return yes ? 1 : 0;
        if (type.PropertyEditorAlias == Constants.PropertyEditors.Aliases.Boolean && string.IsNullOrEmpty(text)) return 0;
        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private string? Sortable(IPropertyType type, object? value)
    {
        var sortable = sortables.GetOrAdd(type.PropertyEditorAlias, alias =>
            editors.TryGet(alias, out var editor) ? editor.GetValueEditor() as IDataValueSortable : null);
        return sortable?.GetSortableValue(value, configurations.GetConfiguration(type.DataTypeKey));
    }
}
