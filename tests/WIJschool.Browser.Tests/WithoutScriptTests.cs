using static Microsoft.Playwright.Assertions;

namespace WIJschool.Browser.Tests;

/// <summary>The site with JavaScript off: everything can still be done, with one page more here and there.</summary>
[Collection(OnTheSite.Name)]
public class WithoutScriptTests(BrowserFixture browser)
{
    [Theory, InlineData(1440), InlineData(390)]
    public async Task The_menu_opens_and_leads_to_a_page(int width)
    {
        await using var visit = await browser.VisitAsync(width, scripts: false);
        await visit.GoAsync("/");

        if (width < 768) await visit.Page.Locator("button[popovertarget=menu]").First.ClickAsync();
        await visit.Page.Locator(".menu summary").First.ClickAsync();
        await visit.Page.Locator(".menu a[href*='/missie']").ClickAsync();

        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Missie");
    }

    [Fact]
    public async Task Filters_are_sent_with_a_button_and_the_address_can_be_shared()
    {
        await using var visit = await browser.VisitAsync(scripts: false);
        await visit.GoAsync("/gereedschapskist");

        await visit.Page.Locator("input[name=thema][value=polarisatie]").CheckAsync();
        await visit.Page.Locator(".filters__apply button").ClickAsync();
        var count = await visit.Page.Locator(".result").CountAsync();
        var address = visit.Page.Url;

        Assert.Contains("thema=polarisatie", address, StringComparison.Ordinal);
        await visit.GoAsync(address);
        Assert.Equal(count, await visit.Page.Locator(".result").CountAsync());
    }

    [Fact]
    public async Task A_facet_promises_as_many_results_as_it_gives()
    {
        await using var visit = await browser.VisitAsync(scripts: false);
        await visit.GoAsync("/gereedschapskist?sector=voortgezet-onderwijs");
        var facet = visit.Page.Locator("label.check:has(input[name=thema])").First;
        var promised = int.Parse((await facet.Locator(".count").InnerTextAsync()).Split(' ', '\n')[0], System.Globalization.CultureInfo.InvariantCulture);

        await facet.Locator("input").CheckAsync();
        await visit.Page.Locator(".filters__apply button").ClickAsync();

        await Expect(visit.Page.Locator("#aantal")).ToContainTextAsync(promised.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Searching_works_from_the_header()
    {
        await using var visit = await browser.VisitAsync(scripts: false);
        await visit.GoAsync("/");

        await visit.Page.Locator("#zoek-boven").FillAsync("burgerschap");
        await visit.Page.Locator("#zoek-boven").PressAsync("Enter");

        await visit.ArrivesAtAsync("/zoeken?q=burgerschap");
        Assert.True(await visit.Page.Locator(".hits > li").CountAsync() > 3);
    }

    [Fact]
    public async Task Interventions_are_compared_with_the_button_below_the_list()
    {
        await using var visit = await browser.VisitAsync(scripts: false);
        await visit.GoAsync("/gereedschapskist");

        await visit.Page.Locator("input[data-compare]").Nth(0).CheckAsync();
        await visit.Page.Locator("input[data-compare]").Nth(1).CheckAsync();
        await visit.Page.Locator("noscript button").ClickAsync();

        await Expect(visit.Page.Locator(".compare-table thead th a")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task The_pyramid_shows_every_layer_with_its_words()
    {
        await using var visit = await browser.VisitAsync(scripts: false);
        await visit.GoAsync("/filosofie");

        foreach (var panel in await visit.Page.Locator(".pyramid__panel").AllAsync()) await Expect(panel).ToBeVisibleAsync();
        Assert.Equal(5, await visit.Page.Locator(".pyramid__panel").CountAsync());
    }

    [Fact]
    public async Task The_theme_is_changed_by_the_server()
    {
        await using var visit = await browser.VisitAsync(scripts: false);
        await visit.GoAsync("/over");

        await visit.Page.Locator("[data-theme-form] button").ClickAsync();

        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await visit.ArrivesAtAsync("/over");
    }
}
