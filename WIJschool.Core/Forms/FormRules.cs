using System.Globalization;
using System.Text.RegularExpressions;
using WIJschool.Core.Mailing;

namespace WIJschool.Core.Forms;

/// <summary>What is wrong with a value.</summary>
/// <param name="Field">The alias; null when it is about the form as a whole.</param>
/// <param name="Bound">What it goes over or stays under, as a number or a day; null where there is no bound.</param>
public sealed record FieldProblem(string? Field, FieldProblemKind Kind, string? Bound = null);

public enum FieldProblemKind
{
    Required,

    /// <summary>There is nothing that this person can choose from, such as a school.</summary>
    NothingToChoose,
    TooShort,
    TooLong,
    Pattern,
    Mail,
    Phone,
    Number,
    TooLow,
    TooHigh,
    Date,
    TooEarly,
    TooLate,
    Choice,
    TooMany,
    FileTooLarge,
    FileEmpty,

    /// <summary>The content of a file is not of a kind that is taken, whatever its name says.</summary>
    FileType,
}

/// <summary>The rules of a form over what was filled in: pure, so that they are the same wherever a form is sent from.</summary>
public static partial class FormRules
{
    private const string Iso = "yyyy-MM-dd";
    private static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(200); // an editor's pattern may be a slow one
    private static readonly string[] DutchDays = ["d-M-yyyy", "d/M/yyyy", "d.M.yyyy"];

    /// <summary>How many characters a field takes, whatever an editor allows.</summary>
    public static int LongestOf(FormField field) => Math.Min(field.MaxLength ?? int.MaxValue, field.Kind switch
    {
        FormFieldKind.LongText => 10_000,
        FormFieldKind.Mail => 254,
        FormFieldKind.Phone or FormFieldKind.Number or FormFieldKind.Date => 30,
        _ => 500,
    });

    /// <summary>
    /// Makes one thing of the ways in which people type it: spaces around it are dropped, a day becomes yyyy-MM-dd, a number has a point.
    /// What is no day or number stays as it was typed. What the form does not ask is dropped.
    /// </summary>
    public static FormValues Tidy(Form form, FormValues values) => FormValues.Of(form.Fields
        .Where(field => field.HasValue && values.Has(field.Alias))
        .Select(field => KeyValuePair.Create(field.Alias, Tidy(field, values[field.Alias]))));

    /// <summary>Only what is asked, given the rest: what somebody filled in and then made superfluous is not kept.</summary>
    public static FormValues Shown(Form form, FormValues values)
    {
        var state = FormState.Of(form, values);
        return FormValues.Of(values.Aliases.Where(state.IsShown).Select(alias => KeyValuePair.Create(alias, values[alias])));
    }

    /// <summary>Everything that is wrong, in the order of the fields.</summary>
    /// <param name="values">Tidied.</param>
    /// <param name="page">Only of this page, from 0; null for the whole form.</param>
    public static IReadOnlyList<FieldProblem> Check(Form form, FormValues values, int? page = null)
    {
        var state = FormState.Of(form, values);
        return [.. (page is { } number ? form.Pages[number].Fields : form.Fields)
            .Where(field => field.HasValue && state.IsShown(field.Alias))
            .Select(field => Check(field, values[field.Alias], state.IsRequired(field.Alias))).OfType<FieldProblem>()];
    }

    private static FieldProblem? Check(FormField field, IReadOnlyList<string> texts, bool isRequired)
    {
        if (texts.Count == 0)
        {
            if (!isRequired) return null;
            return Wrong(field, field is { IsPicker: true, Options.Count: 0 } ? FieldProblemKind.NothingToChoose : FieldProblemKind.Required);
        }
        var most = field.Kind == FormFieldKind.File ? field.MaxFiles : field.IsMultiple ? field.Options.Count : 1;
        if (texts.Count > most) return Wrong(field, FieldProblemKind.TooMany, most);
        if (field.IsChoice) return texts.All(text => field.Options.Any(option => option.Value == text)) ? null : Wrong(field, FieldProblemKind.Choice);
        if (field.Kind is FormFieldKind.File) return null; // its content was looked at when it came in
        return CheckLength(field, texts[0]) ?? CheckKind(field, texts[0]) ?? CheckPattern(field, texts[0]);
    }

    private static FieldProblem? CheckLength(FormField field, string text) =>
        text.Length > LongestOf(field) ? Wrong(field, FieldProblemKind.TooLong, LongestOf(field))
        : text.Length < field.MinLength ? Wrong(field, FieldProblemKind.TooShort, field.MinLength.Value)
        : null;

    private static FieldProblem? CheckKind(FormField field, string text) => field.Kind switch
    {
        FormFieldKind.Mail when !EmailAddress.Parse(text).IsOk => Wrong(field, FieldProblemKind.Mail),
        FormFieldKind.Phone when !Phone().IsMatch(text) || text.Count(char.IsAsciiDigit) is < 8 or > 15 => Wrong(field, FieldProblemKind.Phone),
        FormFieldKind.Number => CheckNumber(field, text),
        FormFieldKind.Date => CheckDay(field, text),
        FormFieldKind.Consent when text != FormValues.Yes => Wrong(field, FieldProblemKind.Required),
        _ => null,
    };

    private static FieldProblem? CheckNumber(FormField field, string text)
    {
        if (!decimal.TryParse(text, Digits, CultureInfo.InvariantCulture, out var number)) return Wrong(field, FieldProblemKind.Number);
        if (number < field.Min) return Wrong(field, FieldProblemKind.TooLow, field.Min.Value);
        return number > field.Max ? Wrong(field, FieldProblemKind.TooHigh, field.Max.Value) : null;
    }

    private static FieldProblem? CheckDay(FormField field, string text)
    {
        if (!DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Wrong(field, FieldProblemKind.Date);
        if (day < field.FirstDay) return Wrong(field, FieldProblemKind.TooEarly, field.FirstDay.Value);
        return day > field.LastDay ? Wrong(field, FieldProblemKind.TooLate, field.LastDay.Value) : null;
    }

    private static FieldProblem? CheckPattern(FormField field, string text)
    {
        if (field.Pattern.Length == 0 || PatternOf(field.Pattern) is not { } pattern) return null;
        try
        {
            return pattern.IsMatch(text) ? null : Wrong(field, FieldProblemKind.Pattern);
        }
        catch (RegexMatchTimeoutException)
        {
            return Wrong(field, FieldProblemKind.Pattern);
        }
    }

    /// <returns>The pattern for a whole value; null when it is none.</returns>
    internal static Regex? PatternOf(string pattern)
    {
        try
        {
            return new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, PatternTime);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private const NumberStyles Digits = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static IReadOnlyList<string> Tidy(FormField field, IReadOnlyList<string> texts)
    {
        var tidied = texts.Select(text => Clean(field, text)).Where(text => text.Length > 0).ToList();
        return field.IsMultiple ? [.. tidied.Distinct(StringComparer.Ordinal)] : tidied;
    }

    private static string Clean(FormField field, string text)
    {
        var lines = field.Kind == FormFieldKind.LongText;
        var clean = string.Concat(text.ReplaceLineEndings("\n").Select(c => c == '\n' && !lines ? ' ' : c).Where(c => c == '\n' || c == '\t' || !char.IsControl(c))).Trim();
        return field.Kind switch
        {
            FormFieldKind.Date when DateOnly.TryParseExact(clean, DutchDays, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day.ToString(Iso, CultureInfo.InvariantCulture),
            FormFieldKind.Number when decimal.TryParse(clean.Replace(',', '.'), Digits, CultureInfo.InvariantCulture, out var number) => number.ToString(CultureInfo.InvariantCulture),
            FormFieldKind.Mail when EmailAddress.Parse(clean) is { IsOk: true } mail => mail.Value.Value,
            _ => clean,
        };
    }

    private static FieldProblem Wrong(FormField field, FieldProblemKind kind) => new(field.Alias, kind);

    private static FieldProblem Wrong<T>(FormField field, FieldProblemKind kind, T bound)
        where T : IFormattable => new(field.Alias, kind, bound.ToString(bound is DateOnly ? Iso : null, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\A\+?[0-9 ()\-.]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Phone();
}
