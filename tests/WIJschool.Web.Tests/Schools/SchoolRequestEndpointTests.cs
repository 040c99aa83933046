using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Tests.Schools;

/// <summary>The schools that ask to take part, as the back office sees them.</summary>
public sealed class SchoolRequestEndpointTests(SchoolRequestEndpointTests.BackOffice site) : IClassFixture<SchoolRequestEndpointTests.BackOffice>
{
    [Fact]
    public async Task Who_waits_longest_comes_first_and_who_did_not_verify_the_mail_waits_for_no_coordinator()
    {
        await site.ClearAsync();
        var last = await site.RegisterAsync("De Brug", "00AA01", verifiedAfter: TimeSpan.FromHours(2));
        var first = await site.RegisterAsync("De Sluis", "00AA02", verifiedAfter: TimeSpan.FromHours(1));
        await site.RegisterAsync("De Kade", "00AA03", verifiedAfter: null);
        using var coordinator = site.As(Constants.Security.SuperUserKey);

        var page = await ReadAsync(coordinator, "");

        Assert.Equal(2, (int)page["total"]!);
        Assert.Equal([first, last], page["items"]!.AsArray().Select(school => (Guid)school!["id"]!));
        var school = page["items"]![0]!.AsObject();
        Assert.Equal(["id", "name", "code", "sector", "place", "contact", "since"], school.Select(member => member.Key)); // and no address
        Assert.Equal(
            ("De Sluis", "00AA02", "Special", "Utrecht", "Lotte"),
            ((string)school["name"]!, (string)school["code"]!, (string)school["sector"]!, (string)school["place"]!, (string)school["contact"]!));
        Assert.Equal(last, (Guid)Assert.Single((await ReadAsync(coordinator, "?skip=1&take=5"))["items"]!.AsArray())!["id"]!);
    }

    [Fact]
    public async Task A_school_is_approved_once_and_the_mail_and_the_audit_trail_tell_of_it()
    {
        await site.ClearAsync();
        var school = await site.RegisterAsync("De Brug", "00AA01", TimeSpan.Zero);
        using var coordinator = site.As(Constants.Security.SuperUserKey);

        Assert.Equal(HttpStatusCode.NoContent, (await coordinator.PostAsync($"school-requests/{school}/approve", null)).StatusCode);

        Assert.Equal((SchoolStatus.Approved, (Guid?)Constants.Security.SuperUserKey), await site.DecisionAsync(school));
        Assert.Equal(["School.Approved"], await site.MailsAsync());
        Assert.Equal(0, (int)(await ReadAsync(coordinator, ""))["total"]!);
        var written = Assert.Single(site.Audit(school));
        Assert.Equal(("wijschool/school/approved", (Guid?)Constants.Security.SuperUserKey), (written.EventType!, written.PerformingUserKey));

        await AssertProblemAsync(HttpStatusCode.Conflict, "School.AlreadyDecided", await coordinator.PostAsync($"school-requests/{school}/approve", null));
        await AssertProblemAsync(HttpStatusCode.Conflict, "School.AlreadyDecided", await RefuseAsync(coordinator, school, "Toch niet"));
        Assert.Equal(["School.Approved"], await site.MailsAsync());
        Assert.Single(site.Audit(school));
    }

    [Fact]
    public async Task A_school_is_refused_with_the_reason_that_it_is_mailed()
    {
        await site.ClearAsync();
        var school = await site.RegisterAsync("De Brug", "00AA01", TimeSpan.Zero);
        using var coordinator = site.As(Constants.Security.SuperUserKey);

        await AssertProblemAsync(HttpStatusCode.UnprocessableEntity, "School.ReasonMissing", await RefuseAsync(coordinator, school, " "));
        await AssertProblemAsync(HttpStatusCode.UnprocessableEntity, "School.ReasonMissing", await RefuseAsync(coordinator, school, null));
        Assert.Equal(HttpStatusCode.NoContent, (await RefuseAsync(coordinator, school, "Dit is geen school.")).StatusCode);

        Assert.Equal((SchoolStatus.Refused, (Guid?)Constants.Security.SuperUserKey), await site.DecisionAsync(school));
        Assert.Contains("Dit is geen school.", await site.ReadAsync(db => db.Set<OutboxMail>().Select(mail => mail.Text).SingleAsync()), StringComparison.Ordinal);
        Assert.Equal("wijschool/school/refused", Assert.Single(site.Audit(school)).EventType);
    }

    [Fact]
    public async Task Of_two_coordinators_at_once_the_second_is_told_that_it_was_decided()
    {
        await site.ClearAsync();
        var school = await site.RegisterAsync("De Brug", "00AA01", TimeSpan.Zero);
        using var one = site.As(Constants.Security.SuperUserKey);
        using var other = site.As(Constants.Security.SuperUserKey);

        var answers = await Task.WhenAll(one.PostAsync($"school-requests/{school}/approve", null), RefuseAsync(other, school, "Nee"));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
        await AssertProblemAsync(HttpStatusCode.Conflict, "School.AlreadyDecided", Assert.Single(answers, answer => answer.StatusCode != HttpStatusCode.NoContent));
        Assert.Single(await site.MailsAsync());
    }

    [Fact]
    public async Task A_school_that_is_not_there_or_not_verified_is_not_decided_on()
    {
        await site.ClearAsync();
        var school = await site.RegisterAsync("De Brug", "00AA01", verifiedAfter: null);
        using var coordinator = site.As(Constants.Security.SuperUserKey);

        await AssertProblemAsync(HttpStatusCode.NotFound, "School.NotFound", await coordinator.PostAsync($"school-requests/{Guid.NewGuid()}/approve", null));
        await AssertProblemAsync(HttpStatusCode.Conflict, "School.MailNotVerified", await coordinator.PostAsync($"school-requests/{school}/approve", null));
        Assert.Empty(site.Audit(school));
    }

    [Theory]
    [InlineData("GET", "school-requests")]
    [InlineData("POST", "school-requests/{0}/approve")]
    [InlineData("POST", "school-requests/{0}/refuse")]
    public async Task Only_users_who_may_see_members_are_let_in(string method, string path)
    {
        await site.ClearAsync();
        var school = await site.RegisterAsync("De Brug", "00AA01", TimeSpan.Zero);
        async Task<HttpStatusCode> CallAsync(Guid? user)
        {
            using var client = site.As(user);
            using var request = new HttpRequestMessage(new HttpMethod(method), string.Format(null, path, school));
            if (method == "POST") request.Content = JsonContent.Create(new { reason = "Nee" });
            return (await client.SendAsync(request)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(null));
        Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(await site.WriterAsync()));
        Assert.Equal((SchoolStatus.Waiting, (Guid?)null), await site.DecisionAsync(school));
    }

    private static async Task<JsonNode> ReadAsync(HttpClient client, string query) => JsonNode.Parse(await client.GetStringAsync($"school-requests{query}"))!;

    private static Task<HttpResponseMessage> RefuseAsync(HttpClient client, Guid school, string? reason) =>
        client.PostAsJsonAsync($"school-requests/{school}/refuse", new { reason });

    private static async Task AssertProblemAsync(HttpStatusCode status, string code, HttpResponseMessage answer) => Assert.Equal(
        (status, $"urn:wijschool:{code}"), (answer.StatusCode, (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["type"]!));

    public sealed class BackOffice : BackOfficeSite
    {
        protected override void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapSchoolRequests();

        public Task ClearAsync() => ReadAsync(async db =>
        {
            await db.Set<School>().ExecuteDeleteAsync();
            return await db.Set<OutboxMail>().ExecuteDeleteAsync();
        });

        /// <param name="verifiedAfter">How long after its registration its contact's mail was verified; null when it was not.</param>
        public Task<Guid> RegisterAsync(string name, string code, TimeSpan? verifiedAfter) => ReadAsync(async db =>
        {
            var now = Clock.GetUtcNow();
            var profile = new SchoolProfile(name, VestigingCode.Parse(code).Value!, Sector.Special, "Utrecht", 200);
            var contact = new SchoolContact("Lotte", EmailAddress.Parse("lotte@school.nl").Value!, "nl");
            var school = new School(EntityId.New<SchoolId>(Clock), profile, contact, now);
            if (verifiedAfter is { } later) school.Verify(now + later);
            db.Add(school);
            await db.SaveChangesAsync();
            return school.Id.Value;
        });

        public Task<(SchoolStatus Status, Guid? By)> DecisionAsync(Guid id) => ReadAsync(async db =>
        {
            var school = await db.Set<School>().SingleAsync(s => s.Id == new SchoolId(id));
            return (school.Status, school.DecidedBy?.Value);
        });

        /// <summary>The kinds of the mails that lie in the outbox.</summary>
        public Task<List<string>> MailsAsync() => ReadAsync(db => db.Set<OutboxMail>().Select(mail => mail.Kind).ToListAsync());

        /// <summary>What the audit trail says of a school.</summary>
        public List<IAuditEntry> Audit(Guid school)
        {
            using var scope = Get<ICoreScopeProvider>().CreateCoreScope(autoComplete: true);
            return [.. Get<IAuditEntryRepository>().GetMany().Where(entry => entry.AffectedDetails?.Contains(school.ToString(), StringComparison.Ordinal) == true)];
        }
    }
}
