using System.Globalization;
using WIJschool.Cms.Security.Members;
using WIJschool.Core.Labels;
using WIJschool.Core.Mailing;
using WIJschool.Core.Members;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Web.Members;

/// <summary>
/// The letters to members about their accounts, put into the outbox: what is there is sent, also when no mail server answers now. Each is a
/// change of its own, because accounts are Umbraco's and their changes are over when they are told of.
/// </summary>
public sealed class MemberMail(IJointChange change, WijschoolDbContext db, Outbox outbox)
{
    /// <summary>The link to choose a password.</summary>
    public Task ForgottenAsync(MemberAccount member, string culture, Uri link, CancellationToken ct) => WriteAsync(
        MemberMails.Forgotten, member, culture,
        MailContent.Of(link, ("name", member.Name), ("hours", MemberServices.LinkLifetime.TotalHours.ToString(CultureInfo.InvariantCulture))), ct);

    /// <summary>What changed, and what to do for who did not do it.</summary>
    public Task ChangedAsync(MemberAccount member, MemberSecurityChange what, LabelSet labels, CancellationToken ct) => WriteAsync(
        MemberMails.Changed, member, labels.Culture, MailContent.Of(null, ("name", member.Name), ("change", TextOf(what, labels))), ct);

    private static string TextOf(MemberSecurityChange change, LabelSet labels) => change switch
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
        MemberSecurityChange.Linked => labels["MemberMail.Linked"],
        MemberSecurityChange.Unlinked => labels["MemberMail.Unlinked"],
        _ => labels["MemberMail.SignedOutEverywhere"],
    };

    private async Task WriteAsync(MailKind kind, MemberAccount member, string culture, MailContent content, CancellationToken ct)
    {
        if (EmailAddress.Parse(member.Email) is not { IsOk: true } address) return; // an editor gave the account something that gets no mail
        await change.RunAsync<Done>(async inner =>
        {
            await outbox.AddAsync(kind, address.Value, culture, content);
            await db.SaveChangesAsync(inner);
            return Done.Value;
        }, ct);
    }
}
