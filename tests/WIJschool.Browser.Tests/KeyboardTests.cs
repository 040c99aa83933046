using static Microsoft.Playwright.Assertions;

namespace WIJschool.Browser.Tests;

/// <summary>What a reader without a mouse does.</summary>
[Collection(OnTheSite.Name)]
public class KeyboardTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_first_stop_is_a_link_that_leads_past_the_menu()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/over/missie");

        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.Locator(".skip")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page.Locator("#inhoud")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_part_of_the_menu_opens_with_Enter_and_leads_to_its_pages()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/");

        await visit.TabToAsync(".menu summary");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.TabToAsync(".menu details[open] ul a[href*='/missie']");
        await visit.Page.Keyboard.PressAsync("Enter");

        await visit.ArrivesAtAsync("/over/missie");
    }

    [Fact]
    public async Task The_menu_of_a_phone_opens_and_closes_and_gives_the_focus_back()
    {
        await using var visit = await browser.VisitAsync(390, 800);
        await visit.GoAsync("/");
        var opener = visit.Page.Locator("button[popovertarget=menu]").First;

        await visit.TabToAsync("button[popovertarget=menu]");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("#menu")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");

        await Expect(visit.Page.Locator("#menu")).ToBeHiddenAsync();
        await Expect(opener).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Arrow_keys_walk_the_pyramid_and_Enter_opens_a_layer()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/filosofie");

        await visit.TabToAsync(".pyramid__link");
        await visit.Page.Keyboard.PressAsync("End");
        await Expect(visit.Page.Locator(".pyramid__bands > li").Last.Locator("a")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator(".pyramid__panel.is-active")).ToContainTextAsync("Veiligheid");
        await visit.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(visit.Page.Locator(".pyramid__panel.is-active")).ToContainTextAsync("Eigenheid");
        await visit.Page.Keyboard.PressAsync("Enter");

        await visit.ArrivesAtAsync("/filosofie/eigenheid");
    }

    [Fact]
    public async Task A_filter_is_chosen_with_the_space_bar_and_taken_off_again()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/gereedschapskist");
        var all = await visit.Page.Locator(".result").CountAsync();

        await visit.TabToAsync("input[name=thema][value=mediawijsheid]");
        await visit.Page.Keyboard.PressAsync("Space");
        await visit.Page.WaitForURLAsync("**thema=mediawijsheid**");
        var some = await visit.Page.Locator(".result").CountAsync();
        await visit.TabToAsync(".tag--remove");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync(url => !url.Contains("thema", StringComparison.Ordinal));

        Assert.InRange(some, 1, all);
        Assert.Equal(all, await visit.Page.Locator(".result").CountAsync());
    }

    [Fact]
    public async Task Two_interventions_are_marked_and_compared()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/gereedschapskist");

        await visit.TabToAsync("input[data-compare]");
        await visit.Page.Keyboard.PressAsync("Space");
        await visit.TabToAsync("input[data-compare]");
        await visit.Page.Keyboard.PressAsync("Space");
        await visit.TabToAsync("[data-compare-go]");
        await visit.Page.Keyboard.PressAsync("Enter");

        await visit.Page.WaitForURLAsync("**/vergelijk?id=*&id=*");
        await Expect(visit.Page.Locator(".compare-table thead th a")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Typing_gives_suggestions_that_arrows_choose_Escape_closes_and_Enter_follows()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/");
        var field = visit.Page.Locator("#zoek-boven");
        var options = visit.Page.Locator(".site-header [role=option]");

        await visit.TabToAsync("#zoek-boven");
        await visit.Page.Keyboard.TypeAsync("legpuz");
        await Expect(options.First).ToBeVisibleAsync();
        await Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(field).ToHaveAttributeAsync("aria-expanded", "false");
        await visit.Page.Keyboard.TypeAsync("z");
        await Expect(options.First).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page.Locator("h1")).Not.ToBeEmptyAsync();
        await visit.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath != "/");
    }

    [Fact]
    public async Task The_video_plays_with_the_space_bar_and_a_line_of_the_transcript_leads_to_its_moment()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/video");

        await visit.TabToAsync("video");
        await visit.Page.Keyboard.PressAsync("Space");
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('video').currentTime > 0.2");
        await visit.TabToAsync("[data-cues] li:nth-child(4) button");
        await visit.Page.Keyboard.PressAsync("Enter");

        await visit.Page.WaitForFunctionAsync("() => document.querySelector('video').currentTime > 5");
    }

    [Fact]
    public async Task The_theme_can_be_changed_and_stays_on_the_next_page()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/");

        await visit.TabToAsync("[data-theme-form] button");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await visit.GoAsync("/over");

        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task What_has_the_focus_can_be_seen()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/gereedschapskist");

        for (var presses = 0; presses < 40; presses++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var visible = await visit.Page.EvaluateAsync<bool>("""
                () => {
                  const e = document.activeElement, ring = x => { const s = getComputedStyle(x); return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none'; };
                  return ring(e) || (e.parentElement !== null && ring(e.parentElement));
                }
                """);
            Assert.True(visible, $"'{await visit.FocusedAsync()}' has the focus, but nothing shows it.");
        }
    }
}
