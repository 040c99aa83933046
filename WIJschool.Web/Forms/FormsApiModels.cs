using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using WIJschool.Core.Forms;
using WIJschool.Core.Labels;

namespace WIJschool.Web.Forms;

/// <summary>The definition of a form as Umbraco Forms documents it. The order of the members is that of its documentation.</summary>
internal sealed record FormDefinitionResponse(
    string? AutocompleteAttribute, bool DisableDefaultStylesheet, string FieldIndicationType, Guid? GotoPageOnSubmit, GotoRoute? GotoPageOnSubmitRoute, bool HideFieldValidation,
    Guid Id, string Indicator, string? MessageOnSubmit, bool MessageOnSubmitIsHtml, string Name, string NextLabel, string PageCaptionFormat, IReadOnlyList<DefinedPage> Pages,
    string PagingDetailsFormat, string PreviousLabel, bool ShowPagingOnMultiPageFormsAtBottom, bool ShowPagingOnMultiPageFormsAtTop, bool ShowSummaryPageOnMultiPageForms,
    bool ShowValidationSummary, string SubmitLabel, string SummaryLabel);

internal sealed record DefinedPage(string Caption, DefinedCondition? Condition, IReadOnlyList<DefinedFieldset> Fieldsets, Guid Id);

internal sealed record DefinedFieldset(string Caption, IReadOnlyList<DefinedColumn> Columns, DefinedCondition? Condition, Guid Id);

internal sealed record DefinedColumn(string Caption, int Width, IReadOnlyList<DefinedField> Fields);

internal sealed record DefinedField(
    string Alias, string Caption, DefinedCondition? Condition, bool ContainsSensitiveData, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DefinedUpload? FileUploadOptions,
    string HelpText, Guid Id, string Pattern, string PatternInvalidErrorMessage, string Placeholder, IReadOnlyList<DefinedValue> PreValues, bool Required, string RequiredErrorMessage,
    IReadOnlyDictionary<string, string> Settings, DefinedType Type);

internal sealed record DefinedCondition(string ActionType, string LogicType, IReadOnlyList<DefinedRule> Rules);

internal sealed record DefinedRule(Guid Field, string Operator, string Value);

internal sealed record DefinedUpload(bool AllowAllUploadExtensions, bool AllowMultipleFileUploads, IReadOnlyList<string> AllowedUploadExtensions);

internal sealed record DefinedValue(string Caption, string Value);

internal sealed record DefinedType(Guid Id, string Name, bool SupportsPreValues, bool SupportsUploadTypes);

internal sealed record GotoRoute(string Path, GotoStart StartItem);

internal sealed record GotoStart(Guid Id, string Path);

/// <summary>What comes after an entry that was taken.</summary>
internal sealed record EntryAccepted(Guid? GotoPageOnSubmit, GotoRoute? GotoPageOnSubmitRoute, string? MessageOnSubmit, bool MessageOnSubmitIsHtml);

/// <summary>An entry as a program sends it. What stands in <c>contentId</c> and <c>additionalData</c> is not looked at.</summary>
internal sealed record EntryRequest(Dictionary<string, JsonElement>? Values, string? Culture);

/// <summary>Tells of a form in the words of Umbraco Forms.</summary>
internal static class FormsApiMapping
{
    private static readonly Guid name = Guid.Parse("3f92e01b-29e2-4a30-bf33-9df5580ed52c");

    private static readonly Dictionary<FormFieldKind, DefinedType> types = new()
    {
        [FormFieldKind.LongText] = new(Guid.Parse("023f09ac-1445-4bcb-b8fa-ab49f33bd046"), "Long answer", false, false),
        [FormFieldKind.Date] = new(Guid.Parse("f8b4c3b8-af28-11de-9dd8-ef5956d89593"), "Date", false, false),
        [FormFieldKind.SingleChoice] = new(Guid.Parse("903df9b0-a78c-11de-9fc1-db7a56d89593"), "Single choice", true, false),
        [FormFieldKind.MultipleChoice] = new(Guid.Parse("fab43f20-a6bf-11de-a28f-9b5755d89593"), "Multiple choice", true, false),
        [FormFieldKind.Consent] = new(Guid.Parse("a72c9df9-3847-47cf-afb8-b86773fd12cd"), "Data Consent", false, false),
        [FormFieldKind.File] = new(Guid.Parse("84a17cf8-b711-46a6-9840-0e4a072ad000"), "File upload", false, true),
        [FormFieldKind.Hidden] = new(Guid.Parse("da206cae-1c52-434e-b21a-4a7c198af877"), "Hidden", false, false),
        [FormFieldKind.Heading] = new(Guid.Parse("e3fbf6c4-f46c-495e-aff8-4b3c227b4a98"), "Title and description", false, false),
    };

    private static readonly DefinedType shortAnswer = new(name, "Short answer", false, false);
    private static readonly DefinedType dropdown = new(Guid.Parse("0dd29d42-a6a5-11de-a2f2-222256d89593"), "Dropdown", true, false);

    public static FormDefinitionResponse Of(Form form, EntryAccepted after, LabelSet labels) => new(
        null, true, "MarkOptionalFields", after.GotoPageOnSubmit, after.GotoPageOnSubmitRoute, false, form.Key, labels["Form.Optional"], after.MessageOnSubmit, after.MessageOnSubmitIsHtml, form.Name,
        labels["Form.Next"], "{0}", [.. form.Pages.Select((page, number) => PageOf(form, page, number, labels))], labels["Form.Step"], labels["Form.Back"], false, true, false, true,
        form.Settings.SubmitLabel.Length > 0 ? form.Settings.SubmitLabel : labels["Form.Submit"], "");

    private static DefinedPage PageOf(Form form, FormPage page, int number, LabelSet labels) => new(
        page.Title, ConditionOf(form, page.ShownWhen),
        [new DefinedFieldset("", [new DefinedColumn("", 12, [.. page.Fields.Select(field => FieldOf(form, field, labels))])], null, IdOf(form, $"fieldset {number}"))], IdOf(form, $"page {number}"));

    private static DefinedField FieldOf(Form form, FormField field, LabelSet labels) => new(
        field.Alias, field.Label, ConditionOf(form, field.ShownWhen), false,
        field.Kind == FormFieldKind.File ? new DefinedUpload(false, field.MaxFiles > 1, [.. FileKinds.All.Where(kind => field.FileTypes.Contains(kind.Type)).SelectMany(kind => kind.Extensions)]) : null,
        field.Help, IdOf(form, field.Alias), field.Pattern, FormTexts.Of(FieldProblemKind.Pattern, field, null, labels), "",
        [.. field.Options.Select(option => new DefinedValue(option.Text, option.Value))], field.IsRequired,
        FormTexts.Of(FieldProblemKind.Required, field, null, labels), SettingsOf(field), types.GetValueOrDefault(field.Kind, field.IsChoice ? dropdown : shortAnswer));

    private static Dictionary<string, string> SettingsOf(FormField field)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["defaultValue"] = field.Default };
        if (!field.IsChoice && field.Kind is not (FormFieldKind.File or FormFieldKind.Consent or FormFieldKind.Heading))
            settings["maximumLength"] = FormRules.LongestOf(field).ToString(CultureInfo.InvariantCulture);
        if (field.Kind == FormFieldKind.Consent) settings["acceptCopy"] = field.Text;
        if (field.Kind == FormFieldKind.Heading) settings["bodyText"] = field.Text;
        settings["fieldType"] = field.Kind switch
        {
            FormFieldKind.Mail => "email",
            FormFieldKind.Phone => "tel",
            FormFieldKind.Number => "number",
            _ => "",
        };
        return settings;
    }

    private static DefinedCondition? ConditionOf(Form form, FormCondition? condition) => condition is null ? null : new DefinedCondition("Show", "All", [new DefinedRule(
        IdOf(form, condition.Field),
        condition.Test switch
        {
            FormTest.IsNot or FormTest.IsFilled => "IsNot",
            FormTest.Contains => "Contains",
            _ => "Is",
        },
        condition.Test is FormTest.IsFilled or FormTest.IsEmpty ? "" : condition.Value)]);

    /// <summary>An id for a part that has none of its own: the same each time it is asked.</summary>
    private static Guid IdOf(Form form, string part) => new(System.Security.Cryptography.SHA256.HashData([.. form.Key.ToByteArray(), .. System.Text.Encoding.UTF8.GetBytes(part)]).AsSpan(0, 16));
}
