using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace WIJschool.Browser.Tests;

/// <summary>The video can be watched from any moment, read, and watched without sound.</summary>
[Collection(OnTheSite.Name)]
public partial class VideoTests(BrowserFixture browser)
{
    private HttpClient Http => browser.Site.Http;

    [Theory, InlineData(1000, 1999, 1000), InlineData(0, 0, 1), InlineData(null, 500, 500)]
    public async Task A_part_of_the_film_is_sent_as_a_part(int? from, int? to, int length)
    {
        using var answer = await PartAsync(new RangeHeaderValue(from, to));

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(length, answer.Content.Headers.ContentLength);
        Assert.Equal(length, answer.Content.Headers.ContentRange!.To - answer.Content.Headers.ContentRange.From + 1);
        Assert.Equal("video/mp4", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_part_beyond_the_end_does_not_exist()
    {
        using var answer = await PartAsync(new RangeHeaderValue(1_000_000_000, null));

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, answer.StatusCode);
        Assert.True(answer.Content.Headers.ContentRange!.Length > 100_000);
    }

    [Fact]
    public async Task A_part_of_the_film_that_is_known_is_sent_and_of_another_film_the_whole()
    {
        using var whole = await Http.GetAsync(await AddressAsync());
        var range = new RangeHeaderValue(0, 99);

        using var known = await PartAsync(range, new RangeConditionHeaderValue(whole.Headers.ETag!));
        using var other = await PartAsync(range, new RangeConditionHeaderValue("\"another\""));

        Assert.Equal(HttpStatusCode.PartialContent, known.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(whole.Content.Headers.ContentLength, other.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task The_film_starts_where_the_reader_drags_it()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/video");

        await visit.Page.EvaluateAsync("() => { document.querySelector('video').currentTime = 60; }");

        await visit.Page.WaitForFunctionAsync("() => { const v = document.querySelector('video'); return !v.seeking && v.currentTime === 60 && v.readyState >= 2; }");
    }

    [Theory, InlineData("/video", "nl"), InlineData("/en/video", "en")]
    public async Task Captions_can_be_chosen_in_both_languages_and_begin_in_that_of_the_page(string address, string language)
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync(address);

        var tracks = await visit.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('track')].map(t => `${t.srclang} ${t.kind} ${t.label.length > 0} ${t.default}`)");
        Assert.Equal(["en", "nl"], tracks.Select(track => track.Split(' ')[0]).Order());
        Assert.All(tracks, track => Assert.Contains("captions true", track, StringComparison.Ordinal));
        Assert.Equal(language, Assert.Single(tracks, track => track.EndsWith(" true", StringComparison.Ordinal) && track.Split(' ')[3] == "true").Split(' ')[0]);
        await visit.Page.EvaluateAsync("() => { for (const t of document.querySelector('video').textTracks) t.mode = 'showing'; }");
        await visit.Page.WaitForFunctionAsync("() => [...document.querySelector('video').textTracks].every(t => t.cues?.length > 10)");
    }

    [Fact]
    public async Task What_is_said_can_be_read_without_playing_anything()
    {
        await using var visit = await browser.VisitAsync(scripts: false);
        await visit.GoAsync("/video");

        await Expect(visit.Page.Locator("#transcript")).ToContainTextAsync("Laag 5 is samen leven");
        Assert.True((await visit.Page.Locator("#transcript").InnerTextAsync()).Length > 500);
    }

    private async Task<HttpResponseMessage> PartAsync(RangeHeaderValue range, RangeConditionHeaderValue? condition = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, await AddressAsync());
        request.Headers.Range = range;
        request.Headers.IfRange = condition;
        return await Http.SendAsync(request);
    }

    private async Task<Uri> AddressAsync() =>
        new(Film().Match(await Http.GetStringAsync(new Uri("/video", UriKind.Relative))).Groups[1].Value, UriKind.Relative);

    [GeneratedRegex("""<source src="([^"]+\.mp4)"[^>]*>""", RegexOptions.None, 1000)] private static partial Regex Film();
}
