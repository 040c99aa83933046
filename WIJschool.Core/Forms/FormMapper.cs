using System.Text.RegularExpressions;
using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages;

namespace WIJschool.Core.Forms;

/// <summary>
/// Reads a document of the type <c>form</c>. What is asked comes from the default culture; another culture gives words, found by alias,
/// and what it lacks is read in the default culture. So a translation can neither lose a question nor change what an answer means.
/// </summary>
public static partial class FormMapper
{
    private static readonly Dictionary<string, FormFieldKind> kinds = new(StringComparer.Ordinal)
    {
        ["formTextField"] = FormFieldKind.Text,
        ["formLongTextField"] = FormFieldKind.LongText,
        ["formMailField"] = FormFieldKind.Mail,
        ["formPhoneField"] = FormFieldKind.Phone,
        ["formNumberField"] = FormFieldKind.Number,
        ["formDateField"] = FormFieldKind.Date,
        ["formSingleChoiceField"] = FormFieldKind.SingleChoice,
        ["formMultipleChoiceField"] = FormFieldKind.MultipleChoice,
        ["formDropdownField"] = FormFieldKind.Dropdown,
        ["formConsentField"] = FormFieldKind.Consent,
        ["formFileField"] = FormFieldKind.File,
        ["formHiddenField"] = FormFieldKind.Hidden,
        ["formSchoolField"] = FormFieldKind.School,
        ["formExpertField"] = FormFieldKind.Expert,
        ["formInterventionField"] = FormFieldKind.Intervention,
        ["formHeading"] = FormFieldKind.Heading,
    };

    /// <summary>The element types of fields.</summary>
    public static IEnumerable<string> FieldTypes => kinds.Keys;

    public static Form Map(IPublishedContent content, Reading reading)
    {
        var values = (reading with { Culture = reading.DefaultCulture }).Of(content);
        var read = reading.Of(content);
        var words = Fields(read).SelectMany(page => page).GroupBy(field => field.Alias, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Block.Values, StringComparer.Ordinal); // the first where an alias stands twice
        var pages = Pages(values).ToList();
        var titles = Pages(read).Select(page => page.Text("title")).ToList();
        return new Form(content.Key, reading.CultureOf(content), reading.NameOf(content), [.. Fields(values).Select((fields, number) => new FormPage(
            titles.Count == pages.Count ? titles[number] : pages[number].Text("title"),
            ConditionOf(pages[number], "show"),
            [.. fields.Select(field => FieldOf(field.Alias, field.Block, words))]))], SettingsOf(values, read));
    }

    private static IEnumerable<ContentValues> Pages(ContentValues form) => form.Blocks("pages").Where(page => page.Alias == "formPage").Select(page => page.Values);

    /// <summary>The fields of each page with their aliases. A heading has none to give, and is known by its number.</summary>
    private static IEnumerable<IReadOnlyList<(string Alias, BlockValues Block)>> Fields(ContentValues form)
    {
        var headings = 0;
        foreach (var page in Pages(form))
        {
            yield return [.. page.Blocks("fields").Where(block => kinds.ContainsKey(block.Alias)).Select(block =>
                (kinds[block.Alias] == FormFieldKind.Heading ? $"heading{++headings}" : NoAlias().Replace(block.Values.Text("alias"), ""), block))];
        }
    }

    private static FormField FieldOf(string alias, BlockValues block, Dictionary<string, ContentValues> words)
    {
        var (type, values) = block;
        var read = words.GetValueOrDefault(alias, values);
        return new FormField(alias, kinds[type], WordsOf("label"))
        {
            Help = WordsOf("help"),
            IsRequired = values.Flag("required"),
            RequiredMessage = WordsOf("requiredMessage"),
            Pattern = values.Text("pattern"),
            PatternMessage = WordsOf("patternMessage"),
            MinLength = values.Number("minLength"),
            MaxLength = values.Number("maxLength"),
            Min = DecimalOf(values.Text("min")),
            Max = DecimalOf(values.Text("max")),
            FirstDay = values.Day("firstDay"),
            LastDay = values.Day("lastDay"),
            Options = OptionsOf(values.Lines("options"), read.Lines("options")),
            Text = WordsOf("text"),
            Default = values.Text("default"),
            FileTypes = values.Lines("fileTypes"),
            MaxFileBytes = (values.Number("maxMegabytes") ?? DefaultMegabytes) * 1024L * 1024L,
            MaxFiles = values.Number("maxFiles") ?? 1,
            ShownWhen = ConditionOf(values, "show"),
            RequiredWhen = ConditionOf(values, "require"),
        };

        string WordsOf(string name) => read.Text(name) is { Length: > 0 } text ? text : values.Text(name);
    }

    // a choice is stored in the words of the default culture, in whatever language it was made
    private static IReadOnlyList<FormOption> OptionsOf(IReadOnlyList<string> kept, IReadOnlyList<string> read) =>
        [.. kept.Select((value, number) => new FormOption(value, read.Count == kept.Count ? read[number] : value))];

    private static FormCondition? ConditionOf(ContentValues values, string prefix) => values.Text($"{prefix}Field") is { Length: > 0 } field
        ? new FormCondition(field, values.Choice($"{prefix}Test") switch
        {
            "is niet" => FormTest.IsNot,
            "bevat" => FormTest.Contains,
            "is ingevuld" => FormTest.IsFilled,
            "is leeg" => FormTest.IsEmpty,
            _ => FormTest.Is,
        }, values.Text($"{prefix}Value"))
        : null;

    private static FormSettings SettingsOf(ContentValues values, ContentValues read) => new()
    {
        SubmitLabel = read.Text("submitLabel"),
        Confirmation = read.Html("confirmation").Markup,
        ConfirmationPage = values.PickedOne("confirmationPage")?.Key,
        MembersOnly = values.Flag("membersOnly"),
        OncePerMember = values.Flag("oncePerMember"),
        MostPerDay = values.Number("mostPerDay"),
        MostInAll = values.Number("mostInAll"),
        Opens = values.Day("opens"),
        Closes = values.Day("closes"),
        KeepDays = values.Number("keepDays"),
        Workflows = FormWorkflowMapper.Steps(values, read),
    };

    private static decimal? DecimalOf(string text) =>
        decimal.TryParse(text.Replace(',', '.'), System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private const int DefaultMegabytes = 5;

    [GeneratedRegex("^[^a-zA-Z]+|[^a-zA-Z0-9]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NoAlias();
}
