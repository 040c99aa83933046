using System.Globalization;
using WIJschool.Core.Mailing;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Forms;

/// <summary>
/// Something that happens with an entry of a form. Register it as a scoped service of this interface; an editor then chooses it as a block
/// of the form. It takes part in the joint change in which the entry is written: it opens none of its own, and what it writes is there
/// exactly when the entry is. Spam runs no workflow.
/// </summary>
public interface IFormWorkflow
{
    /// <summary>By which a form names it, such as <c>webinarRequest</c>.</summary>
    string Alias { get; }

    /// <returns>An error takes the entry back, and its text (<c>Error.</c> with its code) is what the sender reads; nothing that was typed is lost.</returns>
    Task<Result<Done>> ExecuteAsync(FormSubmission submission, FormWorkflowStep step, CancellationToken ct);
}

/// <param name="Alias">Of the <see cref="IFormWorkflow"/>.</param>
/// <param name="Settings">What the editor filled in at the block, by the alias of the property.</param>
public sealed record FormWorkflowStep(string Alias, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>A setting; empty when it is not filled in.</summary>
    public string this[string name] => Settings.GetValueOrDefault(name, "");
}

/// <summary>An entry as it is being written, for a workflow to read.</summary>
/// <param name="Form">As it was when it was sent; its pickers hold the options that the sender had.</param>
/// <param name="Values">Checked, and only those of fields that were shown.</param>
/// <param name="Member">Who sent it, when signed in.</param>
/// <param name="Culture">The language in which the sender read the form, for mail.</param>
public sealed record FormSubmission(FormEntryId Entry, Form Form, FormValues Values, MemberKey? Member, string Culture, DateTimeOffset At)
{
    /// <summary>The school that was chosen in the first field of that kind. It is one of the sender's.</summary>
    public SchoolId? School => Form.Fields.FirstOrDefault(asked => asked.Kind == FormFieldKind.School) is { } school && Key(school.Alias) is { } key ? new SchoolId(key) : null;

    /// <summary>A value as text; empty when there is none.</summary>
    public string Text(string alias) => Values.Text(alias);

    /// <summary>The choices that were made.</summary>
    public IReadOnlyList<string> Texts(string alias) => Values[alias];

    /// <summary>What was picked: the key of a school, an expert's page or an intervention's page.</summary>
    public Guid? Key(string alias) => Guid.TryParse(Values.Text(alias), out var key) ? key : null;

    public DateOnly? Day(string alias) => DateOnly.TryParseExact(Values.Text(alias), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public decimal? Number(string alias) => decimal.TryParse(Values.Text(alias), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    public EmailAddress? Mail(string alias) => EmailAddress.Parse(Values.Text(alias)).Value;

    /// <summary>A value as a person reads it: the text of a choice instead of its key.</summary>
    public string Shown(string alias) => Form.Find(alias) is { IsChoice: true } field
        ? string.Join(", ", Values[alias].Select(value => field.Options.FirstOrDefault(option => option.Value == value)?.Text ?? value))
        : Values.Text(alias);
}
