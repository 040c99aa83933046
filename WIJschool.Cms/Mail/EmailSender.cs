using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Mail;
using Umbraco.Cms.Core.Models.Email;
using Umbraco.Cms.Core.Notifications;
using WIJschool.Cms.Persistence;

namespace WIJschool.Cms.Mail;

/// <summary>
/// Sends mail as <c>Umbraco:CMS:Global:Smtp</c> says. Without a server there it writes each message as an .eml file into
/// <c>mail</c> below the data directory, so that a site that is tried out loses none and bothers nobody.
/// </summary>
internal sealed partial class EmailSender(
    IOptionsMonitor<GlobalSettings> settings, CmsDatabaseOptions data, IEventAggregator events,
    TimeProvider clock, ILogger<EmailSender> logger) : IEmailSender
{
    private const string DefaultSender = "noreply@localhost.localdomain";

    // what SmtpClient itself waits for when it is not asked to send in the background, where it waits for ever
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    /// <summary>Always: what no server takes lies in the mail folder.</summary>
    public bool CanSendRequiredEmail() => true;

    public Task SendAsync(EmailMessage message, string emailType) => SendAsync(message, emailType, enableNotification: false, expires: null);

    public Task SendAsync(EmailMessage message, string emailType, bool enableNotification) =>
        SendAsync(message, emailType, enableNotification, expires: null);

    /// <exception cref="SmtpException">The server refused the message or could not be reached.</exception>
    public async Task SendAsync(EmailMessage message, string emailType, bool enableNotification = false, TimeSpan? expires = null)
    {
        if (enableNotification && await TakenOverAsync(message, emailType)) return;

        var smtp = settings.CurrentValue.Smtp;
        using var mail = Compose(message, smtp, expires ?? smtp?.EmailExpiration);
        using var client = Client(smtp);
        await SendAsync(client, mail);
        LogSent(emailType);
    }

    private static async Task SendAsync(SmtpClient client, MailMessage mail)
    {
        using var late = new CancellationTokenSource(Patience);
        try
        {
            await client.SendMailAsync(mail, late.Token);
        }
        catch (OperationCanceledException slow) when (late.IsCancellationRequested)
        {
            throw new SmtpException($"The mail server took more than {Patience.TotalSeconds:0} seconds.", slow);
        }
    }

    // a handler of Umbraco's notification may send the message by its own means
    private async Task<bool> TakenOverAsync(EmailMessage message, string emailType)
    {
        var notification = new SendEmailNotification(Model(message, FirstGiven(message.From, settings.CurrentValue.Smtp?.From, DefaultSender)), emailType);
        await events.PublishAsync(notification);
        return notification.IsHandled;
    }

    private static NotificationEmailModel Model(EmailMessage message, string from)
    {
        return new NotificationEmailModel(
            new NotificationEmailAddress(from, from), Addresses(message.To), Addresses(message.Cc), Addresses(message.Bcc),
            Addresses(message.ReplyTo), message.Subject, message.Body, message.Attachments, message.IsBodyHtml);

        static IEnumerable<NotificationEmailAddress> Addresses(IEnumerable<string?>? given) =>
            (given ?? []).OfType<string>().Select(address => new NotificationEmailAddress(address, address));
    }

    private SmtpClient Client(SmtpSettings? smtp)
    {
        if (smtp is { DeliveryMethod: SmtpDeliveryMethod.Network, Host.Length: > 0 })
        {
            return new SmtpClient(smtp.Host, smtp.Port == 0 ? 25 : smtp.Port)
            {
                EnableSsl = smtp.SecureSocketOptions is SecureSocketOptions.StartTls or SecureSocketOptions.SslOnConnect
                    || (smtp.SecureSocketOptions == SecureSocketOptions.Auto && smtp.Port == 587),
                Credentials = string.IsNullOrEmpty(smtp.Username) ? null : new NetworkCredential(smtp.Username, smtp.Password),
            };
        }
        var folder = smtp?.PickupDirectoryLocation is { Length: > 0 } given ? given : Path.Combine(data.DataDirectory, "mail");
        var pickup = Directory.CreateDirectory(Path.GetFullPath(folder)).FullName;
        return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = pickup };
    }

    private MailMessage Compose(EmailMessage message, SmtpSettings? smtp, TimeSpan? expires)
    {
        var mail = new MailMessage
        {
            From = new MailAddress(FirstGiven(message.From, smtp?.From, DefaultSender)),
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
        };
        Write(mail, message);
        Add(mail.To, message.To);
        Add(mail.CC, message.Cc);
        Add(mail.Bcc, message.Bcc);
        Add(mail.ReplyToList, message.ReplyTo);
        if (expires is { } term) mail.Headers.Add("Expires", clock.GetUtcNow().Add(term).ToString("R", CultureInfo.InvariantCulture));
        foreach (var attachment in message.Attachments ?? []) mail.Attachments.Add(new Attachment(attachment.Stream, attachment.FileName));
        return mail;
    }

    // as RFC 2046 wants it: the plainest first, what to show if one can last
    private static void Write(MailMessage mail, EmailMessage message)
    {
        if (message is not FullEmailMessage full)
        {
            (mail.Body, mail.IsBodyHtml) = (message.Body, message.IsBodyHtml);
            return;
        }
        mail.Body = full.Text;
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(full.Body!, Encoding.UTF8, MediaTypeNames.Text.Html));
        if (full.MessageId is { } id) mail.Headers.Add("Message-ID", $"<{id}>");
    }

    private static void Add(MailAddressCollection addresses, IEnumerable<string?>? given)
    {
        foreach (var address in given ?? [])
        {
            if (!string.IsNullOrWhiteSpace(address)) addresses.Add(new MailAddress(address.Trim()));
        }
    }

    private static string FirstGiven(params string?[] candidates) => candidates.First(c => !string.IsNullOrWhiteSpace(c))!;

    [LoggerMessage(LogLevel.Information, "Mail of kind {Kind} was sent.")]
    private partial void LogSent(string kind);
}
