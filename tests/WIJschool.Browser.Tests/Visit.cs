using Microsoft.Playwright;

namespace WIJschool.Browser.Tests;

/// <summary>One reader's window on the site, which notes everything that the browser complains about.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    public Visit(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        Listen(page);
        context.Page += (_, opened) => Listen(opened);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings on the console, errors in scripts, and files that were not there, also in windows that the page opened.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Goes to an address and waits until everything on the page has arrived.</summary>
    /// <returns>The status of the answer.</returns>
    public async Task<int> GoAsync(string address)
    {
        var answer = await Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        return answer!.Status;
    }

    /// <summary>Waits for a page by its path and query; a slash at the end of the path does not count.</summary>
    public Task ArrivesAtAsync(string address) =>
        Page.WaitForURLAsync(url => string.Equals(new Uri(url).PathAndQuery.Replace("/?", "?", StringComparison.Ordinal).TrimEnd('/'), address, StringComparison.Ordinal));

    public Task<string> FocusedAsync() => Page.EvaluateAsync<string>(
        "() => { const e = document.activeElement; return (e?.getAttribute('aria-label') || e?.textContent || e?.id || e?.tagName || '').trim().replace(/\\s+/g, ' '); }");

    /// <summary>Presses Tab until the element that matches has the focus.</summary>
    /// <exception cref="InvalidOperationException">It cannot be reached with the keyboard.</exception>
    public async Task TabToAsync(string selector, int most = 150)
    {
        for (var presses = 0; presses < most; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) === true", selector)) return;
        }
        throw new InvalidOperationException($"{selector} does not get the focus within {most} presses of Tab; it stands on '{await FocusedAsync()}'.");
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();

    private void Listen(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Add($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add($"script: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !response.Request.IsNavigationRequest) complaints.Add($"{response.Status}: {response.Url}");
        };
    }
}
