using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>Choosing in the dialogues that the fields of a form open.</summary>
internal static partial class Picker
{
    /// <summary>A field of a form by its label.</summary>
    public static ILocator Field(this Desk desk, string label) => desk.Page.Locator($"umb-property-layout[label=\"{label}\"]");

    /// <summary>Chooses one out of a list.</summary>
    public static Task PickAsync(this Desk desk, ILocator field, string name) => desk.InDialogueAsync(field, async list =>
        await list.Locator("uui-menu-item, umb-user-group-ref").Filter(new() { HasText = name }).First.ClickAsync());

    /// <summary>Chooses a page right below the home page.</summary>
    public static Task PickPageAsync(this Desk desk, ILocator field, string name) => desk.InDialogueAsync(field, async tree =>
    {
        await tree.Locator("umb-document-tree-item").First.Locator("#caret-button").First.ClickAsync();
        await tree.Locator("umb-document-tree-item umb-document-tree-item").Filter(new() { HasText = name }).First.GetByText(name, new() { Exact = true }).ClickAsync();
    });

    private static async Task InDialogueAsync(this Desk desk, ILocator field, Func<ILocator, Task> choose)
    {
        var open = desk.Page.Locator("uui-modal-sidebar");
        var before = await open.CountAsync();
        await field.GetByRole(AriaRole.Button, new() { Name = "Kies" }).First.ClickAsync();
        await Assertions.Expect(open).ToHaveCountAsync(before + 1);
        await choose(open.Last);
        await open.Last.GetByRole(AriaRole.Button, new() { NameRegex = Confirm() }).Last.ClickAsync();
        await Assertions.Expect(open).ToHaveCountAsync(before);
    }

    [GeneratedRegex("^(Kies|Submit)$", RegexOptions.None, matchTimeoutMilliseconds: 1000)] // some of the client's dialogues know no Dutch
    private static partial Regex Confirm();
}
