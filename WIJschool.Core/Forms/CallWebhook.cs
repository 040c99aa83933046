using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Webhooks;
using WIJschool.Core.Results;

namespace WIJschool.Core.Forms;

/// <summary>
/// Tells a webhook of the entry. The webhook is one of Umbraco's: an administrator makes it under Settings, with its address and headers,
/// and has it listen to <see cref="FormEntryEvent"/>. So editors choose among the addresses that the site may call, and cannot name
/// another. The call is written down with the entry and made afterwards, with Umbraco's retries and log.
/// </summary>
public sealed class CallWebhook(IWebhookService webhooks, IWebhookFiringService calls, ILogger<CallWebhook> logger) : IFormWorkflow
{
    public const string Name = "webhook";

    public string Alias => Name;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(FormSubmission submission, FormWorkflowStep step, CancellationToken ct)
    {
        var listening = (await webhooks.GetByAliasAsync(FormEntryEvent.Name)).Where(webhook => webhook.Enabled && webhook.Name == step["webhook"]).ToList();
        if (listening.Count == 0) logger.WebhookUnknown(submission.Form.Key, step["webhook"]);
        foreach (var webhook in listening) await calls.FireAsync(webhook, FormEntryEvent.Name, FormEntryMessage.Of(submission), ct);
        return Done.Value;
    }
}

/// <summary>That an entry of a form came in, for webhooks to listen to.</summary>
public sealed class FormEntryEvent : IWebhookEvent
{
    public const string Name = "WIJschool.FormEntry";

    public string Alias => Name;

    public string EventName => "Form entry received";

    public string EventType => "WIJschool";
}

/// <summary>What a webhook is told.</summary>
/// <param name="Form">The key of the form.</param>
/// <param name="Values">The choices by their value, not by the words of a language; files by their id.</param>
public sealed record FormEntryMessage(Guid Entry, Guid Form, string Name, string Culture, DateTimeOffset SentAt, IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    public static FormEntryMessage Of(FormSubmission submission) => new(
        submission.Entry.Value, submission.Form.Key, submission.Form.Name, submission.Culture, submission.At,
        submission.Values.Aliases.ToDictionary(alias => alias, alias => submission.Values[alias], StringComparer.Ordinal));
}
