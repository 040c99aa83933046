using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;
using WIJschool.Core.Stories;
using WIJschool.Web.Demo;
using WIJschool.Web.Tests.Members;

namespace WIJschool.Web.Tests.Demo;

public sealed partial class DemoTests(DemoTests.Shown shown) : IClassFixture<DemoTests.Shown>
{
    private readonly ImportedSite site = shown.Site;

    [Fact]
    public void It_is_made_in_Production_only_by_force_and_once()
    {
        Assert.Contains("Use --demo=force", shown.Refused, StringComparison.Ordinal);
        Assert.Contains("These passwords are shown only now.", shown.Made, StringComparison.Ordinal);
        Assert.Contains("The demo school is there since", shown.Again, StringComparison.Ordinal);
        Assert.DoesNotContain("@debrug.example", shown.Again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_named_can_sign_in_and_sees_a_school_at_work()
    {
        var accounts = Account().Matches(shown.Made).Select(match => (Mail: match.Groups["mail"].Value, Password: match.Groups["password"].Value)).ToList();
        Assert.Equal(5, accounts.Count);
        foreach (var (mail, password) in accounts)
        {
            using var visitor = new MemberVisitor(site);
            Assert.Equal(HttpStatusCode.Found, (await visitor.SignInAsync(mail, password)).Answer.StatusCode);
            Assert.Contains(mail.StartsWith("noor", StringComparison.Ordinal) ? "De Sluis" : "De Brug", (await visitor.GetAsync("/mijn-school")).Text, StringComparison.Ordinal);
        }
        await IsExpertAsync(accounts[^1].Mail, accounts[^1].Password);
        await LooksLivedInAsync(accounts[0].Mail, accounts[0].Password);
        Assert.False(await ReadAsync(db => db.Set<OutboxMail>().AnyAsync(mail => mail.State == MailState.Waiting)));
    }

    private async Task IsExpertAsync(string mail, string password)
    {
        using var expert = new MemberVisitor(site);
        await expert.SignInAsync(mail, password);
        var work = await expert.GetAsync("/mijn-expertise");
        Assert.Equal(HttpStatusCode.OK, work.Answer.StatusCode);
        Assert.Contains("Nepnieuws in de groepsapp", work.Text, StringComparison.Ordinal);
    }

    private async Task LooksLivedInAsync(string mail, string password)
    {
        using var admin = new MemberVisitor(site);
        await admin.SignInAsync(mail, password);
        var rounds = await ReadAsync(db => db.Set<SchoolRound>().Where(round => round.Status == RoundStatus.Closed).OrderBy(round => round.OpenedOn).Select(round => round.Id).ToListAsync());
        Assert.Equal((2, 2, 4), (rounds.Count, await ReadAsync(db => db.Set<School>().CountAsync()), await ReadAsync(db => db.Set<SchoolStory>().CountAsync())));
        Assert.Contains("Kringgesprek", (await admin.GetAsync("/mijn-school/bewaard")).Text, StringComparison.Ordinal);
        var result = await admin.GetAsync($"/mijn-school/scans/{rounds[1].Value}");
        Assert.Equal(HttpStatusCode.OK, result.Answer.StatusCode);
        Assert.Contains("Veiligheid", result.Text, StringComparison.Ordinal);
        Assert.Contains("2B", (await admin.GetAsync("/mijn-school/klas")).Text, StringComparison.Ordinal);
        var stories = (await admin.GetAsync("/mijn-school/verhalen")).Text;
        foreach (var title in new[] { "Een ontbijt waar iedereen kwam", "Een filmpje in de groepsapp", "Elke maandag in de kring", "Ouders aan tafel" }) Assert.Contains(title, stories, StringComparison.Ordinal);
        Assert.Contains("De ouderraad gaf 150 euro.", (await site.AskAsync("/succesverhalen/een-ontbijt-waar-iedereen-kwam")).Text, StringComparison.Ordinal);
    }

    private async Task<T> ReadAsync<T>(Func<WijschoolDbContext, Task<T>> read)
    {
        await using var scope = site.Get<IServiceScopeFactory>().CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<WijschoolDbContext>());
    }

    /// <summary>The site as a program that starts with the switch, and starts so again.</summary>
    public sealed class Shown : IAsyncLifetime
    {
        public Shown() => Site = new ImportedSite { BeforeStart = MakeAsync };

        public ImportedSite Site { get; }

        public string Refused { get; private set; } = "";

        public string Made { get; private set; } = "";

        public string Again { get; private set; } = "";

        public Task InitializeAsync() => Site.InitializeAsync();

        public async Task DisposeAsync()
        {
            await Site.DisposeAsync();
            Site.Dispose();
        }

        private async Task MakeAsync(WebApplication app)
        {
            Refused = await AskAsync(app, isForced: false, isMade: false);
            Made = await AskAsync(app, isForced: true, isMade: true);
            Again = await AskAsync(app, isForced: true, isMade: true);
        }

        private static async Task<string> AskAsync(WebApplication app, bool isForced, bool isMade)
        {
            await using var says = new StringWriter();
            Assert.Equal(isMade, await app.MakeDemoAsync(new DemoSwitch(isForced), says));
            return says.ToString();
        }
    }

    [GeneratedRegex(@"^  (?<mail>\S+@\S+) +(?<password>\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Account();
}
