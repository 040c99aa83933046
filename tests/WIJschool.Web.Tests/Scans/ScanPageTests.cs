using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.Services;
using WIJschool.Core.Results;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Web.Tests.Access;
using WIJschool.Web.Tests.Members;

namespace WIJschool.Web.Tests.Scans;

/// <summary>A scan as people meet it: begun by an admin, answered without an account, read as a result; over HTTP and without script.</summary>
[Collection(OnTheSite.Name)]
public sealed partial class ScanPageTests(ImportedSite site)
{
    private ScanVisits Scans { get; } = new(site);

    [Fact]
    public async Task A_school_runs_a_scan_from_its_start_to_its_result()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        var (admin, round) = (schools["admin"], await ScanVisits.OpenAsync(schools["admin"]));
        Assert.Contains("Nog te weinig", (await admin.GetAsync(round)).Text, StringComparison.Ordinal);
        var link = await Scans.ShareAsync(admin, round);
        for (var n = 0; n < 6; n++) await Scans.AnswerAsync(link, 1 + (n % 5));
        Assert.Contains("5 tot 9 mensen", (await admin.GetAsync(round)).Text, StringComparison.Ordinal);

        await ScanVisits.CloseAsync(admin, round);

        var (answer, text) = await schools["staff"].GetAsync(round);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Je school op de piramide", text, StringComparison.Ordinal);
        Assert.Contains("Jullie zijn in de fase", text, StringComparison.Ordinal);
        Assert.Contains("Dit past bij jullie", text, StringComparison.Ordinal);
        var (_, english) = await admin.GetAsync("/en" + round);
        Assert.Contains("Your school on the pyramid", english, StringComparison.Ordinal);
        Assert.Contains("Bekijk het resultaat", (await admin.GetAsync("/mijn-school")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_was_chosen_is_lost_when_something_is_missing_and_a_second_click_counts_once()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        var (admin, round) = (schools["admin"], await ScanVisits.OpenAsync(schools["admin"]));
        var link = await Scans.ShareAsync(admin, round);
        using var person = new MemberVisitor(site);
        var (_, form) = await person.GetAsync(link);
        var given = ScanVisits.Statements(form).ToDictionary(name => name, _ => "4");
        var last = given.Keys.Last();
        given.Remove(last);

        var (refused, shown) = await person.SendAsync(link, given);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains($"href=\"#{last}\"", shown, StringComparison.Ordinal);
        Assert.Equal(given.Count, Checked().Count(shown));
        given[last] = "0"; // I do not know
        var fields = Hidden().Matches(shown).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);
        foreach (var (name, value) in given) fields[name] = value;
        var answers = new[] { (await person.PostAsync("/scan", fields)).Answer, (await person.PostAsync("/scan", fields)).Answer };
        Assert.StartsWith("/scan/bedankt", answers[0].Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Je antwoorden zijn binnen.", await answers[1].Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Met deze link is al ingevuld.", (await person.GetAsync(link)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(round));
    }

    [Fact]
    public async Task People_are_invited_by_mail_and_what_is_no_address_comes_back_with_the_rest()
    {
        site.Get<IHostingEnvironment>().EnsureApplicationMainUrl(site.Address); // for the links in mail
        using var schools = await AccessSchools.MakeAsync(site);
        var (admin, round) = (schools["admin"], await ScanVisits.OpenAsync(schools["admin"]));

        var (refused, text) = await ScanVisits.SendAsync(admin, round, "uitnodigen", new() { ["Addresses"] = "jan@school.nl\ngeen adres" });
        var (sent, _) = await ScanVisits.SendAsync(admin, round, "uitnodigen", new() { ["Addresses"] = "jan@school.nl, piet@school.nl", ["Colleagues"] = "true" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Dit is geen e-mailadres: geen", text, StringComparison.Ordinal);
        Assert.Contains("jan@school.nl\ngeen adres", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.EndsWith("klaar=uitgenodigd", sent.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(4, await Scans.ReadAsync(db => db.Set<ScanInvitation>().CountAsync(invitation => invitation.RoundId == ScanVisits.IdOf(round)))); // and two colleagues
    }

    [Theory, InlineData("/scan"), InlineData("/scan?code="), InlineData("/scan?code=onzin"), InlineData("/en/scan?code=nonsense")]
    public async Task A_link_that_is_none_says_so(string address)
    {
        using var person = new MemberVisitor(site);

        var (answer, _) = await person.GetAsync(address);

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_undone_needs_a_tick()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        var (admin, round) = (schools["admin"], await ScanVisits.OpenAsync(schools["admin"]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ScanVisits.SendAsync(admin, round, "sluiten", [])).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ScanVisits.SendAsync(admin, round, "weggooien", [])).Answer.StatusCode);
        await ScanVisits.SendAsync(admin, round, "weggooien", new() { ["sure"] = "true" });

        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(round)).Answer.StatusCode);
    }

    /// <summary>
    /// Somebody who may open everything of the own school tries every address under which a figure could stand, of a round that too few
    /// answered, of one that is still open, and of another school's.
    /// </summary>
    [Fact]
    public async Task Below_the_minimum_no_address_gives_a_figure()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        var admin = schools["admin"];
        var few = await ScanVisits.OpenAsync(admin);
        var link = await Scans.ShareAsync(admin, few);
        for (var n = 0; n < 4; n++) await Scans.AnswerAsync(link, 5);
        Assert.Contains("Nog te weinig", (await admin.GetAsync(few)).Text, StringComparison.Ordinal);
        await AttackAsync(admin, few);
        await ScanVisits.CloseAsync(admin, few);
        var (_, closed) = await admin.GetAsync(few);
        Assert.Contains("Te weinig mensen hebben de scan ingevuld.", closed, StringComparison.Ordinal);
        await AttackAsync(admin, few);

        var open = await ScanVisits.OpenAsync(admin);
        var shared = await Scans.ShareAsync(admin, open);
        for (var n = 0; n < 6; n++) await Scans.AnswerAsync(shared, 5);
        await AttackAsync(admin, open);
        await ScanVisits.CloseAsync(admin, open);
        Assert.Contains("Je school op de piramide", (await admin.GetAsync(open)).Text, StringComparison.Ordinal);
        // beside it, the small round still shows nothing, and no change since it
        Assert.DoesNotContain("dan de vorige ronde", (await admin.GetAsync(open)).Text, StringComparison.Ordinal);
        await AttackAsync(admin, few);
        foreach (var address in Addresses(open)) Assert.NotEqual(HttpStatusCode.OK, (await schools["other-admin"].GetAsync(address)).Answer.StatusCode);
    }

    [Fact]
    public async Task What_is_published_is_a_version_and_a_round_keeps_the_one_with_which_it_began()
    {
        const string Before = "Ik merk spanning tussen groepen leerlingen op voordat het uit de hand loopt.";
        const string After = "Ik merk op tijd dat groepen leerlingen spanning voelen.";
        using var schools = await AccessSchools.MakeAsync(site);
        var (version, link) = (await VersionAsync(), await Scans.ShareAsync(schools["admin"], await ScanVisits.OpenAsync(schools["admin"])));
        try
        {
            Write(Before, After, publish: false);
            Assert.Equal(version, await VersionAsync());
            Write(Before, After, publish: true);
            Assert.NotEqual(version, await VersionAsync());
            var other = await Scans.ShareAsync(schools["other-admin"], await ScanVisits.OpenAsync(schools["other-admin"]));
            using var person = new MemberVisitor(site);
            Assert.Contains(Before, (await person.GetAsync(link)).Text, StringComparison.Ordinal);
            Assert.Contains(After, (await person.GetAsync(other)).Text, StringComparison.Ordinal);
        }
        finally
        {
            Write(After, Before, publish: true);
        }
        Assert.Equal(version, await VersionAsync());
    }

    /// <summary>The version of the WIJschoolscan with which a round would begin now.</summary>
    private async Task<string> VersionAsync() =>
        new InstrumentVersion((await Scans.DoAsync<IInstruments, Result<FrozenInstrument>>(all => all.FindAsync("wijschoolscan"))).Expect()).Id;

    /// <summary>Writes one text of the Dutch WIJschoolscan anew.</summary>
    private void Write(string from, string to, bool publish)
    {
        var documents = site.Get<IContentService>();
        var scan = documents.GetById(new Guid("d38131c6-fe93-5df2-ba8d-f99642b80078"))!;
        scan.SetValue("dimensions", scan.GetValue<string>("dimensions", "nl")!.Replace(from, to, StringComparison.Ordinal), "nl");
        Assert.True(documents.Save(scan).Success);
        if (publish) Assert.True(documents.Publish(scan, ["nl"]).Success);
    }

    private static async Task AttackAsync(MemberVisitor visitor, string round)
    {
        foreach (var address in Addresses(round))
        {
            var (answer, text) = await visitor.GetAsync(address);
            Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, address);
            if (answer.StatusCode == HttpStatusCode.OK) Assert.DoesNotMatch(Figures(), text);
        }
    }

    /// <summary>Every address that the site has under a round, in both languages, with what programs try.</summary>
    private static IEnumerable<string> Addresses(string round) =>
        from language in new[] { "", "/en" }
        from rest in new[] { "", "/pdf", "/csv", "/export", "/resultaat", "/groepen/allen", "/allen", ".json", "?format=json", "?groep=allen" }
        select language + round + rest;

    private async Task<int> CountAsync(string round)
    {
        var sheets = await Scans.ReadAsync(db => db.Set<AnswerGroup>().Where(group => group.RoundId == ScanVisits.IdOf(round)).Select(group => group.Sheets).SingleAsync());
        var version = await Scans.ReadAsync(db => db.Set<SchoolRound>().Where(each => each.Id == ScanVisits.IdOf(round))
            .Join(db.Set<InstrumentVersion>(), each => each.VersionId, each => each.Id, (_, each) => each.Content).SingleAsync());
        return sheets.Length / FrozenInstrument.Read(version).In("nl").Instrument.Statements.Count;
    }

    [GeneratedRegex("checked=\"checked\"", RegexOptions.None, 1000)]
    private static partial Regex Checked();

    [GeneratedRegex("<input(?=[^>]*type=\"hidden\")[^>]*name=\"(?<name>code|device|__RequestVerificationToken)\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();

    /// <summary>What a page or an answer for programs would hold with a figure: a drawn score, a score out of a hundred, a mean.</summary>
    [GeneratedRegex("scan-dot|scan-pyramid__score|van 100|of 100|\"mean\"|Jullie zijn in de fase|You are in the phase", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Figures();
}
