using Microsoft.Extensions.Logging;
using WIJschool.Core.Mailing;
using WIJschool.Core.Results;

namespace WIJschool.Core.Forms;

/// <summary>What editors wrote for mail about an entry, with what was filled in where a placeholder stands.</summary>
internal static class FormMails
{
    /// <summary>Stands for all answers, a line each.</summary>
    private const string Answers = "{answers}";

    public static EditorMail Of(FormSubmission submission, FormWorkflowStep step)
    {
        var asked = submission.Form.Fields.Where(field => field.HasValue && field.Kind != FormFieldKind.Hidden).ToList();
        var answered = asked.Where(field => submission.Values.Has(field.Alias) && field.Kind != FormFieldKind.File);
        var lines = string.Join('\n', answered.Select(field => $"{Plain(field.Label)}: {{{field.Alias}}}"));
        var values = submission.Form.Fields.Where(field => field.HasValue)
            .DistinctBy(field => field.Alias).ToDictionary(field => field.Alias, field => Shown(submission, field), StringComparer.Ordinal);
        values["form"] = submission.Form.Name;
        return new EditorMail(step["subject"], step["text"].Replace(Answers, lines, StringComparison.Ordinal), MailContent.Of(null, [.. values.Select(pair => (pair.Key, pair.Value))]));
    }

    // a file is read in the back office, and never comes with a mail
    private static string Shown(FormSubmission submission, FormField field) => field.Kind switch
    {
        FormFieldKind.File => "",
        FormFieldKind.Consent => submission.Values.Has(field.Alias) ? "✓" : "",
        _ => submission.Shown(field.Alias),
    };

    // braces in a label would be taken for a placeholder
    private static string Plain(string label) => label.Replace('{', '(').Replace('}', ')');
}

/// <summary>Mails whoever sent the form, at the address in one of its fields.</summary>
public sealed class MailToSender(Outbox outbox, ILogger<MailToSender> logger) : IFormWorkflow
{
    public const string Name = "mailToSender";

    public string Alias => Name;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(FormSubmission submission, FormWorkflowStep step, CancellationToken ct)
    {
        if (submission.Form.Find(step["to"])?.Kind == FormFieldKind.Mail && submission.Mail(step["to"]) is { } sender)
            await outbox.AddAsync("Form.Sender", sender, submission.Culture, FormMails.Of(submission, step));
        else
            logger.NobodyToMail(submission.Form.Key, step["to"]);
        return Done.Value;
    }
}

/// <summary>Mails people of the alliance, at the addresses that an editor gave.</summary>
public sealed class MailToStaff(Outbox outbox) : IFormWorkflow
{
    public const string Name = "mailToStaff";

    public string Alias => Name;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(FormSubmission submission, FormWorkflowStep step, CancellationToken ct)
    {
        foreach (var typed in step["to"].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (EmailAddress.Parse(typed).Value is { } address) await outbox.AddAsync("Form.Staff", address, submission.Culture, FormMails.Of(submission, step));
        }
        return Done.Value;
    }
}
