using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace WIJschool.Cms.Api.Delivery;

/// <summary>One level of <c>expand=</c> or <c>fields=</c>: a word and what stands in brackets after it.</summary>
internal sealed record PropertyTree(string Word, List<PropertyTree> Inside)
{
    private const string All = "$all";

    /// <summary>Reads <c>properties[a,b[properties[c]]]</c>.</summary>
    /// <returns>The tree, or null when the brackets do not fit.</returns>
    public static PropertyTree? Parse(string text)
    {
        if (text.StartsWith('[') || text.Contains("[]", StringComparison.Ordinal)) return null;

        var root = new PropertyTree("", []);
        Stack<PropertyTree> open = new([root]);
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('[' or ']' or ',')) continue;

            if (start >= 0) open.Peek().Inside.Add(new PropertyTree(text[start..i], []));
            if (i == text.Length) break;
            if (text[i] == '[') open.Push(open.Peek().Inside[^1]);
            if (text[i] == ']' && open.Count == 1) return null;
            if (text[i] == ']') open.Pop();
            start = text[i] == ']' ? -1 : i + 1; // after a bracket closes, its word is complete
        }

        return open.Count == 1 ? root : null;
    }

    /// <summary>What holds inside a property, or null when the property is not named.</summary>
    public PropertyTree? Below(string alias) => Inside.Find(node => node.Word == All)
        ?? Inside.Find(node => node.Word == "properties")?.Inside.Find(node => node.Word == All || node.Word == alias);
}

/// <summary>
/// Which properties an answer has, and which of those that point at other content show that content's properties. It goes down with the
/// content: a block's properties are asked one level deeper than the block list.
/// </summary>
internal sealed class OutputExpansion(
    IHttpContextAccessor http, IApiPropertyRenderer renderer, IApiPublishedContentCache contents, IRequestMemberAccessService access)
    : IOutputExpansionStrategy
{
    private const string All = "$all";

    private readonly Stack<PropertyTree?> expand = new([Parse(http.HttpContext!.Request.Query, "expand", "")]);
    private readonly Stack<PropertyTree?> fields = new([Parse(http.HttpContext!.Request.Query, "fields", All)]);

    /// <summary>False when the brackets of one of the parameters do not fit.</summary>
    public static bool CanRead(IQueryCollection query) =>
        Parse(query, "expand", "") is not null && Parse(query, "fields", All) is not null;

    /// <inheritdoc />
    public IDictionary<string, object?> MapContentProperties(IPublishedContent content) => Map(content.Properties, isElement: false);

    /// <inheritdoc />
    public IDictionary<string, object?> MapElementProperties(IPublishedElement element) => Map(element.Properties, isElement: true);

    /// <inheritdoc />
    public IDictionary<string, object?> MapMediaProperties(IPublishedContent media, bool skipUmbracoProperties = true) =>
        Map(media.Properties.Where(p => !skipUmbracoProperties || !p.Alias.StartsWith("umbraco", StringComparison.Ordinal)), isElement: false);

    /// <summary>Reads a parameter. Repeated, it counts as one list, as in Umbraco: of two times <c>properties</c> the first is found.</summary>
    private static PropertyTree? Parse(IQueryCollection query, string parameter, string otherwise) =>
        PropertyTree.Parse(query.TryGetValue(parameter, out var given) ? given.ToString() : otherwise);

    private Dictionary<string, object?> Map(IEnumerable<IPublishedProperty> properties, bool isElement)
    {
        Dictionary<string, object?> mapped = [];
        if (expand.Count > 1 && expand.Peek() is null && !isElement) return mapped; // content that is only pointed at

        foreach (var property in properties)
        {
            var inside = fields.Peek()?.Below(property.Alias);
            if (fields.Peek() is { Inside.Count: > 0 } && inside is null) continue;

            var expansion = expand.Peek()?.Below(property.Alias);
            fields.Push(expansion is null ? null : inside); // Umbraco keeps blocks that are not expanded, with all their fields
            expand.Push(expansion);
            mapped[property.Alias] = Guard(renderer.GetPropertyValue(property, expansion is not null), expansion is not null);
            expand.Pop();
            fields.Pop();
        }

        return mapped;
    }

    /// <summary>Content that is expanded but that the reader may not enter keeps its properties to itself.</summary>
    private object? Guard(object? value, bool isExpanded) => value switch
    {
        IApiContent content => Guard(content, isExpanded),
        IEnumerable<IApiContent> many => many.Select(content => Guard(content, isExpanded)).OfType<IApiContent>().ToArray(),
        _ => value,
    };

    /// <summary>Core makes an answer's properties synchronously, and asks who may see a page asynchronously.</summary>
    private IApiContent? Guard(IApiContent content, bool isExpanded)
    {
        if (!isExpanded || contents.GetById(content.Id) is not { } page) return content;

        if (access.MemberHasAccessToAsync(page).GetAwaiter().GetResult() != Umbraco.Cms.Core.Security.PublicAccessStatus.AccessAccepted) content.Properties.Clear();
        return content;
    }
}
