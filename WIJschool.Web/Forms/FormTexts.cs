using System.Globalization;
using WIJschool.Core.Forms;
using WIJschool.Core.Labels;

namespace WIJschool.Web.Forms;

/// <param name="Field">The alias of the field that it is about; null for the form as a whole.</param>
public sealed record FormMessage(string? Field, string Text);

/// <summary>What is said of something that is wrong: the editor's words for this field, or else the site's.</summary>
public static class FormTexts
{
    private const string Prefix = "Form.Problem.";

    public static FormMessage Of(FieldProblem problem, Form form, LabelSet labels) =>
        new(problem.Field, problem.Field is { } alias && form.Find(alias) is { } field ? Of(problem.Kind, field, problem.Bound, labels) : labels[Prefix + problem.Kind]);

    /// <param name="bound">As <see cref="FieldProblem.Bound"/>.</param>
    public static string Of(FieldProblemKind kind, FormField field, string? bound, LabelSet labels)
    {
        var own = kind switch
        {
            FieldProblemKind.Required => field.RequiredMessage,
            FieldProblemKind.Pattern => field.PatternMessage,
            _ => "",
        };
        return own.Length > 0 ? own : labels.Format(Prefix + kind + Variant(kind, field), field.Label, Shown(kind, field, bound, labels.Culture));
    }

    // "Kies ..." for what is chosen, "Vul ... in" for what is typed
    private static string Variant(FieldProblemKind kind, FormField field) => kind != FieldProblemKind.Required ? "" : field.Kind switch
    {
        FormFieldKind.Consent => ".Consent",
        FormFieldKind.File => ".File",
        _ when field.IsChoice => ".Choice",
        _ => "",
    };

    private static string Shown(FieldProblemKind kind, FormField field, string? bound, string culture) => kind switch
    {
        FieldProblemKind.FileTooLarge => (field.MaxFileBytes / (1024 * 1024)).ToString(CultureInfo.InvariantCulture),
        FieldProblemKind.FileType => string.Join(", ", field.FileTypes),
        FieldProblemKind.TooEarly or FieldProblemKind.TooLate when DateOnly.TryParse(bound, CultureInfo.InvariantCulture, out var day) =>
            day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(culture)),
        _ => bound ?? "",
    };
}
