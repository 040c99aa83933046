using Microsoft.Playwright;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>Writing the blocks of a page.</summary>
internal static class BlockDesk
{
    /// <summary>The blocks of the text, in their order.</summary>
    public static ILocator Blocks(this Desk desk) => desk.Page.Locator("umb-block-list-entry");

    /// <summary>Adds a block; its form stands open.</summary>
    public static async Task AddBlockAsync(this Desk desk, string kind)
    {
        await desk.Page.Locator("umb-property-editor-ui-block-list").First.GetByText("Maak nieuw").ClickAsync();
        await desk.Page.Locator("umb-block-catalogue-modal").GetByText(kind, new() { Exact = true }).First.ClickAsync();
    }

    /// <summary>Adds a block with a text.</summary>
    public static async Task AddTextAsync(this Desk desk, string text)
    {
        await desk.AddBlockAsync("Tekst");
        await desk.WriteAsync(text);
        await desk.KeepBlockAsync();
    }

    /// <summary>Writes at the end of the rich text that stands open.</summary>
    public static async Task WriteAsync(this Desk desk, string text)
    {
        await desk.Page.Locator("umb-input-tiptap .tiptap").ClickAsync();
        await desk.Page.Keyboard.PressAsync("Control+End");
        await desk.Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Throws a block away, as one confirms.</summary>
    public static async Task RemoveBlockAsync(this Desk desk, int block)
    {
        await desk.Blocks().Nth(block).GetByLabel("delete").ClickAsync();
        await desk.Modal.GetByRole(AriaRole.Button).Last.ClickAsync();
        await desk.Modal.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    /// <summary>Drags a block above another with the mouse.</summary>
    public static async Task DragBlockAsync(this Desk desk, int block, int above)
    {
        var from = (await desk.Blocks().Nth(block).BoundingBoxAsync())!;
        var to = (await desk.Blocks().Nth(above).BoundingBoxAsync())!;
        await desk.Page.Mouse.MoveAsync(from.X + 100, from.Y + from.Height / 2);
        await desk.Page.Mouse.DownAsync();
        await desk.Page.Mouse.MoveAsync(to.X + 100, to.Y + to.Height / 2, new() { Steps = 10 });
        await desk.Page.Mouse.MoveAsync(to.X + 100, to.Y + 2, new() { Steps = 5 });
        await desk.Page.WaitForTimeoutAsync(200); // the list takes a new order once in a while, not at each move
        await desk.Page.Mouse.UpAsync();
    }

    /// <summary>Confirms the form of a block, a new one or one that was there, and waits until it is gone.</summary>
    public static async Task KeepBlockAsync(this Desk desk)
    {
        await desk.Page.Locator("umb-block-workspace-editor").GetByRole(AriaRole.Button).Last.ClickAsync();
        await desk.Modal.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }
}
