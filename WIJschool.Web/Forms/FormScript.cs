using System.Text.Json;
using System.Text.Json.Serialization;
using WIJschool.Core.Forms;
using WIJschool.Core.Labels;

namespace WIJschool.Web.Forms;

/// <summary>The rules of a form for the script in the browser, which applies them as the site itself does. Only what a visitor may know.</summary>
public static class FormScript
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly FieldProblemKind[] told =
    [
        FieldProblemKind.Required, FieldProblemKind.TooShort, FieldProblemKind.TooLong, FieldProblemKind.Pattern, FieldProblemKind.Mail, FieldProblemKind.Phone,
        FieldProblemKind.Number, FieldProblemKind.TooLow, FieldProblemKind.TooHigh, FieldProblemKind.Date, FieldProblemKind.TooEarly, FieldProblemKind.TooLate,
        FieldProblemKind.FileTooLarge, FieldProblemKind.FileType, FieldProblemKind.TooMany,
    ];

    /// <summary>All fields up to and with the page: a condition may look back at an earlier one.</summary>
    public static string Of(Form form, int page, LabelSet labels) => JsonSerializer.Serialize(
        form.Pages.Take(page + 1).SelectMany((shown, number) => shown.Fields.Where(field => field.HasValue || number == page).Select(field => Rule(field, number == page, labels))), json);

    private static object Rule(FormField field, bool isHere, LabelSet labels) => new
    {
        field.Alias,
        field.Kind,
        Here = isHere,
        Required = field.IsRequired,
        Show = field.ShownWhen,
        Require = field.RequiredWhen,
        field.MinLength,
        MaxLength = FormRules.LongestOf(field),
        Pattern = field.Pattern.Length > 0 ? field.Pattern : null,
        field.Min,
        field.Max,
        First = field.FirstDay,
        Last = field.LastDay,
        MaxFiles = field.Kind == FormFieldKind.File ? field.MaxFiles : (int?)null,
        MaxBytes = field.Kind == FormFieldKind.File ? field.MaxFileBytes : (long?)null,
        Types = field.Kind == FormFieldKind.File ? field.FileTypes.SelectMany(type => FileKinds.All.Where(kind => kind.Type == type).SelectMany(kind => kind.Extensions)) : null,
        Messages = isHere && field.HasValue ? told.Where(kind => Applies(kind, field)).ToDictionary(kind => kind.ToString(), kind => FormTexts.Of(kind, field, BoundOf(kind, field), labels)) : null,
    };

    private static bool Applies(FieldProblemKind kind, FormField field) => kind switch
    {
        FieldProblemKind.Required => field.IsRequired || field.RequiredWhen is not null,
        FieldProblemKind.TooShort => field.MinLength is not null,
        FieldProblemKind.TooLong => !field.IsChoice && field.Kind is not (FormFieldKind.File or FormFieldKind.Consent),
        FieldProblemKind.Pattern => field.Pattern.Length > 0,
        FieldProblemKind.Mail => field.Kind == FormFieldKind.Mail,
        FieldProblemKind.Phone => field.Kind == FormFieldKind.Phone,
        FieldProblemKind.Number => field.Kind == FormFieldKind.Number,
        FieldProblemKind.TooLow => field.Min is not null,
        FieldProblemKind.TooHigh => field.Max is not null,
        FieldProblemKind.Date => field.Kind == FormFieldKind.Date,
        FieldProblemKind.TooEarly => field.FirstDay is not null,
        FieldProblemKind.TooLate => field.LastDay is not null,
        _ => field.Kind == FormFieldKind.File,
    };

    private static string? BoundOf(FieldProblemKind kind, FormField field) => kind switch
    {
        FieldProblemKind.TooShort => Text(field.MinLength),
        FieldProblemKind.TooLong => Text(FormRules.LongestOf(field)),
        FieldProblemKind.TooLow => Text(field.Min),
        FieldProblemKind.TooHigh => Text(field.Max),
        FieldProblemKind.TooEarly => field.FirstDay?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        FieldProblemKind.TooLate => field.LastDay?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        FieldProblemKind.TooMany => Text(field.MaxFiles),
        _ => null,
    };

    private static string? Text(IFormattable? number) => number?.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
}
