using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace WIJschool.Benchmarks.Editors;

/// <summary>An editor in headless Chromium: times signing in, and notes what the client asks while a document is opened and published.</summary>
internal static class DeskCommand
{
    private const int SignIns = 12;
    private const string Tree = "umb-document-tree-item";
    private const string Api = "/umbraco/management/api/";

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1.5);

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    public static async Task<int> RunAsync(string site, string file)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("WIJSCHOOL_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        });
        List<TimeSpan> times = [];
        for (var round = 1; round < SignIns; round++)
        {
            await using var visit = await OpenAsync(browser, site);
            times.Add(await SignInAsync(visit.Pages[0]));
        }

        await using var context = await OpenAsync(browser, site);
        var desk = context.Pages[0];
        times.Add(await SignInAsync(desk));
        EditorTimes.Print("sign-in to content tree", times, TimeSpan.FromSeconds(2));

        var opening = await NoteAsync(desk, () => OpenAsync(desk, site));
        var publishing = await NoteAsync(desk, () => PublishAsync(desk));
        var cookies = string.Join("; ", (await context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}"));
        new DeskWork(cookies, opening, publishing).Write(file);
        return 0;
    }

    // a window that has nothing of the back office yet
    private static async Task<IBrowserContext> OpenAsync(IBrowser browser, string site)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = site, Locale = "nl-NL", ViewportSize = new() { Width = 1440, Height = 900 } });
        context.SetDefaultTimeout(60_000);
        await context.NewPageAsync();
        return context;
    }

    private static async Task<TimeSpan> SignInAsync(IPage page)
    {
        await page.GotoAsync("/umbraco/section/content"); // where the client comes back to
        await page.Locator("#name").FillAsync(BenchSite.Login);
        await page.Locator("input[type=password]").FillAsync(BenchSite.Password);
        var started = Stopwatch.GetTimestamp();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(Tree).First.WaitForAsync();
        return Stopwatch.GetElapsedTime(started);
    }

    // as a click in the tree does it: the client is there already
    private static async Task OpenAsync(IPage page, string site)
    {
        await page.EvaluateAsync("path => history.pushState(null, '', path)", $"/umbraco/section/content/workspace/document/edit/{await FirstMethodAsync(site)}/nl");
        await Name(page).WaitForAsync();
    }

    private static async Task PublishAsync(IPage page)
    {
        await Name(page).FillAsync($"Methode {DeskWork.Mark}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan en publiceren" }).First.ClickAsync();
        await page.Locator("uui-modal-container").Last.GetByRole(AriaRole.Button, new() { Name = "Opslaan en publiceren" }).Last.ClickAsync();
        await page.Locator("umb-backoffice-notification-container").GetByText("gepubliceerd").First.WaitForAsync();
    }

    private static ILocator Name(IPage page) => page.Locator("#name-input input").First;

    /// <summary>What the client asks of the API while something is done, until it has asked nothing for a while.</summary>
    private static async Task<IReadOnlyList<DeskRequest>> NoteAsync(IPage page, Func<Task> work)
    {
        var (asked, last) = (new List<DeskRequest>(), Stopwatch.GetTimestamp());
        page.Request += Note;
        await work();
        while (Stopwatch.GetElapsedTime(Volatile.Read(ref last)) < Quiet) await Task.Delay(100);
        page.Request -= Note;
        return asked;

        void Note(object? sender, IRequest request)
        {
            var address = new Uri(request.Url);
            if (!address.AbsolutePath.StartsWith(Api, StringComparison.Ordinal)) return;
            asked.Add(new DeskRequest(request.Method, address.PathAndQuery, request.PostData));
            Volatile.Write(ref last, Stopwatch.GetTimestamp());
        }
    }

    // a method has the most blocks, pictures and tags of all documents
    private static async Task<string> FirstMethodAsync(string site)
    {
        using var http = new HttpClient { BaseAddress = new Uri(site) };
        var found = JsonNode.Parse(await http.GetStringAsync(new Uri("/umbraco/delivery/api/v2/content?filter=contentType:intervention&take=1", UriKind.Relative)));
        return (string)found!["items"]![0]!["id"]!;
    }
}
