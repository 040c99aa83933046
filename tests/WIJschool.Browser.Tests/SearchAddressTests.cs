using System.Net;
using System.Text.Json;

namespace WIJschool.Browser.Tests;

/// <summary>What people and machines may put in the addresses of the search, and what they get.</summary>
[Collection(OnTheSite.Name)]
public sealed class SearchAddressTests(BrowserFixture browser)
{
    private static readonly string[] Addresses = ["/zoeken?q=", "/gereedschapskist?q=", "/api/search?q=", "/api/search/suggest?q="];

    public static TheoryData<string> Queries => new()
    {
        "\"", "\"pesten", "-", "-\"\"", "*", "title:pesten", "NEAR(", "AND", "pesten OR NOT (klas", "'; DROP TABLE document; --",
        "%", "\\", "😀 👩‍🏫", "e\u0301\u0301\u0301", "\u202epesten", "<script>alert(1)</script>", "…?!", "   ", new string('a', 10_000), new string('"', 5_000),
    };

    [Theory, MemberData(nameof(Queries))]
    public async Task Any_text_gives_results_or_an_empty_page(string query)
    {
        foreach (var address in Addresses)
            await ExpectOk(address + Uri.EscapeDataString(query));
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("pesten%00klas")]
    [InlineData("%ED%A0%BD")] // half of a pair of surrogates
    [InlineData("%FF%FE")]
    [InlineData("%")]
    public async Task Any_bytes_give_results_or_an_empty_page(string encoded)
    {
        foreach (var address in Addresses)
            await ExpectOk(address + encoded);
    }

    [Theory]
    [InlineData("take=5", 5)]
    [InlineData("take=0", 0)]
    [InlineData("take=-3", 0)]
    [InlineData("take=alles", 10)]
    [InlineData("take=99999999999999999999", 10)]
    [InlineData("skip=niets", 10)]
    public async Task Numbers_out_of_bounds_are_brought_within_and_what_is_none_counts_as_not_given(string parameter, int items)
    {
        using var answer = await browser.Site.Http.GetAsync(new Uri($"/api/search?q=leerlingen&{parameter}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(items, json.RootElement.GetProperty("items").GetArrayLength());
    }

    private async Task ExpectOk(string address)
    {
        using var answer = await browser.Site.Http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{(int)answer.StatusCode} for {address[..Math.Min(80, address.Length)]}");
    }
}
