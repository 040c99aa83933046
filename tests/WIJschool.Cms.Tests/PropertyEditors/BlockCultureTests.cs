using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using WIJschool.Cms.Tests.Documents;

namespace WIJschool.Cms.Tests.PropertyEditors;

[Collection(OnSqlite.Name)]
public sealed class BlockCultureOnSqlite(SqliteCms cms) : BlockCultureTests(cms);

[Collection(OnPostgres.Name)]
public sealed class BlockCultureOnPostgres(PostgresCms cms) : BlockCultureTests(cms);

/// <summary>A list of blocks that is the same in every culture, with texts that are not.</summary>
public abstract class BlockCultureTests(CmsFixture cms)
{
    private static readonly Guid First = Guid.NewGuid();
    private static readonly Guid Second = Guid.NewGuid();

    private readonly string suffix = Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task Publishing_one_culture_leaves_the_blocks_of_the_other_as_they_were_published()
    {
        var (page, element) = await PageAsync();
        Save(page, Blocks(element, (First, "een", "one")));
        Publish(page, "nl", "en-US");

        Save(page, Blocks(element, (First, "een nieuw", "one new"), (Second, "twee", "two")));
        Publish(page, "en-US");

        Assert.Equal(["een"], Texts(page, "nl"));
        Assert.Equal(["one new", "two"], Texts(page, "en-US"));

        Publish(page, "nl");
        Assert.Equal(["een nieuw", "twee"], Texts(page, "nl"));
    }

    [Fact]
    public async Task A_block_that_was_taken_away_is_gone_in_the_culture_that_is_published()
    {
        var (page, element) = await PageAsync();
        Save(page, Blocks(element, (First, "een", "one"), (Second, "twee", "two")));
        Publish(page, "nl", "en-US");

        Save(page, Blocks(element, (Second, "twee", "two")));
        Publish(page, "en-US");

        Assert.Equal(["two"], Texts(page, "en-US"));
    }

    [Fact]
    public async Task A_value_of_all_cultures_is_there_for_who_asks_for_one_and_for_who_asks_for_none()
    {
        var (page, element) = await PageAsync();
        Save(page, Blocks(element, (First, "een", "one")));
        Publish(page, "nl", "en-US");
        cms.Get<IVariationContextAccessor>().VariationContext = new VariationContext("nl");

        Assert.IsType<BlockListModel>(cms.Get<IPublishedContentCache>().GetById(page.Key)!.GetProperty("blocks")!.GetValue("nl"));
        Assert.Equal(["een"], Texts(page, "nl"));
    }

    private string[] Texts(IContent page, string culture)
    {
        cms.Get<IVariationContextAccessor>().VariationContext = new VariationContext(culture);
        var blocks = cms.Get<IPublishedContentCache>().GetById(page.Key)!.GetProperty("blocks")!.GetValue() as BlockListModel;
        return blocks?.Select(block => block.Content.GetProperty("text")!.GetValue(culture)!.ToString()!).ToArray() ?? [];
    }

    private void Save(IContent page, string blocks)
    {
        page.SetValue("blocks", blocks);
        Assert.True(cms.Get<IContentService>().Save(page).Success);
    }

    private void Publish(IContent page, params string[] cultures) => Assert.True(cms.Get<IContentService>().Publish(page, cultures).Success);

    private string Blocks(IContentType element, params (Guid Key, string Dutch, string English)[] blocks) => cms.Get<IJsonSerializer>().Serialize(new
    {
        layout = new Dictionary<string, object> { [Constants.PropertyEditors.Aliases.BlockList] = blocks.Select(b => new { contentKey = b.Key }) },
        contentData = blocks.Select(b => new
        {
            contentTypeKey = element.Key,
            key = b.Key,
            values = new[] { new { alias = "text", culture = "nl", value = b.Dutch }, new { alias = "text", culture = "en-US", value = b.English } },
        }),
        settingsData = Array.Empty<object>(),
        expose = blocks.SelectMany(b => new[] { new { contentKey = b.Key, culture = "nl" }, new { contentKey = b.Key, culture = "en-US" } }),
    });

    private async Task<(IContent Page, IContentType Element)> PageAsync()
    {
        await new DocumentSite(cms).LanguagesAsync();
        var text = (await cms.Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.TextstringGuid))!;
        var element = await TypeAsync($"block{suffix}", isElement: true, "text", text, ContentVariation.Culture);
        var list = new DataType(cms.Get<PropertyEditorCollection>()[Constants.PropertyEditors.Aliases.BlockList], cms.Get<IConfigurationEditorJsonSerializer>())
        {
            Name = $"Blocks {suffix}",
            DatabaseType = ValueStorageType.Ntext,
            ConfigurationData = new Dictionary<string, object> { ["blocks"] = new[] { new Dictionary<string, object> { ["contentElementTypeKey"] = element.Key } } },
        };
        Assert.True((await cms.Get<IDataTypeService>().CreateAsync(list, Constants.Security.SuperUserKey)).Success);
        var page = new Content(null, Constants.System.Root, await TypeAsync($"blockPage{suffix}", isElement: false, "blocks", list, ContentVariation.Nothing));
        page.SetCultureName($"Blokken {suffix}", "nl");
        page.SetCultureName($"Blocks {suffix}", "en-US");
        return (page, element);
    }

    private async Task<IContentType> TypeAsync(string alias, bool isElement, string property, IDataType dataType, ContentVariation variation)
    {
        var type = new ContentType(cms.Get<IShortStringHelper>(), Constants.System.Root)
        {
            Alias = alias,
            Name = alias,
            IsElement = isElement,
            AllowedAsRoot = !isElement,
            Variations = ContentVariation.Culture,
        };
        type.AddPropertyGroup("content", "Content");
        type.AddPropertyType(new PropertyType(cms.Get<IShortStringHelper>(), dataType, property) { Name = property, Variations = variation }, "content");
        Assert.True((await cms.Get<IContentTypeService>().CreateAsync(type, Constants.Security.SuperUserKey)).Success);
        return cms.Get<IContentTypeService>().Get(type.Key)!;
    }
}
