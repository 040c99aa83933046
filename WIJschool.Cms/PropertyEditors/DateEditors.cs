using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validation;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors;

/// <summary>A date as the back office posts it: ISO 8601 text and an IANA time zone.</summary>
public sealed record PostedDate(string? Date, string? TimeZone);

/// <summary>A day.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.DateOnly, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
public sealed class DateOnlyEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<StoredDateValueEditor>(factory, () => new FieldConfigurationEditor<DateTimeConfiguration>(io));

/// <summary>A time of day.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.TimeOnly, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
public sealed class TimeOnlyEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<StoredDateValueEditor>(factory, () => new FieldConfigurationEditor<DateTimeConfiguration>(io));

/// <summary>A day and time without zone.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.DateTimeUnspecified, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
public sealed class DateTimeUnspecifiedEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<StoredDateValueEditor>(factory, () => new FieldConfigurationEditor<DateTimeConfiguration>(io));

/// <summary>A moment in a time zone.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.DateTimeWithTimeZone, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
public sealed class DateTimeWithTimeZoneEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<StoredDateValueEditor>(factory, () => new FieldConfigurationEditor<DateTimeConfiguration>(io));

/// <summary>Between the text that an editor picks and the stored moment.</summary>
public sealed class StoredDateValueEditor : DataValueEditor, IDataValueSortable
{
    private readonly IJsonSerializer json;
    private readonly string alias;

    public StoredDateValueEditor(
        IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
        : base(strings, json, io, attribute)
    {
        this.json = json;
        alias = attribute.Alias;
        Validators.Add(new TypedJsonValidatorRunner<PostedDate, DateTimeConfiguration>(json, new DateValidator(texts)));
    }

    /// <inheritdoc />
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) =>
        StoredDate.Read(json, property.GetValue(culture, segment)) is { } date ? new PostedDate(Text(date), date.TimeZone) : null;

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        if (editorValue.Value is null || !json.TryDeserialize(editorValue.Value, out PostedDate? posted)) return base.FromEditor(editorValue, currentValue);
        if (!DateTimeOffset.TryParse(posted.Date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)) return null;

        // a time alone would get the day of today, which would make the same time differ from day to day
        if (alias == Constants.PropertyEditors.Aliases.TimeOnly) date = new DateTimeOffset(DateOnly.MinValue, TimeOnly.FromTimeSpan(date.TimeOfDay), date.Offset);
        return json.Serialize(new StoredDate(date, posted.TimeZone));
    }

    /// <inheritdoc />
    public string? GetSortableValue(object? value, object? configuration) => StoredDate.Read(json, value)?.ToSortable();

    private string Text(StoredDate date) => alias switch
    {
        Constants.PropertyEditors.Aliases.DateOnly => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Constants.PropertyEditors.Aliases.TimeOnly => date.Date.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        Constants.PropertyEditors.Aliases.DateTimeUnspecified => date.Date.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        _ => date.Date.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
    };

    private sealed class DateValidator(ILocalizedTextService texts) : ITypedJsonValidator<PostedDate, DateTimeConfiguration>
    {
        public IEnumerable<ValidationResult> Validate(
            PostedDate? value, DateTimeConfiguration? configuration, string? valueType, PropertyValidationContext validationContext)
        {
            if (value is null) yield break;

            if (!DateTimeOffset.TryParse(value.Date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            {
                yield return new ValidationResult(texts.Localize("validation", "invalidDate"), ["value"]);
            }

            var zones = configuration?.TimeZones;
            if (zones?.Mode == DateTimeConfiguration.TimeZoneMode.Custom && !zones.TimeZones.Contains(value.TimeZone ?? "", StringComparer.OrdinalIgnoreCase))
            {
                yield return new ValidationResult(texts.Localize("validation", "notOneOfOptions", [value.TimeZone ?? ""]), ["value"]);
            }
        }
    }
}
