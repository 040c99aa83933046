using static Microsoft.Playwright.Assertions;

namespace WIJschool.Browser.Tests;

/// <summary>What readers set to suit themselves: larger text, wider spacing, their own colours, less movement.</summary>
[Collection(OnTheSite.Name)]
public class ComfortTests(BrowserFixture browser)
{
    private static readonly string[] Addresses =
        ["/", "/over/missie", "/filosofie", "/gereedschapskist", "/gereedschapskist/legpuzzelmethode", "/zoeken?q=dialoog", "/video", "/contact"];

    public static TheoryData<string> Pages => new(Addresses);

    [Theory, MemberData(nameof(Pages))]
    public async Task Text_of_twice_the_size_fits(string address)
    {
        await using var visit = await browser.VisitAsync(1280);
        await visit.GoAsync(address);

        await visit.Page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");

        Assert.InRange(await OverflowAsync(visit), 0, 1);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Text_with_more_space_between_letters_words_and_lines_fits(string address)
    {
        await using var visit = await browser.VisitAsync(390);
        await visit.GoAsync(address);

        await visit.Page.EvaluateAsync("""
            () => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }');
              document.adoptedStyleSheets = [sheet];
            }
            """);

        Assert.InRange(await OverflowAsync(visit), 0, 1);
    }

    [Fact]
    public async Task Four_times_magnified_the_menu_and_the_filters_still_open_and_close()
    {
        await using var visit = await browser.VisitAsync(320, 256); // 1280 by 1024, four times as large
        await visit.GoAsync("/gereedschapskist");

        foreach (var target in new[] { "menu", "filters" })
        {
            await visit.Page.Locator($"button[popovertarget={target}]").First.ClickAsync();
            await Expect(visit.Page.Locator($"#{target}")).ToBeInViewportAsync();
            await visit.Page.Locator($"#{target} button[popovertargetaction=hide]").ClickAsync();
            await Expect(visit.Page.Locator($"#{target}")).ToBeHiddenAsync();
        }
    }

    [Theory, InlineData(1440, 900), InlineData(390, 700), InlineData(320, 256)]
    public async Task What_has_the_focus_is_not_hidden_behind_the_compare_bar(int width, int height)
    {
        await using var visit = await browser.VisitAsync(width, height);
        await visit.GoAsync("/gereedschapskist");
        await visit.TabToAsync("input[data-compare]");
        await visit.Page.Keyboard.PressAsync("Space");
        await Expect(visit.Page.Locator("[data-compare-bar]")).ToBeVisibleAsync();

        for (var presses = 0; presses < 24; presses++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var hidden = await visit.Page.EvaluateAsync<bool>("""
                () => {
                  const bar = document.querySelector('[data-compare-bar]'), e = document.activeElement;
                  if (bar.contains(e) || e === document.body) return false;
                  const a = e.getBoundingClientRect(), b = bar.getBoundingClientRect();
                  return getComputedStyle(bar).position === 'sticky' && a.top >= b.top && a.bottom <= b.bottom;
                }
                """);
            Assert.False(hidden, $"'{await visit.FocusedAsync()}' has the focus behind the bar.");
        }
    }

    [Fact]
    public async Task Nothing_moves_for_who_asked_for_less_movement()
    {
        await using var visit = await browser.VisitAsync();

        foreach (var address in Addresses)
        {
            await visit.GoAsync(address);
            var moving = await visit.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('*')].filter(e => {
                  const s = getComputedStyle(e), long = list => list.split(',').some(t => parseFloat(t) > .001);
                  return long(s.transitionDuration) || long(s.animationDuration) || s.scrollBehavior === 'smooth';
                }).map(e => e.className)
                """);
            Assert.True(moving.Length == 0, $"{address}: {string.Join(", ", moving.Distinct())}");
        }
    }

    [Fact]
    public async Task With_colours_of_the_reader_s_own_bands_have_edges_and_the_current_page_is_marked()
    {
        await using var visit = await browser.VisitAsync(forcedColours: true);
        await visit.GoAsync("/filosofie");

        Assert.Equal("solid", await StyleAsync(visit, ".pyramid__bands .band", "borderTopStyle"));
        Assert.Contains("underline", await StyleAsync(visit, ".menu__list [aria-current=page]", "textDecorationLine"), StringComparison.Ordinal);
        await visit.TabToAsync(".pyramid__link");
        Assert.Equal("solid", await StyleAsync(visit, ".pyramid__link:focus", "outlineStyle"));
    }

    private static Task<string> StyleAsync(Visit visit, string selector, string property) =>
        visit.Page.Locator(selector).First.EvaluateAsync<string>("(e, property) => getComputedStyle(e)[property]", property);

    private static Task<int> OverflowAsync(Visit visit) => visit.Page.EvaluateAsync<int>("""
        () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
          done(Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)))))
        """);
}
