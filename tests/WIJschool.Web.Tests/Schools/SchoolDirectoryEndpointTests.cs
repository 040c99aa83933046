using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Tests.Schools;

/// <summary>All schools as the back office sees them, and the ministry's lists.</summary>
public sealed class SchoolDirectoryEndpointTests(SchoolDirectoryEndpointTests.BackOffice site) : IClassFixture<SchoolDirectoryEndpointTests.BackOffice>
{
    [Fact]
    public async Task A_coordinator_finds_a_school_reads_it_and_closes_it_once()
    {
        var school = await site.RegisterAsync("De Brug", "00AA01");
        using var coordinator = site.As(Constants.Security.SuperUserKey);

        var page = JsonNode.Parse(await coordinator.GetStringAsync("schools?search=brug&status=Waiting"))!;
        Assert.Equal((1, school.ToString(), "Waiting"), ((int)page["total"]!, (string)page["items"]![0]!["id"]!, (string)page["items"]![0]!["status"]!));
        Assert.Equal(0, (int)JsonNode.Parse(await coordinator.GetStringAsync("schools?status=Closed"))!["total"]!);
        Assert.Equal("00AA01", (string)JsonNode.Parse(await coordinator.GetStringAsync($"schools/{school}"))!["code"]!);

        Assert.Equal(HttpStatusCode.NoContent, (await coordinator.PostAsync($"schools/{school}/close", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.PostAsync($"schools/{school}/close", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PostAsync($"schools/{Guid.NewGuid()}/close", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.GetAsync($"schools/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal("Closed", (string)JsonNode.Parse(await coordinator.GetStringAsync($"schools/{school}"))!["status"]!);
    }

    [Fact]
    public async Task A_list_of_the_ministry_is_imported_as_it_was_downloaded()
    {
        using var coordinator = site.As(Constants.Security.SuperUserKey);
        using var list = new ByteArrayContent(Encoding.UTF8.GetBytes("VESTIGINGSCODE,VESTIGINGSNAAM,PLAATSNAAM\n00AA01,De Brug,UTRECHT\n"));
        using var other = new StringContent("geen lijst");

        var imported = await (await coordinator.PostAsync("school-sites/Primary", list)).Content.ReadFromJsonAsync<JsonNode>();
        var refused = await coordinator.PostAsync("school-sites/Primary", other);

        Assert.Equal(1, (int)imported!["count"]!);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await coordinator.PostAsync("school-sites/Hbo", null)).StatusCode);
        Assert.Equal(
            [("Primary", 1), ("Secondary", 0), ("Special", 0), ("Vocational", 0)],
            JsonNode.Parse(await coordinator.GetStringAsync("school-sites"))!.AsArray().Select(count => ((string)count!["sector"]!, (int)count["count"]!)));
    }

    [Theory]
    [InlineData("GET", "schools")]
    [InlineData("GET", "schools/{0}")]
    [InlineData("POST", "schools/{0}/close")]
    [InlineData("GET", "school-sites")]
    [InlineData("POST", "school-sites/Primary")]
    public async Task Only_users_who_may_see_members_are_let_in(string method, string path)
    {
        async Task<HttpStatusCode> CallAsync(Guid? user)
        {
            using var client = site.As(user);
            using var request = new HttpRequestMessage(new HttpMethod(method), string.Format(null, path, Guid.NewGuid()));
            return (await client.SendAsync(request)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(null));
        Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(await site.WriterAsync()));
    }

    public sealed class BackOffice : BackOfficeSite
    {
        protected override void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapSchoolDirectory();

        public Task<Guid> RegisterAsync(string name, string code) => ReadAsync(async db =>
        {
            await db.Set<School>().ExecuteDeleteAsync();
            var profile = new SchoolProfile(name, VestigingCode.Parse(code).Value!, Sector.Special, "Utrecht", 200);
            var school = new School(EntityId.New<SchoolId>(Clock), profile, new SchoolContact("Lotte", EmailAddress.Parse("lotte@school.nl").Value!, "nl"), Clock.GetUtcNow());
            school.Verify(Clock.GetUtcNow());
            db.Add(school);
            await db.SaveChangesAsync();
            return school.Id.Value;
        });
    }
}
