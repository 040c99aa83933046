using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Mail;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Email;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace WIJschool.Cms.Security;

/// <summary>Mails a user the link to choose a password, in that user's language and in Core's own words.</summary>
internal sealed class UserMail(
    IEmailSender mail, ILocalizedTextService texts, IOptionsMonitor<SecuritySettings> security, IOptionsMonitor<GlobalSettings> settings)
    : IUserForgotPasswordSender, IUserInviteSender
{
    public bool CanSend() => security.CurrentValue.AllowPasswordReset && mail.CanSendRequiredEmail();

    public bool CanSendInvites() => mail.CanSendRequiredEmail();

    public Task SendForgotPassword(UserForgotPasswordMessage message)
    {
        var culture = CultureOf(message.Recipient);
        var subject = texts.Localize("login", "resetPasswordEmailCopySubject", culture);
        var body = texts.Localize("login", "resetPasswordEmailCopyFormat", culture,
            [WebUtility.HtmlEncode(message.Recipient.Username), WebUtility.HtmlEncode(message.ForgotPasswordUri.ToString())]);
        return SendAsync(message.Recipient, subject, body, Constants.Web.EmailTypes.PasswordReset, security.CurrentValue.PasswordResetEmailExpiry);
    }

    public Task InviteUser(UserInvitationMessage invite)
    {
        var culture = CultureOf(invite.Recipient);
        var subject = texts.Localize("user", "inviteEmailCopySubject", culture);
        var body = texts.Localize("user", "inviteEmailCopyFormat", culture,
        [
            WebUtility.HtmlEncode(invite.Recipient.Name), WebUtility.HtmlEncode(invite.Sender.Name), WebUtility.HtmlEncode(invite.Message),
            WebUtility.HtmlEncode(invite.InviteUri.ToString()), WebUtility.HtmlEncode(invite.Sender.Email),
        ]);
        return SendAsync(invite.Recipient, subject, body, "UserInvite", security.CurrentValue.UserInviteEmailExpiry);
    }

    private Task SendAsync(IUser recipient, string subject, string body, string kind, TimeSpan expires)
    {
        var message = new EmailMessage(settings.CurrentValue.Smtp?.From, recipient.Email, subject, body, isBodyHtml: true);
        return mail.SendAsync(message, kind, enableNotification: true, expires);
    }

    private CultureInfo CultureOf(IUser user) =>
        CultureInfo.GetCultureInfo(string.IsNullOrEmpty(user.Language) ? settings.CurrentValue.DefaultUILanguage : user.Language);
}
