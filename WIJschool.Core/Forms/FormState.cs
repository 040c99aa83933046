namespace WIJschool.Core.Forms;

/// <summary>Which pages and fields of a form are asked, given what was filled in, and which of them must be answered.</summary>
public sealed class FormState
{
    private readonly HashSet<string> shown = new(StringComparer.Ordinal);
    private readonly HashSet<string> required = new(StringComparer.Ordinal);
    private readonly HashSet<int> pages = [];

    private FormState()
    {
    }

    /// <summary>The numbers of the pages that are shown, from 0.</summary>
    public IReadOnlySet<int> Pages => pages;

    public bool IsShown(string alias) => shown.Contains(alias);

    public bool IsRequired(string alias) => required.Contains(alias);

    /// <summary>
    /// Goes through the form from front to back, so that a condition sees what stands before it and nothing else: the value of a field
    /// that is not shown is empty, whatever was sent. The script in the browser goes the same way.
    /// </summary>
    public static FormState Of(Form form, FormValues values)
    {
        var state = new FormState();
        var seen = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (var number = 0; number < form.Pages.Count; number++)
        {
            var page = form.Pages[number];
            var isPageShown = Meets(page.ShownWhen, seen, otherwise: true);
            foreach (var field in page.Fields) state.Add(field, isPageShown, seen, values);
            if (isPageShown && page.Fields.Any(field => state.IsShown(field.Alias))) state.pages.Add(number);
        }
        return state;
    }

    private void Add(FormField field, bool isPageShown, Dictionary<string, IReadOnlyList<string>> seen, FormValues values)
    {
        var isRequired = field.IsRequired || Meets(field.RequiredWhen, seen, otherwise: false);
        var hasChoice = !field.IsPicker || field.Options.Count > 0 || isRequired; // nothing to pick from: nothing to ask
        var isShown = isPageShown && hasChoice && Meets(field.ShownWhen, seen, otherwise: true);
        if (isShown) shown.Add(field.Alias);
        if (isShown && isRequired && field.HasValue) required.Add(field.Alias);
        if (field.HasValue) seen[field.Alias] = isShown ? values[field.Alias] : [];
    }

    private static bool Meets(FormCondition? condition, Dictionary<string, IReadOnlyList<string>> seen, bool otherwise)
    {
        if (condition is null || !seen.TryGetValue(condition.Field, out var texts)) return otherwise;
        var wanted = condition.Value.Trim();
        return condition.Test switch
        {
            FormTest.Is => texts.Any(text => Same(text, wanted)),
            FormTest.IsNot => !texts.Any(text => Same(text, wanted)),
            FormTest.Contains => texts.Any(text => text.Contains(wanted, StringComparison.OrdinalIgnoreCase)),
            FormTest.IsFilled => texts.Count > 0,
            FormTest.IsEmpty => texts.Count == 0,
            _ => otherwise,
        };
    }

    private static bool Same(string text, string wanted) => string.Equals(text.Trim(), wanted, StringComparison.OrdinalIgnoreCase);
}
