namespace WIJschool.Core.Forms;

/// <summary>Something in a form that an editor has to mend: it would not do what was meant.</summary>
/// <param name="Subject">The alias of the field or workflow.</param>
public sealed record FormFault(FormFaultKind Kind, string Subject);

public enum FormFaultKind
{
    /// <summary>It asks nothing.</summary>
    NoFields,

    /// <summary>A field has no alias, so its value could not be told from others.</summary>
    AliasMissing,

    /// <summary>Two fields have one alias.</summary>
    AliasTwice,

    /// <summary>A choice has nothing to choose from.</summary>
    NoOptions,

    /// <summary>A pattern is no regular expression.</summary>
    PatternWrong,

    /// <summary>A condition names a field that does not stand before it.</summary>
    ConditionWrong,

    /// <summary>The site does not have the workflow.</summary>
    WorkflowUnknown,

    /// <summary>The mail to the sender names no mail field.</summary>
    MailFieldUnknown,

    /// <summary>A file field takes no kind of file, or one that the site does not know.</summary>
    FileTypeWrong,
}

/// <summary>Looks through a form for what an editor has to mend.</summary>
public static class FormFaults
{
    /// <param name="workflows">The aliases of those that the site has.</param>
    public static IReadOnlyList<FormFault> Of(Form form, IReadOnlySet<string> workflows)
    {
        List<FormFault> faults = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (!form.Fields.Any(field => field.HasValue)) faults.Add(new FormFault(FormFaultKind.NoFields, form.Name));
        foreach (var page in form.Pages)
        {
            if (IsWrong(page.ShownWhen, seen)) faults.Add(new FormFault(FormFaultKind.ConditionWrong, page.Title));
            foreach (var field in page.Fields) faults.AddRange(Of(field, seen));
        }
        foreach (var step in form.Settings.Workflows)
        {
            if (!workflows.Contains(step.Alias)) faults.Add(new FormFault(FormFaultKind.WorkflowUnknown, step.Alias));
            if (step.Alias == MailToSender.Name && form.Find(step["to"])?.Kind != FormFieldKind.Mail) faults.Add(new FormFault(FormFaultKind.MailFieldUnknown, step["to"]));
        }
        return faults;
    }

    private static IEnumerable<FormFault> Of(FormField field, HashSet<string> seen)
    {
        if (IsWrong(field.ShownWhen, seen) || IsWrong(field.RequiredWhen, seen)) yield return new FormFault(FormFaultKind.ConditionWrong, field.Alias);
        if (!field.HasValue) yield break;
        if (field.Alias.Length == 0) yield return new FormFault(FormFaultKind.AliasMissing, field.Label);
        else if (!seen.Add(field.Alias)) yield return new FormFault(FormFaultKind.AliasTwice, field.Alias);
        if (field is { IsChoice: true, IsPicker: false, Options.Count: 0 }) yield return new FormFault(FormFaultKind.NoOptions, field.Alias);
        if (field.Pattern.Length > 0 && FormRules.PatternOf(field.Pattern) is null) yield return new FormFault(FormFaultKind.PatternWrong, field.Alias);
        if (field.Kind == FormFieldKind.File && (field.FileTypes.Count == 0 || field.FileTypes.Any(type => FileKinds.All.All(kind => kind.Type != type))))
            yield return new FormFault(FormFaultKind.FileTypeWrong, field.Alias);
    }

    private static bool IsWrong(FormCondition? condition, HashSet<string> seen) => condition is not null && !seen.Contains(condition.Field);
}
