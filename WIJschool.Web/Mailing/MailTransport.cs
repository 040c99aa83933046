using System.Net.Mail;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Mail;
using WIJschool.Cms.Mail;
using WIJschool.Core.Mailing;

namespace WIJschool.Web.Mailing;

/// <summary>Sends the domain's mail as Umbraco's settings say: by its SMTP server, or into the mail folder when there is none.</summary>
internal sealed class MailTransport(IEmailSender sender, IOptionsMonitor<GlobalSettings> settings) : IMailTransport
{
    private const string NoDomain = "wijschool.invalid";

    public Task SendAsync(OutboxMail mail)
    {
        var from = settings.CurrentValue.Smtp?.From;
        return sender.SendAsync(
            new FullEmailMessage(from, mail.Recipient.Value, mail.Subject, mail.Text, mail.Html, MessageIdOf(mail, from)), mail.Kind, enableNotification: true, expires: null);
    }

    // the same at every attempt: a receiver that has this mail already can tell
    private static string MessageIdOf(OutboxMail mail, string? from) =>
        $"{mail.Id.Value:N}@{(MailAddress.TryCreate(from, out var address) ? address.Host : NoDomain)}";
}
