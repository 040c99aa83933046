using WIJschool.Core.Labels;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Webinars;

/// <summary>Writes the mails about webinars into the outbox, each in the language of its reader.</summary>
public sealed class WebinarPost(WijschoolDbContext db, Outbox outbox, LabelSource labels, IWebinarLinks links)
{
    /// <summary>Mails somebody who signed up.</summary>
    /// <param name="more">The values that only this kind has.</param>
    public async Task TellAsync(MailKind kind, Webinar webinar, SignUp signUp, params (string Placeholder, string Text)[] more)
    {
        var code = OneTimeCode.New();
        db.Add(new WebinarCode(code, signUp.Id));
        (string, string)[] values =
        [
            ("name", signUp.Name), ("title", webinar.Title), ("when", await WhenAsync(webinar.Slot, signUp.Culture)),
            ("calendar", links.Calendar(code, signUp.Culture).AbsoluteUri), .. more,
        ];
        var link = kind == WebinarMails.Evaluate ? links.Evaluation(code, signUp.Culture) : links.SignUp(code, signUp.Culture);
        await outbox.AddAsync(kind, signUp.Mail, signUp.Culture, MailContent.Of(kind.HasLink ? link : null, values));
    }

    /// <summary>Mails whoever asked; nobody when that person was forgotten.</summary>
    public async Task TellAsync(MailKind kind, WebinarRequest request, Uri? link, params (string Placeholder, string Text)[] more)
    {
        if (request.ContactMail is not { } mail) return;
        await outbox.AddAsync(kind, mail, request.ContactCulture, MailContent.Of(link, [("name", request.ContactName), ("topic", request.Topic), .. more]));
    }

    /// <summary>Where whoever asked chooses a date: at the own school, or by the mail alone.</summary>
    public Uri DatesOf(WebinarRequest request)
    {
        if (request.SchoolId is not null) return links.Dates(request.Id, request.ContactCulture);
        var code = OneTimeCode.New();
        db.Add(new WebinarCode(code, request.Id));
        return links.Dates(code, request.ContactCulture);
    }

    /// <summary>When something is, in words.</summary>
    public async Task<string> WhenAsync(Slot slot, string culture) => (await labels.ForAsync(culture)).Tell(slot.StartsAt, slot.EndsAt);
}
