using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Forms;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Core.Support;
using WIJschool.Core.Webinars;

namespace WIJschool.Core.Requests;

/// <summary>Reads who asks from an entry of a form: the fields <c>name</c>, <c>mail</c> and a school or, for who has none on the site, <c>organisation</c>.</summary>
internal static class RequestForm
{
    public static async Task<Result<Requester>> RequesterAsync(this WijschoolDbContext db, FormSubmission sent, CancellationToken ct)
    {
        var mail = Mailing.EmailAddress.Parse(sent.Text("mail"));
        if (!mail.IsOk) return mail.Error;
        var name = sent.School is { } id ? await db.Set<School>().Where(school => school.Id == id).Select(school => school.Name).SingleOrDefaultAsync(ct) : null;
        return new Requester(name is null ? null : sent.School, sent.Member, sent.Text("name"), mail.Value, name ?? sent.Text("organisation"), sent.Culture);
    }

    /// <summary>What was filled in at other fields, each on a line of its own with the words of its field.</summary>
    public static string And(this FormSubmission sent, string text, params string[] others) => string.Join(
        '\n', others.Where(alias => sent.Text(alias).Length > 0).Select(alias => $"{sent.Form.Find(alias)?.Label ?? alias} {sent.Shown(alias)}").Prepend(text)).Trim();

    /// <summary>Which of the choices of a field was made, from 0; null where it is none of as many as there should be.</summary>
    public static int? Choice(this FormSubmission sent, string alias, int count)
    {
        if (sent.Form.Find(alias) is not { } field || field.Options.Count != count) return null;
        for (var index = 0; index < count; index++)
        {
            if (field.Options[index].Value == sent.Text(alias)) return index;
        }
        return null;
    }
}

/// <summary>An entry of a form asks for a webinar: fields <c>topic</c>, <c>wishes</c>, <c>intervention</c>, <c>expert</c> and <c>participants</c>.</summary>
public sealed class WebinarRequestForm(WijschoolDbContext db, AskForWebinar ask) : IFormWorkflow
{
    public string Alias => "webinarRequest";

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(FormSubmission submission, FormWorkflowStep step, CancellationToken ct)
    {
        var requester = await db.RequesterAsync(submission, ct);
        if (!requester.IsOk) return requester.Error;
        var wish = new WebinarWish(submission.Text("topic"), submission.And(submission.Text("wishes"), "expert", "participants"), submission.Key("intervention"));
        var asked = await ask.AddAsync(requester.Value, wish, ct);
        return asked.IsOk ? Done.Value : asked.Error;
    }
}

/// <summary>
/// An entry of a form asks for support: fields <c>kind</c> and <c>urgency</c>, whose choices stand in the order of <see cref="SupportKind"/> and
/// <see cref="Urgency"/>, <c>situation</c>, <c>wish</c> and <c>phone</c>.
/// </summary>
public sealed class SupportRequestForm(WijschoolDbContext db, AskForSupport ask) : IFormWorkflow
{
    public string Alias => "supportRequest";

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(FormSubmission submission, FormWorkflowStep step, CancellationToken ct)
    {
        var requester = await db.RequesterAsync(submission, ct);
        if (!requester.IsOk) return requester.Error;
        var kind = (SupportKind?)submission.Choice("kind", Enum.GetValues<SupportKind>().Length) ?? SupportKind.Other;
        var urgency = (Urgency?)submission.Choice("urgency", Enum.GetValues<Urgency>().Length) ?? Urgency.ThisWeek;
        var asked = await ask.AddAsync(requester.Value, new SupportWish(kind, urgency, submission.Text("situation"), submission.And(submission.Text("wish"), "phone")), ct);
        return asked.IsOk ? Done.Value : asked.Error;
    }
}
