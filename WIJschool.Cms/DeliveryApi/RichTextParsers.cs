using System.Text.RegularExpressions;
using HtmlAgilityPack;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Extensions;

namespace WIJschool.Cms.DeliveryApi;

/// <summary>Where a link of rich text leads: a page by its route or a media item by its address.</summary>
/// <param name="Route">The page's route, or null for media.</param>
/// <param name="Url">The media's address, or null for a page.</param>
/// <param name="Item">The page or media item.</param>
public sealed record LinkTarget(IApiContentRoute? Route, string? Url, IPublishedContent Item);

/// <summary>Finds what the local links and images of rich text point at.</summary>
public sealed partial class RichTextTargets(
    IApiContentRouteBuilder routes, IApiMediaUrlProvider mediaUrls, IPublishedContentCache contents, IPublishedMediaCache media)
{
    /// <summary>Looks at a link.</summary>
    /// <param name="href">The link, such as <c>/{localLink:key}#part</c> or the older form with a Udi.</param>
    /// <param name="type">document or media; the older form says it itself.</param>
    /// <param name="target">The target, or null when it is gone or not published.</param>
    /// <returns>False when it is no local link at all.</returns>
    public bool TryFind(string href, string type, out LinkTarget? target)
    {
        target = null;
        if (LocalLink().Match(href) is not { Success: true } link) return false;

        var id = link.Groups["id"].Value;
        if (Guid.TryParse(id, out var key)) target = Find(type, key);
        else if (UdiParser.TryParse(id, out GuidUdi? udi)) target = Find(udi.EntityType, udi.Guid);
        else return false;

        var rest = href[(link.Index + link.Length)..];
        if (target?.Route is { } route && rest.Length > 0) target = target with { Route = new ApiContentRoute(route.Path, Start(route)) { QueryString = rest } };
        else if (target?.Url is { } url && rest.Length > 0) target = target with { Url = url + rest };
        return true;
    }

    /// <summary>The address of a picture by its Udi, or null when it is gone.</summary>
    public string? Image(string udiText) =>
        UdiParser.TryParse(udiText, out GuidUdi? udi) && media.GetById(udi.Guid) is { } image ? mediaUrls.GetUrl(image) : null;

    private static ApiContentStartItem Start(IApiContentRoute route) => new(route.StartItem.Id, route.StartItem.Path);

    /// <summary>The type comes in any case: the upgrade to version 15 wrote some of them with a capital.</summary>
    private LinkTarget? Find(string type, Guid key)
    {
        if (type.InvariantEquals(Constants.UdiEntityType.Media)) return media.GetById(key) is { } item ? new LinkTarget(Route: null, mediaUrls.GetUrl(item), item) : null;
        if (!type.InvariantEquals(Constants.UdiEntityType.Document)) return null;

        return contents.GetById(key) is { } page && routes.Build(page) is { } route ? new LinkTarget(route, Url: null, page) : null;
    }

    [GeneratedRegex(@"/?\{localLink:(?<id>[^}]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LocalLink();
}

/// <summary>Rich text as markup: local links get their address and say in data attributes where they lead; dead ones lose theirs.</summary>
public sealed class RichTextMarkupParser(RichTextTargets targets) : IApiRichTextMarkupParser
{
    /// <inheritdoc />
    public string Parse(string html)
    {
        var document = new HtmlDocument();
        document.LoadHtml(html);
        foreach (var link in Nodes(document, "//a")) Resolve(link);
        foreach (var image in Nodes(document, "//img[@data-udi]")) ResolveImage(image);
        foreach (var block in Nodes(document, "//*[starts-with(local-name(),'umb-rte-block')]")) NameBlock(block);
        return document.DocumentNode.InnerHtml;
    }

    private static List<HtmlNode> Nodes(HtmlDocument document, string path) => document.DocumentNode.SelectNodes(path)?.ToList() ?? [];

    private void Resolve(HtmlNode link)
    {
        if (!targets.TryFind(link.GetAttributeValue("href", ""), link.GetAttributeValue("type", "unknown"), out var target)) return;

        link.Attributes.Remove("type");
        if (target is null)
        {
            link.Attributes.Remove("href");
            return;
        }

        link.SetAttributeValue("href", target.Route is { } r ? r.Path + r.QueryString : target.Url);
        link.SetAttributeValue("data-destination-id", target.Item.Key.ToString("D"));
        link.SetAttributeValue("data-destination-type", target.Item.ContentType.Alias);
        if (target.Route is { } route)
        {
            link.SetAttributeValue("data-start-item-path", route.StartItem.Path);
            link.SetAttributeValue("data-start-item-id", route.StartItem.Id.ToString("D"));
        }

        link.SetAttributeValue("data-link-type", (target.Route is null ? LinkType.Media : LinkType.Content).ToString());
    }

    private void ResolveImage(HtmlNode image)
    {
        if (targets.Image(image.GetAttributeValue("data-udi", "")) is not { } url) return;

        var source = image.GetAttributeValue("src", "");
        var query = source.LastIndexOf('?');
        image.SetAttributeValue("src", query < 0 ? url : url + source[query..]); // size and crop stand in the query
        image.Attributes.Remove("data-udi");
        image.Attributes.Remove("data-caption"); // it is in the figcaption already
    }

    private static void NameBlock(HtmlNode block)
    {
        if (!Guid.TryParse(block.GetAttributeValue("data-content-key", ""), out var key)) return;

        block.Attributes.Remove("data-content-key");
        block.SetAttributeValue("data-content-id", key.ToString("D"));
        block.RemoveAllChildren();
    }
}

/// <summary>Rich text as a tree of elements: for clients that render with components of their own.</summary>
public sealed class RichTextElementParser(RichTextTargets targets, IApiElementBuilder builder) : IApiRichTextElementParser
{
    /// <inheritdoc />
    public IRichTextElement Parse(string html, RichTextBlockModel? richTextBlockModel)
    {
        var document = new HtmlDocument();
        document.LoadHtml(html);
        var blocks = (richTextBlockModel ?? RichTextBlockModel.Empty)
            .Select(item => new ApiBlockItem(builder.Build(item.Content), item.Settings is null ? null : builder.Build(item.Settings))).ToArray();
        return new RichTextRootElement(Attributes(document.DocumentNode), Children(document.DocumentNode), blocks);
    }

    private IRichTextElement[] Children(HtmlNode node) => node.ChildNodes
        .Where(child => child.NodeType == HtmlNodeType.Element || (child.NodeType == HtmlNodeType.Text && child.InnerText.AsSpan().Trim("\r\n").Length > 0))
        .Select(child => (IRichTextElement)(child.NodeType == HtmlNodeType.Text
            ? new RichTextTextElement(child.InnerText)
            : new RichTextGenericElement(child.Name, Attributes(child), Children(child)))).ToArray();

    private Dictionary<string, object> Attributes(HtmlNode node)
    {
        Dictionary<string, object> attributes = [];
        foreach (var attribute in node.Attributes) attributes[attribute.Name] = attribute.Value ?? "";
        Resolve(attributes);
        if (node.Name == "img" && Text(attributes, "data-udi") is { } udi && targets.Image(udi) is { } url)
        {
            attributes["src"] = url;
            attributes.Remove("data-udi");
        }

        if (node.Name.StartsWith("umb-rte-block", StringComparison.Ordinal) && Guid.TryParse(Text(attributes, "data-content-key"), out var key))
        {
            attributes["content-id"] = key;
            attributes.Remove("data-content-key");
        }

        DropPrefix(attributes);
        return attributes;
    }

    private void Resolve(Dictionary<string, object> attributes)
    {
        if (Text(attributes, "href") is not { } href || !targets.TryFind(href, Text(attributes, "type") ?? "unknown", out var target)) return;

        if (target is null || target.Route is not null) attributes.Remove("href");
        if (target is null) return;

        if (target.Url is { } url) attributes["href"] = url;
        attributes["destinationId"] = target.Item.Key.ToString("D");
        attributes["destinationType"] = target.Item.ContentType.Alias;
        attributes["linkType"] = (target.Route is null ? LinkType.Media : LinkType.Content).ToString();
        if (target.Route is { } route) attributes["route"] = route;
    }

    private static void DropPrefix(Dictionary<string, object> attributes)
    {
        foreach (var (name, value) in attributes.Where(a => a.Key.StartsWith("data-", StringComparison.Ordinal)).ToList())
        {
            attributes.Remove(name);
            attributes.TryAdd(name["data-".Length..], value);
        }
    }

    private static string? Text(Dictionary<string, object> attributes, string name) => attributes.GetValueOrDefault(name) as string;
}
