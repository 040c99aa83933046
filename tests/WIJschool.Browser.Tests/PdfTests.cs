using System.Net;
using UglyToad.PdfPig;

namespace WIJschool.Browser.Tests;

/// <summary>An intervention as a PDF, from the button on its page.</summary>
[Collection(OnTheSite.Name)]
public class PdfTests(BrowserFixture browser)
{
    [Theory, MemberData(nameof(Addresses))]
    public async Task An_intervention_can_be_taken_along_as_a_pdf_of_two_or_three_pages(string page)
    {
        var html = await browser.Site.Http.GetStringAsync(new Uri(page, UriKind.Relative));
        Assert.Contains($"href=\"{page}.pdf\"", html, StringComparison.Ordinal);

        using var answer = await browser.Site.Http.GetAsync(new Uri($"{page}.pdf", UriKind.Relative));
        using var pdf = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.InRange(pdf.NumberOfPages, 2, 3);
        Assert.False(string.IsNullOrEmpty(pdf.Information.Title));
        var words = string.Join(' ', pdf.GetPages().SelectMany(part => part.GetWords()).Select(word => word.Text));
        Assert.Contains("Wat het is", words, StringComparison.Ordinal);
        Assert.Contains("Bronnen", words, StringComparison.Ordinal);
    }

    [Theory, InlineData("/over/missie.pdf"), InlineData("/gereedschapskist/bestaat-niet.pdf"), InlineData("/.pdf")]
    public async Task What_is_no_intervention_has_no_pdf(string address)
    {
        using var answer = await browser.Site.Http.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    public static TheoryData<string> Addresses =>
        ["/gereedschapskist/legpuzzelmethode", "/gereedschapskist/de-vreedzame-school", "/gereedschapskist/dialoog-onder-spanning"];
}
