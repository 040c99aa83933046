using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;
using WIJschool.Cms.Tests.Documents;

namespace WIJschool.Cms.Tests.PropertyEditors;

[Collection(OnSqlite.Name)]
public sealed class BlockCultureOnSqlite(SqliteCms cms) : BlockCultureTests(cms);

[Collection(OnPostgres.Name)]
public sealed class BlockCultureOnPostgres(PostgresCms cms) : BlockCultureTests(cms);

/// <summary>Blocks that are the same in every culture, with texts that are not.</summary>
public abstract class BlockCultureTests(CmsFixture cms)
{
    private const string List = Constants.PropertyEditors.Aliases.BlockList;
    private const string Text = Constants.PropertyEditors.Aliases.RichText;

    private static readonly Guid Outer = Guid.NewGuid();
    private static readonly Guid First = Guid.NewGuid();
    private static readonly Guid Second = Guid.NewGuid();

    private readonly EditorSite site = new(cms);

    [Theory]
    [InlineData(List)]
    [InlineData(Constants.PropertyEditors.Aliases.BlockGrid)]
    [InlineData(Text)]
    public async Task Publishing_one_culture_leaves_the_blocks_of_the_other_as_they_were_published(string editor)
    {
        var (page, element) = await PageAsync(editor);
        page.SetValue("blocks", Blocks(editor, element, (First, "een", "one")));
        site.Publish(page, "nl", "en-US");

        page.SetValue("blocks", Blocks(editor, element, (First, "een nieuw", "one new"), (Second, "twee", "two")));
        site.Publish(page, "en-US");

        Assert.Equal(["een"], Texts(page, "nl"));
        Assert.Equal(["one new", "two"], Texts(page, "en-US"));

        site.Publish(page, "nl");
        Assert.Equal(["een nieuw", "twee"], Texts(page, "nl"));
    }

    [Theory]
    [InlineData(List)]
    [InlineData(Text)]
    public async Task Blocks_inside_blocks_are_published_by_culture_too(string editor)
    {
        var (page, inner, outer) = await NestingPageAsync(editor);
        page.SetValue("blocks", Nested(editor, outer, Blocks(List, inner, (First, "een", "one"))));
        site.Publish(page, "nl", "en-US");

        page.SetValue("blocks", Nested(editor, outer, Blocks(List, inner, (First, "een nieuw", "one new"))));
        site.Publish(page, "en-US");

        Assert.Equal(["een"], Texts(page, "nl"));
        Assert.Equal(["one new"], Texts(page, "en-US"));
    }

    [Theory]
    [InlineData(List)]
    [InlineData(Text)]
    public async Task Who_may_edit_one_culture_changes_only_that_one(string editor)
    {
        var (_, element) = await PageAsync(editor);
        var stored = Blocks(editor, element, (First, "een", "one"), (Second, "twee", "two"));
        var posted = Blocks(editor, element, (First, "een nieuw", "one new"));

        var merged = cms.Get<PropertyEditorCollection>()[editor]!.MergeVariantInvariantPropertyValue(stored, posted, canUpdateInvariantData: false, ["nl"]);

        Assert.Equal(["een nieuw", "one", "two"], Values((string)merged!).Order()); // which blocks there are is of every culture
    }

    [Theory]
    [InlineData(List, "nl", false)]
    [InlineData(List, "en-US", true)]
    [InlineData(Text, "nl", false)]
    [InlineData(Text, "en-US", true)]
    public async Task A_block_is_checked_in_the_cultures_that_are_published(string editor, string culture, bool isRefused)
    {
        var (page, element) = await PageAsync(editor, isRequired: true);
        var posted = site.Json(Blocks(editor, element, (First, "een", "")));
        var dataType = (await cms.Get<IDataTypeService>().GetAsync(page.Properties["blocks"]!.PropertyType.DataTypeKey))!;
        var context = new PropertyValidationContext { Culture = null, Segment = null, CulturesBeingValidated = [culture], SegmentsBeingValidated = [] };

        var problems = site.Editor(dataType).Validate(posted, required: false, format: null, context);

        Assert.Equal(isRefused, problems.Any());
    }

    [Theory]
    [InlineData(List)]
    [InlineData(Text)]
    public async Task Blocks_of_before_a_type_varied_are_shown_in_the_culture_that_is_edited(string editor)
    {
        var (page, element) = await PageAsync(editor);
        page.SetValue("blocks", Blocks(editor, element, (First, "een", "one")).Replace("\"nl\"", "null", StringComparison.Ordinal).Replace("\"en-US\"", "null", StringComparison.Ordinal));
        var dataType = (await cms.Get<IDataTypeService>().GetAsync(page.Properties["blocks"]!.PropertyType.DataTypeKey))!;

        var shown = cms.Get<IJsonSerializer>().Serialize(site.Editor(dataType).ToEditor(page.Properties["blocks"]!)!);

        Assert.Equal(["en-US"], Inside(shown)["expose"]!.AsArray().Select(shownIn => (string?)shownIn!["culture"]));
    }

    [Fact]
    public async Task A_block_that_is_shown_in_a_culture_is_not_shown_in_another_for_what_it_was_before_it_varied()
    {
        var (page, element) = await PageAsync(List);
        page.SetValue("blocks", Blocks(List, element, (First, "een", "one")).Replace("\"culture\":\"en-US\"}", "\"culture\":null}", StringComparison.Ordinal));
        site.Publish(page, "nl", "en-US");

        Assert.Equal(["een"], Texts(page, "nl"));
        Assert.Empty(Texts(page, "en-US"));
    }

    [Fact]
    public async Task A_block_that_was_taken_away_is_gone_in_the_culture_that_is_published()
    {
        var (page, element) = await PageAsync(List);
        page.SetValue("blocks", Blocks(List, element, (First, "een", "one"), (Second, "twee", "two")));
        site.Publish(page, "nl", "en-US");

        page.SetValue("blocks", Blocks(List, element, (Second, "twee", "two")));
        site.Publish(page, "en-US");

        Assert.Equal(["two"], Texts(page, "en-US"));
    }

    [Fact]
    public async Task A_value_of_all_cultures_is_there_for_who_asks_for_one_and_for_who_asks_for_none()
    {
        var (page, element) = await PageAsync(List);
        page.SetValue("blocks", Blocks(List, element, (First, "een", "one")));
        site.Publish(page, "nl", "en-US");
        cms.Get<IVariationContextAccessor>().VariationContext = new VariationContext("nl");

        Assert.IsType<BlockListModel>(cms.Get<IPublishedContentCache>().GetById(page.Key)!.GetProperty("blocks")!.GetValue("nl"));
        Assert.Equal(["een"], Texts(page, "nl"));
    }

    /// <summary>The texts of the blocks that a visitor sees, from those inside blocks too.</summary>
    private string[] Texts(IContent page, string culture)
    {
        cms.Get<IVariationContextAccessor>().VariationContext = new VariationContext(culture);
        using var context = cms.Get<IUmbracoContextFactory>().EnsureUmbracoContext();
        var delivered = cms.Get<IPublishedContentCache>().GetById(page.Key)!.GetProperty("blocks")!.GetDeliveryApiValue(expanding: false);
        return [.. Texts(JsonSerializer.SerializeToNode(delivered))];
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Texts),
        JsonObject fields => fields.SelectMany(field => field.Key == "text" && field.Value is JsonValue text ? [(string)text!] : Texts(field.Value)),
        _ => [],
    };

    private static JsonNode Inside(string value) => JsonNode.Parse(value)!["blocks"] ?? JsonNode.Parse(value)!;

    private static IEnumerable<string> Values(string stored) =>
        Inside(stored)["contentData"]!.AsArray().SelectMany(item => item!["values"]!.AsArray()).Select(value => (string)value!["value"]!);

    private string Nested(string editor, IContentType outer, string inner) => Wrap(editor, cms.Get<IJsonSerializer>().Serialize(new
    {
        layout = new Dictionary<string, object> { [editor] = new[] { new { contentKey = Outer } } },
        contentData = new[] { new { contentTypeKey = outer.Key, key = Outer, values = new[] { new { alias = "inner", value = inner } } } },
        settingsData = Array.Empty<object>(),
        expose = new[] { new { contentKey = Outer, culture = "nl" }, new { contentKey = Outer, culture = "en-US" } },
    }), Outer);

    private string Blocks(string editor, IContentType element, params (Guid Key, string Dutch, string English)[] blocks) => Wrap(editor, cms.Get<IJsonSerializer>().Serialize(new
    {
        layout = new Dictionary<string, object> { [editor] = blocks.Select(b => new { contentKey = b.Key, columnSpan = 12, rowSpan = 1, areas = Array.Empty<object>() }) },
        contentData = blocks.Select(b => new
        {
            contentTypeKey = element.Key,
            key = b.Key,
            values = new[] { new { alias = "text", culture = "nl", value = b.Dutch }, new { alias = "text", culture = "en-US", value = b.English } },
        }),
        settingsData = Array.Empty<object>(),
        expose = blocks.SelectMany(b => new[] { new { contentKey = b.Key, culture = "nl" }, new { contentKey = b.Key, culture = "en-US" } }),
    }), [.. blocks.Select(b => b.Key)]);

    private static string Wrap(string editor, string blocks, params Guid[] keys) => editor != Text ? blocks : new JsonObject
    {
        ["markup"] = string.Concat(keys.Select(key => $"<umb-rte-block data-content-key=\"{key}\"></umb-rte-block>")),
        ["blocks"] = JsonNode.Parse(blocks),
    }.ToJsonString();

    private async Task<(IContent Page, IContentType Element)> PageAsync(string editor, bool isRequired = false)
    {
        await new DocumentSite(cms).LanguagesAsync();
        var element = await site.TypeAsync("block", isElement: true, ContentVariation.Culture, ("text", await site.TextAsync(), ContentVariation.Culture));
        if (isRequired)
        {
            element.PropertyTypes.Single().Mandatory = true;
            await cms.Get<IContentTypeService>().UpdateAsync(element, Constants.Security.SuperUserKey);
        }

        return (await PageAsync(editor, element), element);
    }

    private async Task<(IContent Page, IContentType Inner, IContentType Outer)> NestingPageAsync(string editor)
    {
        var (_, inner) = await PageAsync(List);
        var list = await site.BlocksAsync(List, inner);
        var outer = await site.TypeAsync("outer", isElement: true, ContentVariation.Culture, ("inner", list, ContentVariation.Nothing));
        return (await PageAsync(editor, outer), inner, outer);
    }

    private async Task<IContent> PageAsync(string editor, IContentType element)
    {
        var blocks = await site.BlocksAsync(editor, element);
        var type = await site.TypeAsync($"page{element.Alias}", isElement: false, ContentVariation.Culture, ("blocks", blocks, ContentVariation.Nothing));
        var page = new Content(null, Constants.System.Root, type);
        page.SetCultureName($"Blokken {site.Suffix}", "nl");
        page.SetCultureName($"Blocks {site.Suffix}", "en-US");
        return page;
    }
}
