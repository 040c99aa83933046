using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Tests.Dictionary;

public abstract class DictionaryTests(CmsFixture cms)
{
    private readonly string prefix = Guid.NewGuid().ToString("N")[..8];

    private IDictionaryItemService Dictionary => cms.Get<IDictionaryItemService>();

    [Fact]
    public async Task A_text_is_found_by_key_whatever_its_case()
    {
        await Create("Zoeken", "Zoek");

        var found = await Dictionary.GetAsync($"{prefix}.zOEKEN");

        Assert.Equal("Zoek", Assert.Single(found!.Translations).Value);
    }

    [Fact]
    public async Task A_changed_translation_replaces_the_one_before_and_a_missing_one_is_removed()
    {
        var item = await Create("Menu", "Menu");
        item.Translations = [new DictionaryTranslation(await Default(), "Keuzes")];
        await Dictionary.UpdateAsync(item, Constants.Security.SuperUserKey);
        Assert.Equal("Keuzes", Assert.Single((await Dictionary.GetAsync(item.Key))!.Translations).Value);

        item.Translations = [];
        await Dictionary.UpdateAsync(item, Constants.Security.SuperUserKey);

        Assert.Empty((await Dictionary.GetAsync(item.Key))!.Translations);
    }

    [Fact]
    public async Task Two_items_cannot_share_a_key()
    {
        await Create("Een", "1");

        var again = await Dictionary.CreateAsync(new DictionaryItem($"{prefix}.Een"), Constants.Security.SuperUserKey);

        Assert.Equal(DictionaryItemOperationStatus.DuplicateItemKey, again.Status);
    }

    [Fact]
    public async Task Descendants_come_with_parents_before_children()
    {
        var root = await Create("Boom", "");
        var branch = await Create("Tak", "", root.Key);
        var leaf = await Create("Blad", "", branch.Key);

        var below = await Dictionary.GetDescendantsAsync(root.Key);

        Assert.Equal([branch.Key, leaf.Key], below.Select(i => i.Key));
    }

    [Fact]
    public async Task An_item_is_deleted_with_everything_below_it()
    {
        var root = await Create("Weg", "");
        var branch = await Create("Weg.Tak", "x", root.Key);
        await Create("Weg.Blad", "y", branch.Key);

        await Dictionary.DeleteAsync(root.Key, Constants.Security.SuperUserKey);

        Assert.Empty(await Dictionary.GetManyAsync($"{prefix}.Weg", $"{prefix}.Weg.Tak", $"{prefix}.Weg.Blad"));
    }

    [Fact]
    public async Task An_item_moves_below_another_but_not_below_itself()
    {
        var a = await Create("A", "");
        var b = await Create("B", "", a.Key);
        var c = await Create("C", "");

        Assert.Equal(DictionaryItemOperationStatus.InvalidParent, (await Dictionary.MoveAsync(a, b.Key, Constants.Security.SuperUserKey)).Status);
        Assert.True((await Dictionary.MoveAsync(b, c.Key, Constants.Security.SuperUserKey)).Success);

        Assert.Equal(b.Key, Assert.Single(await Dictionary.GetChildrenAsync(c.Key)).Key);
        Assert.Equal(0, await Dictionary.CountChildrenAsync(a.Key));
    }

    private async Task<ILanguage> Default() => (await cms.Get<ILanguageService>().GetDefaultLanguageAsync())!;

    private async Task<IDictionaryItem> Create(string key, string text, Guid? parent = null)
    {
        var item = new DictionaryItem(parent, $"{prefix}.{key}") { Translations = [new DictionaryTranslation(await Default(), text)] };
        var created = await Dictionary.CreateAsync(item, Constants.Security.SuperUserKey);
        Assert.Equal(DictionaryItemOperationStatus.Success, created.Status);
        return created.Result;
    }
}

[Collection(OnSqlite.Name)]
public sealed class DictionaryOnSqlite(SqliteCms cms) : DictionaryTests(cms);

[Collection(OnPostgres.Name)]
public sealed class DictionaryOnPostgres(PostgresCms cms) : DictionaryTests(cms);
