using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WIJschool.Core.Forms;
using WIJschool.Core.Mailing;
using WIJschool.Core.Newsletters;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Web.Tests.Forms;

public sealed class FormsOnSqlite(FormsOnSqlite.Site site) : SubmitFormTests(site), IClassFixture<FormsOnSqlite.Site>
{
    public sealed class Site : DomainSite
    {
        protected override Dictionary<string, string?> Database => [];

        protected override void AddServices(IServiceCollection services) => services.AddScoped<IFormWorkflow, TestWorkflow>();
    }
}

public sealed class FormsOnPostgres(FormsOnPostgres.Site site) : SubmitFormTests(site), IClassFixture<FormsOnPostgres.Site>
{
    public sealed class Site : PostgresSite
    {
        protected override void AddServices(IServiceCollection services) => services.AddScoped<IFormWorkflow, TestWorkflow>();
    }
}

/// <summary>Stands for a feature that takes entries: it writes a mail, and then does what a test wants.</summary>
internal sealed class TestWorkflow(Outbox outbox) : IFormWorkflow
{
    public static Func<Result<Done>> Then { get; set; } = () => Done.Value;

    public string Alias => "test";

    public async Task<Result<Done>> ExecuteAsync(FormSubmission submission, FormWorkflowStep step, CancellationToken ct)
    {
        await outbox.AddAsync("Test", EmailAddress.Parse("test@school.nl").Expect(), "nl", new EditorMail("Test", "Test", MailContent.Of(null)));
        return Then();
    }
}

public abstract class SubmitFormTests(DomainSite site)
{
    private static readonly DomainError Refused = new(ErrorKind.Conflict, "Test.Refused");

    [Fact]
    public async Task An_entry_is_kept_with_the_version_of_the_form_and_only_what_was_asked()
    {
        var form = NewForm(Text("name") with { Label = "Je naam" }, Text("more") with { ShownWhen = new("name", FormTest.Is, "Anna") });
        var first = (await SendAsync(form, ("name", " Bert "), ("more", "weg"))).Expect();
        var second = (await SendAsync(form, ("name", "Anna"), ("more", "blijft"))).Expect();
        var changed = form with { Pages = [new("", null, [form.Pages[0].Fields[0] with { Label = "Hoe heet je?" }])] };
        var third = (await SendAsync(changed, ("name", "Carla"))).Expect();

        var read = await site.DoAsync<FormEntries, IReadOnlyList<ReadEntry>>(entries => entries.ReadAsync(form.Key, new(), 0, 10, default));

        Assert.Equal([third, second, first], read.Select(entry => entry.Entry.Id));
        Assert.Equal([2, 1, 1], read.Select(entry => entry.Version));
        Assert.Equal(["Hoe heet je?", "Je naam", "Je naam"], read.Select(entry => entry.Fields[0].Label));
        Assert.Equal(["Carla", "Anna", "Bert"], read.Select(entry => entry.Shown(entry.Fields[0])));
        Assert.Equal(["more", "name"], read[1].Values.Aliases.Order());
        Assert.Equal(["name"], read[2].Values.Aliases);
    }

    [Fact]
    public async Task What_is_wrong_is_not_taken_whatever_a_browser_let_through()
    {
        var form = NewForm(Text("name") with { IsRequired = true }, new FormField("mail", FormFieldKind.Mail, "Mail"));

        Assert.Equal(FormErrors.Invalid, (await SendAsync(form)).Error);
        Assert.Equal(FormErrors.Invalid, (await SendAsync(form, ("name", "A"), ("mail", "nergens"))).Error);
        Assert.Equal(0, await CountAsync(form));
    }

    [Fact]
    public async Task Ten_clicks_at_once_on_one_button_are_one_entry_with_one_mail()
    {
        var form = NewForm(Text("name")) with { Settings = new() { Workflows = [Step("test")] } };
        var ticket = Guid.NewGuid();
        var mails = await MailsAsync();

        var sent = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => SendAsync(form, ticket, ("name", "Anna")))));

        Assert.Single(sent.Select(result => result.Expect()).Distinct());
        Assert.Equal(1, await CountAsync(form));
        Assert.Equal(mails + 1, await MailsAsync());
    }

    [Fact]
    public async Task Of_ten_people_at_once_the_form_takes_as_many_as_it_may()
    {
        var form = NewForm(Text("name")) with { Settings = new() { MostInAll = 3 } };

        var sent = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Task.Run(() => SendAsync(form, ("name", $"Nummer {n}")))));

        Assert.Equal(3, sent.Count(result => result.IsOk));
        Assert.All(sent.Where(result => !result.IsOk), result => Assert.Equal(FormErrors.Full, result.Error));
        Assert.Equal(3, await CountAsync(form));
    }

    [Fact]
    public async Task A_form_takes_so_many_a_day_in_Amsterdam_and_one_a_member()
    {
        var daily = NewForm(Text("name")) with { Settings = new() { MostPerDay = 1 } };
        Assert.True((await SendAsync(daily, ("name", "A"))).IsOk);
        Assert.Equal(FormErrors.FullToday, (await SendAsync(daily, ("name", "B"))).Error);
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await SendAsync(daily, ("name", "C"))).IsOk);

        var once = NewForm(Text("name")) with { Settings = new() { OncePerMember = true, MembersOnly = true } };
        var member = new MemberKey(Guid.NewGuid());
        Assert.Equal(FormErrors.MembersOnly, (await SendAsync(once, ("name", "A"))).Error);
        Assert.True((await SendAsync(new SentForm(once, FormValues.Of(("name", "A")), Guid.NewGuid(), member))).IsOk);
        Assert.Equal(FormErrors.SentBefore, (await SendAsync(new SentForm(once, FormValues.Of(("name", "A")), Guid.NewGuid(), member))).Error);
    }

    [Fact]
    public async Task A_workflow_that_refuses_or_breaks_leaves_nothing_behind_and_the_same_ticket_is_good_again()
    {
        var form = NewForm(Text("name"), FileField()) with { Settings = new() { Workflows = [Step("test")] } };
        var ticket = Guid.NewGuid();
        var file = await KeepAsync(form, ticket, "verslag.pdf", "%PDF-1.7 inhoud");
        var values = new[] { ("name", "Anna"), ("file", file.ToString()) };
        var mails = await MailsAsync();
        try
        {
            TestWorkflow.Then = () => Refused;
            Assert.Equal(Refused, (await SendAsync(form, ticket, values)).Error);
            TestWorkflow.Then = () => throw new InvalidOperationException("The process ends here.");
            await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(form, ticket, values));
            Assert.Equal((0, mails), (await CountAsync(form), await MailsAsync()));
        }
        finally
        {
            TestWorkflow.Then = () => Done.Value;
        }

        Assert.True((await SendAsync(form, ticket, values)).IsOk);
        Assert.Equal((1, mails + 1), (await CountAsync(form), await MailsAsync()));
    }

    [Fact]
    public async Task Spam_is_kept_for_somebody_to_look_at_and_nothing_happens_with_it()
    {
        var form = NewForm(Text("name")) with { Settings = new() { MostInAll = 1, Workflows = [Step("test")] } };
        var mails = await MailsAsync();

        Assert.True((await SendAsync(new SentForm(form, FormValues.Of(("name", "x")), Guid.NewGuid(), null, IsSpam: true))).IsOk);

        Assert.Equal(mails, await MailsAsync());
        Assert.Equal(EntryStatus.Spam, (await ReadAsync(form)).Single().Entry.Status);
        Assert.True((await SendAsync(form, ("name", "Anna"))).IsOk); // it takes nobody's place
    }

    [Fact]
    public async Task A_form_that_asks_for_an_unknown_workflow_keeps_its_entries()
    {
        var form = NewForm(Text("name")) with { Settings = new() { Workflows = [Step("nowhere"), Step("test")] } };
        var mails = await MailsAsync();

        Assert.True((await SendAsync(form, ("name", "Anna"))).IsOk);

        Assert.Equal((1, mails + 1), (await CountAsync(form), await MailsAsync()));
    }

    [Fact]
    public async Task Mail_says_what_was_filled_in_and_nobody_writes_into_it_by_way_of_a_field()
    {
        var form = NewForm(Text("name") with { Label = "Naam {mail}" }, new FormField("mail", FormFieldKind.Mail, "Mail")) with
        {
            Settings = new()
            {
                Workflows =
                [
                    Step(MailToSender.Name, ("to", "mail"), ("subject", "Dag {name}"), ("text", "Beste {name},\n\nJe stuurde {form}:\n\n{answers}")),
                    Step(MailToStaff.Name, ("to", "een@school.nl\nniks\ntwee@school.nl"), ("subject", "Van {name}"), ("text", "{answers}")),
                ],
            },
        };

        Assert.True((await SendAsync(form, ("name", "Anna {mail}\r\nBcc: x@y.nl <b>"), ("mail", "anna@school.nl"))).IsOk);

        var mails = (await site.ReadAsync(db => db.Set<OutboxMail>().Where(mail => mail.Kind == "Form.Sender" || mail.Kind == "Form.Staff").OrderBy(mail => mail.Recipient).ToListAsync()));
        Assert.Equal(["anna@school.nl", "een@school.nl", "twee@school.nl"], mails.Select(mail => mail.Recipient.Value));
        Assert.Equal("Dag Anna {mail} Bcc: x@y.nl <b>", mails[0].Subject);
        Assert.Contains("Naam (mail): Anna {mail} Bcc: x@y.nl <b>\r\nMail: anna@school.nl", mails[0].Text, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", mails[0].Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", mails[0].Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("virus.pdf", "MZ\u0001\u0002", FieldProblemKind.FileType)]
    [InlineData("leeg.pdf", "", FieldProblemKind.FileEmpty)]
    [InlineData("tekst.pdf", "Geen pdf", FieldProblemKind.FileType)]
    public async Task A_file_is_judged_by_its_content(string name, string content, FieldProblemKind expected)
    {
        var form = NewForm(FileField());
        var bytes = Encoding.UTF8.GetBytes(content);

        var (id, problem) = await site.DoAsync<KeepFormFile, (FormFileId?, FieldProblem?)>(keep => keep.ExecuteAsync(form, form.Pages[0].Fields[0], Guid.NewGuid(), new(name, bytes.Length, new MemoryStream(bytes)), default));

        Assert.Equal((null, expected), (id, problem?.Kind));
    }

    [Fact]
    public async Task A_file_goes_only_with_the_form_in_which_it_was_chosen_and_only_once()
    {
        var form = NewForm(FileField());
        var (ticket, other) = (Guid.NewGuid(), NewForm(FileField()));
        var file = await KeepAsync(form, ticket, "../../etc/verslag.pdf", "%PDF-1.7");

        Assert.Equal("Form.FileLost", (await SendAsync(form, Guid.NewGuid(), ("file", file.ToString()))).Error?.Code);
        Assert.Equal("Form.FileLost", (await SendAsync(other, ticket, ("file", file.ToString()))).Error?.Code);
        Assert.Equal("Form.FileLost", (await SendAsync(form, ticket, ("file", "geen id"))).Error?.Code);
        var entry = (await SendAsync(form, ticket, ("file", file.ToString()))).Expect();

        var kept = Assert.Single((await ReadAsync(form)).Single().Files);
        Assert.Equal(("verslag.pdf", "application/pdf", (FormEntryId?)entry), (kept.Name, kept.MediaType, kept.EntryId));
        await using var content = site.Get<FormFileFolder>().Open(kept.Id);
        Assert.NotNull(content);
    }

    [Fact]
    public async Task Entries_are_found_by_their_words_status_and_day()
    {
        var form = NewForm(Text("name"), new FormField("choice", FormFieldKind.Dropdown, "Keuze") { Options = [new("Ja", "Yes")] });
        await SendAsync(form, ("name", "Anna de Vries"), ("choice", "Ja"));
        await SendAsync(form, ("name", "Bert 100% _zeker_"));
        var (anna, bert) = ((await FindAsync(new("ANNA vries")))[0], (await FindAsync(new("100% _")))[0]);
        await site.DoAsync<JudgeEntry, Result<Done>>(judge => judge.ExecuteAsync(bert.Entry.Id, EntryStatus.Done, " Gebeld. ", default));

        Assert.Equal("Anna de Vries", anna.Values.Text("name"));
        Assert.Equal(["Yes", "Yes"], [(await FindAsync(new("yes")))[0].Fields[1].Options[0].Text, anna.Fields[1].Options[0].Text]);
        Assert.Equal([bert.Entry.Id], (await FindAsync(new("", EntryStatus.Done))).Select(entry => entry.Entry.Id));
        Assert.Equal("Gebeld.", (await FindAsync(new("", EntryStatus.Done)))[0].Entry.Note);
        var today = FormOpening.DayOf(site.Clock.GetUtcNow());
        Assert.Equal(2, (await FindAsync(new("", null, today, today))).Count);
        Assert.Empty(await FindAsync(new("", null, today.AddDays(1), null)));
        Assert.Empty(await FindAsync(new("", null, null, today.AddDays(-1))));
        Assert.Equal(FormErrors.NoteTooLong, (await site.DoAsync<JudgeEntry, Result<Done>>(judge => judge.ExecuteAsync(bert.Entry.Id, EntryStatus.Done, new string('x', 4001), default))).Error);

        Task<IReadOnlyList<ReadEntry>> FindAsync(EntryFilter filter) => site.DoAsync<FormEntries, IReadOnlyList<ReadEntry>>(entries => entries.ReadAsync(form.Key, filter, 0, 10, default));
    }

    [Fact]
    public async Task What_was_kept_long_enough_is_deleted_with_its_files_and_what_was_never_sent_after_a_day()
    {
        var form = NewForm(FileField()) with { Settings = new() { KeepDays = 30 } };
        var (ticket, draft) = (Guid.NewGuid(), Guid.NewGuid());
        var sent = await KeepAsync(form, ticket, "a.pdf", "%PDF-1");
        await SendAsync(form, ticket, ("file", sent.ToString()));
        var lost = await KeepAsync(form, draft, "b.pdf", "%PDF-2");

        site.Clock.Advance(TimeSpan.FromDays(2));
        await ForgetAsync();
        Assert.Equal((1, true, false), (await CountAsync(form), IsThere(sent), IsThere(lost)));
        site.Clock.Advance(TimeSpan.FromDays(29));
        await ForgetAsync();
        Assert.Equal((0, false), (await CountAsync(form), IsThere(sent)));

        Task<int> ForgetAsync() => site.DoAsync<ForgetEntries, int>(forget => forget.ExecuteAsync(default));
        bool IsThere(Guid id)
        {
            using var content = site.Get<FormFileFolder>().Open(new FormFileId(id));
            return content is not null;
        }
    }

    [Fact]
    public async Task Whoever_confirms_gets_the_newsletter_and_whoever_signs_off_is_forgotten()
    {
        var form = NewForm(new FormField("mail", FormFieldKind.Mail, "Mail") { IsRequired = true }) with { Settings = new() { Workflows = [Step("newsletter")] } };
        var address = $"{Guid.NewGuid():N}@school.nl";
        await SendAsync(form, ("mail", address));
        var first = await LinkAsync(address);
        await SendAsync(form, ("mail", address)); // asked again: the link of before is worth nothing
        var code = await LinkAsync(address);

        Assert.Equal(NewsletterErrors.LinkWorthless, (await ConfirmAsync(first)).Error);
        Assert.Null((await SubscriberAsync())!.ConfirmedAt);
        var clicks = await Task.WhenAll(ConfirmAsync(code), ConfirmAsync(code));
        Assert.Single(clicks, click => click.IsOk);
        Assert.NotNull((await SubscriberAsync())!.ConfirmedAt);

        await site.DoAsync<SignOff, bool>(async leave =>
        {
            await leave.ExecuteAsync((await SubscriberAsync())!.SignOffCode, default);
            return true;
        });
        Assert.Null(await SubscriberAsync());

        Task<Result<Done>> ConfirmAsync(string link) => site.DoAsync<ConfirmSubscription, Result<Done>>(confirm => confirm.ExecuteAsync(new OneTimeCode(link), default));
        Task<Subscriber?> SubscriberAsync() => site.ReadAsync(async db => (await db.Set<Subscriber>().ToListAsync()).SingleOrDefault(s => s.Mail.Value == address));
    }

    [Fact]
    public async Task A_newsletter_that_nobody_confirmed_in_time_is_forgotten()
    {
        var form = NewForm(new FormField("mail", FormFieldKind.Mail, "Mail")) with { Settings = new() { Workflows = [Step("newsletter")] } };
        var address = $"{Guid.NewGuid():N}@school.nl";
        await SendAsync(form, ("mail", address));
        var code = await LinkAsync(address);
        site.Clock.Advance(TimeSpan.FromDays(8));

        Assert.Equal(NewsletterErrors.LinkWorthless, (await site.DoAsync<ConfirmSubscription, Result<Done>>(confirm => confirm.ExecuteAsync(new OneTimeCode(code), default))).Error);
        Assert.True(await site.DoAsync<Subscribers, int>(all => all.ForgetUnconfirmedAsync(default)) >= 1);
    }

    private static Form NewForm(params FormField[] fields) => new(Guid.NewGuid(), "nl", "Proef", [new("", null, fields)], new());

    private static FormField Text(string alias) => new(alias, FormFieldKind.Text, alias);

    private static FormField FileField() => new("file", FormFieldKind.File, "Bestand") { FileTypes = ["pdf"], MaxFileBytes = 1000, MaxFiles = 2 };

    private static FormWorkflowStep Step(string alias, params (string Name, string Value)[] settings) =>
        new(alias, settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal));

    private Task<Result<FormEntryId>> SendAsync(SentForm sent) => site.DoAsync<SubmitForm, Result<FormEntryId>>(submit => submit.ExecuteAsync(sent, default));

    private Task<Result<FormEntryId>> SendAsync(Form form, params (string Alias, string Value)[] values) => SendAsync(form, Guid.NewGuid(), values);

    private Task<Result<FormEntryId>> SendAsync(Form form, Guid ticket, params (string Alias, string Value)[] values) => SendAsync(new SentForm(form, FormValues.Of(values), ticket, null));

    private async Task<Guid> KeepAsync(Form form, Guid ticket, string name, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var field = form.Fields.Single(asked => asked.Kind == FormFieldKind.File);
        var (id, problem) = await site.DoAsync<KeepFormFile, (FormFileId?, FieldProblem?)>(keep => keep.ExecuteAsync(form, field, ticket, new(name, bytes.Length, new MemoryStream(bytes)), default));
        Assert.Null(problem);
        return id!.Value.Value;
    }

    private Task<int> CountAsync(Form form) => site.ReadAsync(db => db.Set<FormEntry>().CountAsync(entry => entry.FormKey == form.Key));

    private Task<int> MailsAsync() => site.ReadAsync(db => db.Set<OutboxMail>().CountAsync(mail => mail.Kind == "Test"));

    private Task<IReadOnlyList<ReadEntry>> ReadAsync(Form form) => site.DoAsync<FormEntries, IReadOnlyList<ReadEntry>>(entries => entries.ReadAsync(form.Key, new(), 0, 10, default));

    /// <summary>The code of the newest link that was mailed to an address.</summary>
    private async Task<string> LinkAsync(string address)
    {
        var mails = await site.ReadAsync(db => db.Set<OutboxMail>().OrderBy(mail => mail.WrittenAt).ToListAsync());
        var text = mails.Last(mail => mail.Recipient.Value == address).Text;
        var start = text.IndexOf("code=", StringComparison.Ordinal) + "code=".Length;
        return new string([.. text[start..].TakeWhile(c => char.IsLetterOrDigit(c) || c is '-' or '_')]);
    }
}
