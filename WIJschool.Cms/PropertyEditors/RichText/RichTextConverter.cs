using HtmlAgilityPack;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Blocks;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Templates;
using WIJschool.Cms.DeliveryApi;
using WIJschool.Cms.PropertyEditors.Blocks;

namespace WIJschool.Cms.PropertyEditors.RichText;

/// <summary>
/// Rich text: HTML on the site, with local links and images resolved and its blocks rendered by the site; markup or a tree of elements
/// in the Delivery API, as its settings say. It takes the place of Core's own converter, which knows no blocks.
/// </summary>
[DefaultPropertyValueConverter]
public sealed class RichTextConverter(
    IJsonSerializer json,
    BlockElements elements,
    HtmlLocalLinkParser links,
    HtmlUrlParser urls,
    HtmlImageSourceParser images,
    IApiRichTextMarkupParser markupParser,
    IApiRichTextElementParser elementParser,
    IApiElementBuilder delivered,
    IOptionsMonitor<DeliveryApiSettings> settings,
    DeliveredCulture culture,
    IServiceProvider services)
    : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    /// <inheritdoc />
    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == Constants.PropertyEditors.Aliases.RichText;

    /// <inheritdoc />
    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(IHtmlEncodedString);

    /// <inheritdoc />
    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    /// <summary>What is stored does not say it; an empty paragraph is what the editor leaves when all text is taken away.</summary>
    public override bool? IsValue(object? value, PropertyValueLevel level) =>
        level == PropertyValueLevel.Source ? null : value is RichTextValue { Markup: not ("" or "<p></p>") };

    /// <inheritdoc />
    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview) =>
        RichTextValue.Read(json, source);

    /// <inheritdoc />
    public override object ConvertIntermediateToObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
    {
        if (inter is not RichTextValue text) return new HtmlEncodedString("");

        var html = images.EnsureImageSources(urls.EnsureUrls(links.EnsureInternalLinks(text.Markup)));
        var blocks = Blocks(owner, propertyType, text, preview);
        return new HtmlEncodedString(html.Contains("data-udi", StringComparison.Ordinal) || html.Contains("<umb-rte-block", StringComparison.Ordinal)
            ? Finish(html, blocks) : html);
    }

    /// <summary>Never kept: what a block shows depends on the expansion that the request asks for.</summary>
    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    /// <inheritdoc />
    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) =>
        settings.CurrentValue.RichTextOutputAsJson ? typeof(IRichTextElement) : typeof(RichTextModel);

    /// <inheritdoc />
    public object? ConvertIntermediateToDeliveryApiObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding) =>
        culture.Make(owner, propertyType, expanding, () => Deliver(owner, propertyType, inter, preview));

    private object? Deliver(IPublishedElement owner, IPublishedPropertyType propertyType, object? inter, bool preview)
    {
        var asJson = settings.CurrentValue.RichTextOutputAsJson;
        if (inter is not RichTextValue text || string.IsNullOrWhiteSpace(text.Markup)) return asJson ? null : RichTextModel.Empty();

        var blocks = Blocks(owner, propertyType, text, preview);
        return asJson
            ? elementParser.Parse(text.Markup, blocks)
            : new RichTextModel
            {
                Markup = markupParser.Parse(text.Markup),
                Blocks = (blocks ?? RichTextBlockModel.Empty).Select(block => DeliveredBlocks.Item(delivered, block)).ToArray(),
            };
    }

    private RichTextBlockModel? Blocks(IPublishedElement owner, IPublishedPropertyType propertyType, RichTextValue text, bool preview)
    {
        var configuration = propertyType.DataType.ConfigurationAs<RichTextConfiguration>();
        if (configuration?.Blocks is not { Length: > 0 } allowed || text.Blocks?.GetLayouts() is not { } layouts) return null;

        var source = elements.Open(owner, text.Blocks, allowed, PropertyCacheLevel.Element, preview);
        return new RichTextBlockModel(layouts.Select(layout => source.Find(layout)).OfType<BlockPair>()
            .Select(pair => BlockItems.Make<RichTextBlockItem>(typeof(RichTextBlockItem<,>), pair)).ToList());
    }

    /// <summary>Puts the rendered blocks in their places and takes away the attributes that only the editor needs.</summary>
    private string Finish(string html, RichTextBlockModel? blocks)
    {
        var document = new HtmlDocument();
        document.LoadHtml(html);
        foreach (var node in Nodes(document, "//*[@data-udi]")) node.Attributes.Remove("data-udi");
        foreach (var place in Nodes(document, "//*[starts-with(local-name(),'umb-rte-block')]"))
        {
            var block = Guid.TryParse(place.GetAttributeValue("data-content-key", ""), out var key) ? blocks?[key] : null;
            if (block is not null) place.ParentNode?.InsertBefore(HtmlNode.CreateNode($"<div>{Render(block)}</div>"), place);
            place.Remove();
        }

        return document.DocumentNode.InnerHtml;
    }

    private static List<HtmlNode> Nodes(HtmlDocument document, string path) => document.DocumentNode.SelectNodes(path)?.ToList() ?? [];

    /// <summary>The site renders blocks with its own views; a property is converted where a page is rendered, and that is not asynchronous.</summary>
    private string Render(RichTextBlockItem block) =>
        services.GetRequiredService<IPartialViewBlockEngine>().ExecuteAsync(block).GetAwaiter().GetResult();
}
