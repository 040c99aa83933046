using System.Text.RegularExpressions;

namespace WIJschool.Browser.Tests.Schools;

/// <summary>Renews the pictures of what schools do, as the demo school shows it, when asked for with <c>./test --screenshots</c>.</summary>
[Trait("Category", "Screenshots")]
public sealed partial class SchoolPictureTests(SchoolPictureTests.DemoSite browser) : IClassFixture<SchoolPictureTests.DemoSite>
{
    private const int Quality = 50;
    private const int Highest = 2000; // of a very long page the top says enough

    private static string? Folder => Environment.GetEnvironmentVariable("WIJSCHOOL_SCREENSHOTS");

    [Fact]
    public async Task A_school_is_pictured_on_phone_and_desk()
    {
        if (Folder is null) return; // only where someone asked for pictures
        foreach (var width in new[] { 390, 1440 })
        {
            await using var visit = await browser.VisitAsync(width, dark: false);
            await SignInAsync(visit);
            foreach (var (name, address) in await PagesAsync(visit)) await PictureAsync(visit, name, address, width);
        }
    }

    [Fact]
    public async Task A_pupil_is_pictured_on_a_phone()
    {
        if (Folder is null) return;
        await using var teacher = await browser.VisitAsync(1440);
        await SignInAsync(teacher);
        await teacher.GoAsync("/mijn-school/klas");
        await teacher.GoAsync(await FirstAsync(teacher, "a[href^='/mijn-school/klas/']"));
        var code = CodeOnBoard().Match(await teacher.Page.Locator("main").InnerTextAsync());
        await using var pupil = await browser.VisitAsync(390);
        await PictureAsync(pupil, "school-leerling", $"/klas/{code.Value.Replace(" ", "", StringComparison.Ordinal)}", 390);
    }

    private async Task SignInAsync(Visit visit)
    {
        var (mail, password) = browser.Admin();
        await visit.GoAsync("/inloggen");
        await visit.Page.FillAsync("#Name", mail);
        await visit.Page.FillAsync("#Password", password);
        await visit.Page.Locator("main form button").First.ClickAsync();
        await visit.Page.WaitForURLAsync(url => !url.Contains("/inloggen", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<(string Name, string Address)>> PagesAsync(Visit visit)
    {
        await visit.GoAsync("/mijn-school/scans");
        var round = await FirstAsync(visit, "li:has-text('WIJschoolscan') a[href^='/mijn-school/scans/']");
        await visit.GoAsync("/mijn-school/klas");
        var board = await FirstAsync(visit, "a[href^='/mijn-school/klas/']");
        return
        [
            ("school-start", "/mijn-school"), ("school-uitslag", round), ("school-bord", board), ("school-bewaard", "/mijn-school/bewaard"),
            ("school-webinars", "/mijn-school/webinars"), ("school-formulier", "/formulieren/praktijkvraag"),
        ];
    }

    private static async Task<string> FirstAsync(Visit visit, string links) => (await visit.Page.Locator(links).First.GetAttributeAsync("href"))!;

    private static async Task PictureAsync(Visit visit, string name, string address, int width)
    {
        Assert.Equal(200, await visit.GoAsync(address));
        var height = Math.Min(Highest, await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
        await visit.Page.SetViewportSizeAsync(width, height);
        await visit.Page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        var session = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        var answer = await session.SendAsync("Page.captureScreenshot", new Dictionary<string, object> { ["format"] = "webp", ["quality"] = Quality });
        await File.WriteAllBytesAsync(Path.Combine(Folder!, $"{name}-{width}.webp"), answer!.Value.GetProperty("data").GetBytesFromBase64());
        await visit.Page.SetViewportSizeAsync(width, 900);
    }

    [GeneratedRegex("[2-9A-Z]{3} [2-9A-Z]{3}", RegexOptions.None, 1000)]
    private static partial Regex CodeOnBoard();

    /// <summary>A site with the demo school.</summary>
    public sealed partial class DemoSite : BrowserFixture
    {
        public DemoSite() => Site.Arguments.Add("--demo=force"); // its data goes with it

        /// <summary>The admin of the demo school, as the start printed it.</summary>
        public (string Mail, string Password) Admin()
        {
            var account = Site.Printed.Select(line => Account().Match(line)).First(match => match.Success);
            return (account.Groups["mail"].Value, account.Groups["password"].Value);
        }

        [GeneratedRegex(@"^  (?<mail>\S+@\S+) +(?<password>\S+)", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Account();
    }
}
