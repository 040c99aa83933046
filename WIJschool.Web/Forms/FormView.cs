using WIJschool.Core.Forms;

namespace WIJschool.Web.Forms;

/// <summary>A form as somebody is filling it in: one page of it, and what is known of the others.</summary>
/// <param name="Page">The number of the page that is shown, from 0.</param>
/// <param name="Values">Everything that was filled in, on whatever page, as it was typed.</param>
/// <param name="Ticket">Sealed.</param>
/// <param name="Action">Where it is sent.</param>
public sealed record FormView(Form Form, int Page, FormValues Values, string Ticket, string Action)
{
    public IReadOnlyList<FormMessage> Problems { get; init; } = [];

    /// <summary>The files that were received with this ticket.</summary>
    public IReadOnlyList<FormAttachment> Files { get; init; } = [];

    /// <summary>Why it cannot be filled in; null when it can.</summary>
    public string? Closed { get; init; }

    /// <summary>Where whoever has to sign in does so; null where that does not help.</summary>
    public string? SignIn { get; init; }

    /// <summary>The rules of the page for the browser, as JSON.</summary>
    public string Rules { get; init; } = "";

    public FormState State { get; } = FormState.Of(Form, Values);

    /// <summary>The pages that are asked, by number.</summary>
    public IReadOnlyList<int> Steps => [.. State.Pages.Order()];

    public int Step => Steps.TakeWhile(number => number < Page).Count() + 1;

    public bool HasBack => State.Pages.Any(number => number < Page);

    /// <summary>Whether no page comes after this one. A condition on this page may still change that: then sending it leads to the next page.</summary>
    public bool IsLast => !State.Pages.Any(number => number > Page);

    public FormPage Shown => Form.Pages[Page];

    /// <summary>The fields of the page that are drawn: also those that an answer on this very page may bring up.</summary>
    public IEnumerable<FieldView> Fields => Shown.Fields.Where(asked => State.IsShown(asked.Alias) || MayAppear(asked)).Select(asked => new FieldView(this, asked));

    /// <summary>What was filled in on the other pages: it travels along.</summary>
    public IEnumerable<(string Name, string Value)> Elsewhere => Form.Pages.Where(page => page != Shown).SelectMany(page => page.Fields)
        .Where(asked => asked.HasValue).SelectMany(asked => Values[asked.Alias].Select(value => (NameOf(asked), value)));

    public string? ProblemOf(string alias) => Problems.FirstOrDefault(problem => problem.Field == alias)?.Text;

    /// <summary>The name under which a field is sent. A file that was received is sent by its id.</summary>
    public static string NameOf(FormField field) => (field.Kind == FormFieldKind.File ? "kept-" : "f-") + field.Alias;

    private bool MayAppear(FormField field) =>
        field.ShownWhen is { } condition && (!field.IsPicker || field.Options.Count > 0) && Shown.Fields.Any(other => other.Alias == condition.Field && (State.IsShown(other.Alias) || MayAppear(other)));
}

/// <summary>One field as it is drawn.</summary>
public sealed record FieldView(FormView View, FormField Field)
{
    public string Id => "f-" + Field.Alias;

    public string? Problem => View.ProblemOf(Field.Alias);

    public string Value => View.Values.Text(Field.Alias);

    public bool IsChosen(string value) => View.Values[Field.Alias].Contains(value, StringComparer.Ordinal);

    public bool IsRequired => Field.IsRequired || View.State.IsRequired(Field.Alias);

    public IReadOnlyList<FormAttachment> Files => [.. View.Files.Where(file => View.Values[Field.Alias].Contains(file.Id.Value.ToString(), StringComparer.OrdinalIgnoreCase))];

    /// <summary>When it is asked, for who has no script: the question and the answer to it. Null when it always is, or when an earlier page decided.</summary>
    public (string Question, string Answer)? OnlyWhen =>
        Field.ShownWhen is { Test: FormTest.Is or FormTest.Contains } condition && View.Shown.Fields.FirstOrDefault(other => other.Alias == condition.Field) is { } asked
            ? (asked.Label, asked.Options.FirstOrDefault(option => string.Equals(option.Value, condition.Value, StringComparison.OrdinalIgnoreCase))?.Text ?? condition.Value)
            : null;

    /// <summary>The ids of what explains the field.</summary>
    public string? DescribedBy
    {
        get
        {
            var ids = new[] { OnlyWhen is null ? null : $"{Id}-when", Field.Help.Length > 0 ? $"{Id}-hint" : null, Problem is null ? null : $"{Id}-problem" }.OfType<string>().ToList();
            return ids.Count == 0 ? null : string.Join(' ', ids);
        }
    }

    public string InputType => Field.Kind switch
    {
        FormFieldKind.Mail => "email",
        FormFieldKind.Phone => "tel",
        FormFieldKind.Date => "date",
        _ => "text",
    };

    /// <summary>What a browser may fill in of the person itself.</summary>
    public string? Autocomplete => Field switch
    {
        { Kind: FormFieldKind.Mail } => "email",
        { Kind: FormFieldKind.Phone } => "tel",
        { Alias: "name" } => "name",
        { Alias: "organisation" } => "organization",
        _ => null,
    };

    public string? InputMode => Field.Kind == FormFieldKind.Number ? "decimal" : null;
}
