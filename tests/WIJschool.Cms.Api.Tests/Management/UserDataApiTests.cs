using System.Net;
using Umbraco.Cms.Core;

namespace WIJschool.Cms.Api.Tests.Management;

public sealed class UserDataApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task What_the_back_office_keeps_is_read_changed_and_deleted()
    {
        var key = Guid.NewGuid();

        var created = await client.AskAsync("POST", "user-data", Data(key, "a"));
        var again = await client.AskAsync("POST", "user-data", Data(key, "a"));
        var updated = await client.AskAsync("PUT", "user-data", Data(key, "b"));
        var read = await client.GetJsonAsync($"user-data/{key}");
        var listed = await client.GetJsonAsync("user-data?groups=favorieten&identifiers=pagina&take=5");
        var others = await client.GetJsonAsync("user-data?groups=elders");
        var deleted = await client.AskAsync("DELETE", $"user-data/{key}");

        Assert.Equal((HttpStatusCode.Created, "AlreadyExists", HttpStatusCode.OK, "b"), (created.Status, again.Operation, updated.Status, (string?)read["value"]));
        Assert.Equal((1, 0), ((int)listed["total"]!, (int)others["total"]!));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (deleted.Status, (await client.AskAsync("GET", $"user-data/{key}")).Status));
    }

    [Fact]
    public async Task Of_another_user_nothing_is_read_changed_or_deleted()
    {
        var key = Guid.NewGuid();
        await client.AskAsync("POST", "user-data", Data(key, "van mij"));
        using var other = site.As(await site.UserInAsync(Constants.Security.EditorGroupKey));

        Assert.Equal(0, (int)(await other.GetJsonAsync("user-data"))["total"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await other.AskAsync("GET", $"user-data/{key}")).Status);
        Assert.Equal("NotFound", (await other.AskAsync("PUT", "user-data", Data(key, "van jou"))).Operation);
        Assert.Equal("NotFound", (await other.AskAsync("DELETE", $"user-data/{key}")).Operation);
        Assert.Equal("van mij", (string?)(await client.GetJsonAsync($"user-data/{key}"))["value"]);
    }

    private static string Data(Guid key, string value) => $$"""{"group":"favorieten","identifier":"pagina","value":"{{value}}","key":"{{key}}"}""";
}
