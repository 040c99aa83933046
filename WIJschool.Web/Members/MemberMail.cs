using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Mail;
using Umbraco.Cms.Core.Models.Email;
using WIJschool.Cms.Security.Members;
using WIJschool.Core.Labels;

namespace WIJschool.Web.Members;

/// <summary>The letters to members about their accounts, in plain text and in the words of the dictionary.</summary>
public sealed class MemberMail(IEmailSender sender, IOptionsMonitor<GlobalSettings> settings)
{
    /// <summary>The link to choose a password.</summary>
    public Task ForgottenAsync(MemberAccount member, LabelSet labels, Uri link, CancellationToken ct) => SendAsync(
        member, "MemberForgottenPassword", labels["MemberMail.ForgottenSubject"],
        labels.Format("MemberMail.ForgottenBody", member.Name, link, MemberServices.LinkLifetime.TotalHours), ct);

    /// <summary>What changed, and what to do for who did not do it.</summary>
    /// <param name="page">Where to choose another password; null when the site does not know its own address.</param>
    public Task ChangedAsync(MemberAccount member, MemberSecurityChange change, LabelSet labels, Uri? page, CancellationToken ct) => SendAsync(
        member, "MemberSecurity", labels["MemberMail.ChangedSubject"],
        labels.Format("MemberMail.ChangedBody", member.Name, What(change, labels), page?.ToString() ?? labels["Site.Name"]), ct);

    private static string What(MemberSecurityChange change, LabelSet labels) => change switch
    {
        MemberSecurityChange.LockedOut => labels["MemberMail.LockedOut"],
        MemberSecurityChange.PasswordChanged => labels["MemberMail.PasswordChanged"],
        MemberSecurityChange.PasswordReset => labels["MemberMail.PasswordReset"],
        MemberSecurityChange.SecondStepOn => labels["MemberMail.SecondStepOn"],
        MemberSecurityChange.SecondStepOff => labels["MemberMail.SecondStepOff"],
        MemberSecurityChange.RecoveryCodesMade => labels["MemberMail.RecoveryCodesMade"],
        MemberSecurityChange.RecoveryCodeUsed => labels["MemberMail.RecoveryCodeUsed"],
        MemberSecurityChange.PasskeyAdded => labels["MemberMail.PasskeyAdded"],
        MemberSecurityChange.PasskeyRemoved => labels["MemberMail.PasskeyRemoved"],
        _ => labels["MemberMail.SignedOutEverywhere"],
    };

    private Task SendAsync(MemberAccount member, string kind, string subject, string body, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var message = new EmailMessage(settings.CurrentValue.Smtp?.From, member.Email, subject, body, isBodyHtml: false);
        return sender.SendAsync(message, kind, enableNotification: true, expires: null);
    }
}
