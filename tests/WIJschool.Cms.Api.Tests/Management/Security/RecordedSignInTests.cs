using System.Net;
using System.Text.Json.Nodes;
using WIJschool.Cms.Api.Tests.Delivery;

namespace WIJschool.Cms.Api.Tests.Management.Security;

/// <summary>Signing in answers as a real Umbraco 17 did.</summary>
public sealed class RecordedSignInTests(SignInSite site) : IClassFixture<SignInSite>
{
    private const string Administrator = "admin@peer.test";
    private static readonly List<Recording> recordings = [.. Recording.Read("sign-in.jsonl.gz")];

    [Fact]
    public async Task The_whole_flow_answers_as_recorded()
    {
        using var browser = new Browser(site.Address);

        await AssertSameAsync("/back-office/login", 200, await browser.SignInAsync(Administrator, SignInSite.Password));
        await AssertSameAsync("/back-office/authorize", 302, await browser.AuthorizeAsync());
        await AssertSameAsync("/back-office/token", 200, await browser.RedeemAsync());
        await AssertSameAsync("/user/current", 200, await browser.GetAsync($"{Browser.Api}/user/current"));
        await AssertSameAsync("/user/current/configuration", 200, await browser.GetAsync($"{Browser.Api}/user/current/configuration"));
        await AssertSameAsync("/security/configuration", 200, await browser.GetAsync($"{Browser.Api}/security/configuration"));
        await AssertSameAsync("/back-office/revoke", 200, await browser.RevokeAsync("access_token"));
        await AssertSameAsync("/user/current", 401, await browser.GetAsync($"{Browser.Api}/user/current"));
    }

    [Theory]
    [InlineData(Administrator)]
    [InlineData("niemand@peer.test")]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_recorded_answer(string name)
    {
        using var browser = new Browser(site.Address);

        await AssertSameAsync("/back-office/login", 401, await browser.SignInAsync(name, "fout"));
    }

    private async Task AssertSameAsync(string path, int status, HttpResponseMessage answer)
    {
        var recording = recordings.Single(r => r.Url.Split('?')[0].EndsWith(path, StringComparison.Ordinal) && r.Status == status);

        Assert.Equal((HttpStatusCode)recording.Status, answer.StatusCode);
        foreach (var name in new[] { "content-type", "location", "www-authenticate", "api-supported-versions" })
        {
            if (name == "api-supported-versions" && path.EndsWith("revoke", StringComparison.Ordinal)) continue; // Umbraco's own revocation has no version
            Assert.Equal(
                recording.ResponseHeaders.GetValueOrDefault(name)?.Replace("127.0.0.1%3A7717", $"127.0.0.1%3A{site.Address.Port}", StringComparison.Ordinal)
                    .Replace("127.0.0.1:7717", site.Address.Authority, StringComparison.Ordinal),
                Header(answer, name));
        }
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Null(JsonDifference.Find(Sorted(recording.Body), text.Length == 0 ? null : Sorted(JsonNode.Parse(text)), "$"));
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.NonValidated.TryGetValues(name, out var values) || answer.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? values.ToString() : null;

    /// <summary>What the contract calls a set has no order.</summary>
    private static JsonNode? Sorted(JsonNode? node)
    {
        if (node is not JsonObject body) return node;
        foreach (var (name, value) in body.ToList())
        {
            if (value is JsonArray { Count: > 0 } items) body[name] = new JsonArray([.. items.Select(item => item?.DeepClone()).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal)]);
        }
        return body;
    }
}
