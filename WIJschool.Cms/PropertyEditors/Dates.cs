using System.Globalization;
using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors;

/// <summary>What the four newer date editors store: a moment with its offset, and the IANA time zone where one was chosen.</summary>
public sealed record StoredDate(DateTimeOffset Date, string? TimeZone)
{
    /// <summary>The moment as text that sorts: UTC, such as 2026-03-01T22:59:59.0000000+00:00.</summary>
    public string ToSortable() => Date.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Reads the stored JSON, or a plain date as an older editor left it.</summary>
    /// <returns>The date, or null for anything else.</returns>
    public static StoredDate? Read(IJsonSerializer json, object? source)
    {
        if (source is DateTime moment) return new StoredDate(new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Unspecified), TimeSpan.Zero), TimeZone: null);

        var text = source?.ToString();
        if (string.IsNullOrWhiteSpace(text)) return null;

        try
        {
            if (text.DetectIsJson()) return json.Deserialize<StoredDate>(text);
        }
        catch (JsonException)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? new StoredDate(date, TimeZone: null) : null;
    }
}

/// <summary>What the four converters of dates share.</summary>
public abstract class StoredDateConverter(IJsonSerializer json, string editorAlias) : PropertyValueConverterBase
{
    /// <inheritdoc />
    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == editorAlias;

    /// <inheritdoc />
    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    /// <inheritdoc />
    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview) =>
        StoredDate.Read(json, source);

    /// <inheritdoc />
    public override object? ConvertIntermediateToObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview) =>
        inter is StoredDate date ? Value(date) : null;

    /// <summary>The part of the stored moment that the editor is about.</summary>
    protected abstract object Value(StoredDate date);
}

/// <summary>A day: <see cref="DateOnly"/>.</summary>
[DefaultPropertyValueConverter(typeof(JsonPropertyConverter))]
public sealed class DateOnlyConverter(IJsonSerializer json) : StoredDateConverter(json, Constants.PropertyEditors.Aliases.DateOnly)
{
    /// <inheritdoc />
    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(DateOnly?);

    /// <inheritdoc />
    protected override object Value(StoredDate date) => DateOnly.FromDateTime(date.Date.UtcDateTime);
}

/// <summary>A time of day: <see cref="TimeOnly"/>.</summary>
[DefaultPropertyValueConverter(typeof(JsonPropertyConverter))]
public sealed class TimeOnlyConverter(IJsonSerializer json) : StoredDateConverter(json, Constants.PropertyEditors.Aliases.TimeOnly)
{
    /// <inheritdoc />
    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(TimeOnly?);

    /// <inheritdoc />
    protected override object Value(StoredDate date) => TimeOnly.FromDateTime(date.Date.UtcDateTime);
}

/// <summary>A day and time without zone: <see cref="DateTime"/> of unspecified kind.</summary>
[DefaultPropertyValueConverter(typeof(JsonPropertyConverter))]
public sealed class DateTimeUnspecifiedConverter(IJsonSerializer json) : StoredDateConverter(json, Constants.PropertyEditors.Aliases.DateTimeUnspecified)
{
    /// <inheritdoc />
    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(DateTime?);

    /// <inheritdoc />
    protected override object Value(StoredDate date) => DateTime.SpecifyKind(date.Date.UtcDateTime, DateTimeKind.Unspecified);
}

/// <summary>A moment with its offset: <see cref="DateTimeOffset"/>.</summary>
[DefaultPropertyValueConverter(typeof(JsonPropertyConverter))]
public sealed class DateTimeWithTimeZoneConverter(IJsonSerializer json) : StoredDateConverter(json, Constants.PropertyEditors.Aliases.DateTimeWithTimeZone)
{
    /// <inheritdoc />
    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(DateTimeOffset?);

    /// <inheritdoc />
    protected override object Value(StoredDate date) => date.Date;
}
