using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Web;
using WIJschool.Core.Forms;
using WIJschool.Core.Mailing;
using WIJschool.Core.Pages;
using WIJschool.Core.Persistence;
using WIJschool.Web.Forms;

namespace WIJschool.Web.Tests.Forms;

/// <summary>The forms of the site as a visitor without script fills them in.</summary>
[Collection(OnTheSite.Name)]
public sealed class FormPageTests(ImportedSite site)
{
    private const string Question = "/formulieren/praktijkvraag";
    private const string Ask = "/formulieren/stel-je-vraag";

    private static readonly Dictionary<string, string[]> FirstPage = new()
    {
        ["f-question"] = ["Hoe praat je over een aanslag in groep 5? <b>\"é\"</b>"],
        ["f-sectors"] = ["Primair onderwijs", "Mbo"],
        ["f-tried"] = ["Nee"],
        ["f-attempts"] = ["Dit vervalt"],
    };

    [Fact]
    public async Task A_form_of_two_pages_keeps_all_that_was_typed_through_every_mistake()
    {
        using var visitor = new FormVisitor(site);
        await visitor.OpenAsync(Question);
        Assert.Contains("Stap 1 van 2", visitor.Text, StringComparison.Ordinal);
        await visitor.SendAsync(new() { ["f-question"] = ["Kort"] });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 3), (visitor.Answer.StatusCode, visitor.Problems.Count));
        Assert.Contains("Schrijf wat meer bij Wat is je vraag?: minstens 15 tekens.", visitor.Problems);
        Assert.Contains(">\nKort</textarea>", visitor.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        await visitor.SendAsync(FirstPage);
        Assert.Contains("Stap 2 van 2", visitor.Text, StringComparison.Ordinal);
        await visitor.SendAsync(new() { ["f-name"] = ["Anna"], ["f-mail"] = ["geen adres"] }, file: ("f-attachment", "foto.pdf", Encoding.UTF8.GetBytes("MZ\u0001")));
        Assert.Equal(3, visitor.Problems.Count); // the mail, the file and the consent
        Assert.DoesNotContain("foto.pdf", visitor.Text, StringComparison.Ordinal);
        await visitor.SendAsync(new() { ["f-mail"] = ["anna@school.nl"] }, file: ("f-attachment", "verslag.pdf", Encoding.UTF8.GetBytes("%PDF-1.7")));
        Assert.Contains("verslag.pdf", visitor.Text, StringComparison.Ordinal);
        Assert.Single(visitor.Problems);
        await visitor.SendAsync([], go: FormPost.Back);
        Assert.Contains("Hoe praat je over een aanslag in groep 5? &lt;b&gt;", visitor.Text, StringComparison.Ordinal);
        await visitor.SendAsync([]);
        await visitor.SendAsync(new() { ["f-consent"] = ["on"] });

        Assert.Equal(HttpStatusCode.Redirect, visitor.Answer.StatusCode);
        var entry = await NewestAsync(Question);
        Assert.Equal("Hoe praat je over een aanslag in groep 5? <b>\"é\"</b>", entry.Values.Text("question"));
        Assert.Equal(["Primair onderwijs", "Mbo"], entry.Values["sectors"]);
        Assert.Equal(("Anna", "anna@school.nl", ""), (entry.Values.Text("name"), entry.Values.Text("mail"), entry.Values.Text("attempts")));
        Assert.Equal("verslag.pdf", Assert.Single(entry.Files).Name);
        await visitor.OpenAsync(visitor.Answer.Headers.Location!.OriginalString);
        Assert.Contains("Je vraag is verstuurd", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_unticked_is_left_out_and_another_takes_its_place()
    {
        using var visitor = new FormVisitor(site);
        await visitor.OpenAsync(Question);
        await visitor.SendAsync(FirstPage);
        var filled = new Dictionary<string, string[]> { ["f-name"] = ["Bert"], ["f-mail"] = ["bert@school.nl"] };
        await visitor.SendAsync(filled, file: ("f-attachment", "oud.pdf", Encoding.UTF8.GetBytes("%PDF-1")));
        await visitor.SendAsync(new(filled) { ["kept-attachment"] = [], ["f-consent"] = ["on"] }, file: ("f-attachment", "nieuw.pdf", Encoding.UTF8.GetBytes("%PDF-2")));

        Assert.Equal("nieuw.pdf", Assert.Single((await NewestAsync(Question)).Files).Name);
    }

    [Fact]
    public async Task A_double_click_is_one_entry_with_one_mail_each()
    {
        using var visitor = new FormVisitor(site);
        await visitor.OpenAsync(Ask);
        var mail = $"{Guid.NewGuid():N}@school.nl";

        var answers = await visitor.SendTwiceAsync(Filled(mail));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal(1, await CountAsync(mail));
        Assert.Single(await MailsAsync(mail));
    }

    [Fact]
    public async Task Who_falls_into_the_trap_is_thanked_and_ends_among_the_spam()
    {
        using var visitor = new FormVisitor(site);
        await visitor.OpenAsync(Ask);
        var mail = $"{Guid.NewGuid():N}@school.nl";

        await visitor.SendAsync(new(Filled(mail)) { [FormPost.Trap] = ["https://koop.nu"] });

        Assert.Equal(HttpStatusCode.Redirect, visitor.Answer.StatusCode);
        Assert.Equal(EntryStatus.Spam, (await NewestAsync(Ask)).Entry.Status);
        Assert.Empty(await MailsAsync(mail));
    }

    [Fact]
    public async Task Who_is_faster_than_a_person_is_asked_to_look_again_and_loses_nothing()
    {
        using var visitor = new FormVisitor(site);
        await visitor.OpenAsync(Ask);
        var mail = $"{Guid.NewGuid():N}@school.nl";

        await visitor.SendAsync(Filled(mail), isPatient: false);
        Assert.Equal("Dat ging wel heel snel. Kijk je antwoorden na en verstuur ze nog een keer.", Assert.Single(visitor.Problems));
        Assert.Equal(0, await CountAsync(mail));
        await visitor.SendAsync([]);

        Assert.Equal((HttpStatusCode.Redirect, 1), (visitor.Answer.StatusCode, await CountAsync(mail)));
    }

    [Theory]
    [InlineData("ticket", "")]
    [InlineData("ticket", "verzonnen")]
    [InlineData("__RequestVerificationToken", "verzonnen")]
    public async Task A_form_that_is_not_ours_or_too_old_is_refused_with_all_that_was_typed(string field, string value)
    {
        using var visitor = new FormVisitor(site);
        await visitor.OpenAsync(Ask);
        var mail = $"{Guid.NewGuid():N}@school.nl";

        await visitor.SendAsync(new(Filled(mail)) { [field] = [value] });

        Assert.StartsWith("De pagina stond te lang open.", Assert.Single(visitor.Problems), StringComparison.Ordinal);
        Assert.Contains(mail, visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(mail));
        await visitor.SendAsync([]);
        Assert.Equal(HttpStatusCode.Redirect, visitor.Answer.StatusCode);
    }

    [Fact]
    public async Task A_ticket_of_one_form_is_worth_nothing_at_another()
    {
        using var visitor = new FormVisitor(site);
        await visitor.OpenAsync(Ask);
        var other = site.Get<FormTickets>().Seal(site.Get<FormTickets>().New(Guid.NewGuid()));

        await visitor.SendAsync(new(Filled("anna@school.nl")) { ["ticket"] = [other] });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
    }

    [Fact]
    public async Task Values_that_the_form_never_offered_are_refused()
    {
        using var visitor = new FormVisitor(site);
        await visitor.OpenAsync(Ask);

        await visitor.SendAsync(new(Filled("anna@school.nl")) { ["f-subject"] = ["Iets heel anders"], ["f-nowhere"] = ["x"], ["f-name"] = [new string('x', 5000)] });

        Assert.Equal(2, visitor.Problems.Count);
    }

    [Fact]
    public async Task The_form_on_the_contact_page_is_kept_by_no_cache()
    {
        var page = await site.SendAsync("/contact");

        Assert.Contains("no-store", page.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("/formulier/", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False((await site.AskAsync("/contact")).IsKept);
    }

    [Theory]
    [InlineData("/formulieren/webinar-aanvragen", "Log in om dit formulier in te vullen.")]
    [InlineData("/en/forms/ask-for-support", "Sign in to fill in this form.")]
    public async Task A_form_for_members_leads_a_visitor_to_the_sign_in(string address, string text)
    {
        var page = await site.AskAsync(address);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(text, page.Text, StringComparison.Ordinal);
        Assert.Contains($"inloggen?returnUrl={Uri.EscapeDataString(address)}", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_that_a_form_is_sent_to_leads_to_its_page_and_another_nowhere()
    {
        var form = site.Page("form", "Stel je vraag");

        Assert.Equal(Ask, (await site.AskAsync($"/formulier/{form.Key}")).Location?.TrimEnd('/'));
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync($"/formulier/{Guid.NewGuid()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync($"/formulier/{site.Page("contactPage", "Contact").Key}")).Status);
    }

    [Theory]
    [InlineData("Stel je vraag"), InlineData("Webinar aanvragen"), InlineData("Ondersteuning aanvragen"), InlineData("Praktijkvraag"), InlineData("Nieuwsbrief")]
    public void Both_languages_ask_the_same_in_their_own_words(string name)
    {
        var (dutch, english) = (Read(name, "nl"), Read(name, "en"));

        Assert.Equal(dutch.Fields.Select(field => (field.Alias, field.Kind, field.IsRequired)), english.Fields.Select(field => (field.Alias, field.Kind, field.IsRequired)));
        Assert.Equal(dutch.Fields.SelectMany(field => field.Options).Select(option => option.Value), english.Fields.SelectMany(field => field.Options).Select(option => option.Value));
        Assert.All(dutch.Fields.Zip(english.Fields), pair => Assert.NotEqual(pair.First.Label, pair.Second.Label));
        Assert.All(dutch.Settings.Workflows.Zip(english.Settings.Workflows), pair => Assert.Equal(pair.First.Alias, pair.Second.Alias));
        string[] elsewhere = ["webinarRequest", "supportRequest"];
        Assert.Empty(FormFaults.Of(dutch, new HashSet<string>([MailToSender.Name, MailToStaff.Name, "newsletter", .. elsewhere])));
    }

    [Fact]
    public async Task Whom_a_form_mails_is_told_to_nobody_outside()
    {
        var form = site.Page("form", "Stel je vraag");

        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync($"/umbraco/delivery/api/v2/content/item/{form.Key}")).Status);
        Assert.DoesNotContain("formMailToStaff", (await site.AskAsync("/umbraco/delivery/api/v2/content?take=200")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("maatschappelijkealliantie", (await site.AskAsync(Ask)).Text.Split("<footer")[0].Split("<main")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void One_address_sends_no_more_than_it_may()
    {
        using var limits = new FormLimits(Microsoft.Extensions.Options.Options.Create(new FormOptions { PostsPerMinute = 2 }));

        Assert.Equal([false, false, true], Enumerable.Range(0, 3).Select(_ => limits.IsTooOften("10.0.0.1")));
        Assert.False(limits.IsTooOften("10.0.0.2"));
    }

    private static Dictionary<string, string[]> Filled(string mail) => new()
    {
        ["f-name"] = ["Anna"],
        ["f-mail"] = [mail],
        ["f-organisation"] = ["De Brug"],
        ["f-subject"] = ["Een scan"],
        ["f-message"] = ["Wanneer begint de volgende ronde?"],
    };

    private Form Read(string name, string culture)
    {
        using var context = site.Get<IUmbracoContextFactory>().EnsureUmbracoContext();
        return FormMapper.Map(site.Page("form", name), new Reading(culture, "nl", site.Get<IPublishedUrlProvider>(), ReaderRights.Unlimited));
    }

    private async Task<ReadEntry> NewestAsync(string address)
    {
        await using var db = await site.Get<IDbContextFactory<WijschoolDbContext>>().CreateDbContextAsync();
        var form = site.Page("form", address == Ask ? "Stel je vraag" : "Praktijkvraag");
        return (await new FormEntries(db).ReadAsync(form.Key, new(), 0, 1, default)).Single();
    }

    private async Task<int> CountAsync(string mail)
    {
        await using var db = await site.Get<IDbContextFactory<WijschoolDbContext>>().CreateDbContextAsync();
        return await db.Set<FormEntry>().CountAsync(entry => entry.SearchText.Contains(mail));
    }

    private async Task<List<OutboxMail>> MailsAsync(string mail)
    {
        await using var db = await site.Get<IDbContextFactory<WijschoolDbContext>>().CreateDbContextAsync();
        return (await db.Set<OutboxMail>().ToListAsync()).FindAll(sent => sent.Recipient.Value == mail);
    }
}
