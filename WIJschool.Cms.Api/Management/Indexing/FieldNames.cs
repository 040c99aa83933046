using System.Globalization;
using Umbraco.Cms.Core.Models;
using WIJschool.Cms.Search;

namespace WIJschool.Cms.Api.Management.Indexing;

/// <summary>What a document in an index says, as fields. The names that the back office knows are Umbraco's.</summary>
internal static class FieldNames
{
    public const string Key = "__Key";
    public const string NodeId = "__NodeId";
    public const string Kind = "__NodeTypeAlias";
    public const string IndexType = "__IndexType";
    public const string Culture = "culture";

    private static readonly string[] always = [Key, NodeId, Kind, IndexType, Culture, "nodeName", "intro", "body", "url", "date", "access", "weight"];

    /// <summary>All that documents of an index may have.</summary>
    public static IReadOnlyList<string> Of(ISearchIndex index) => [.. always.Union(index.Facets.Where(name => name != SearchResult.KindFacet), StringComparer.Ordinal)];

    /// <summary>Those of one document; what it does not say is left out.</summary>
    public static IReadOnlyList<FieldResponse> Of(SearchDocument document, string id, string type) =>
    [
        .. One(document, id, type).Where(field => field.Value.Length > 0).Select(field => new FieldResponse(field.Name, [field.Value]))
            .Concat(document.Keywords.Concat(document.Traits).Select(facet => new FieldResponse(facet.Key, facet.Value)))
            .Concat(document.SortFields.Select(number => new FieldResponse(number.Key, [number.Value.ToString(CultureInfo.InvariantCulture)])))
            .OrderBy(field => field.Name, StringComparer.Ordinal),
    ];

    /// <summary>The type that the back office opens a document by.</summary>
    public static string TypeOf(UmbracoObjectTypes type) => type switch
    {
        UmbracoObjectTypes.Media => "media",
        UmbracoObjectTypes.Member => "member",
        _ => "content",
    };

    private static IEnumerable<(string Name, string Value)> One(SearchDocument document, string id, string type) =>
    [
        (Key, document.Key.ToString("D")),
        (NodeId, id),
        (Kind, document.Kind),
        (IndexType, type),
        (Culture, document.Culture),
        ("nodeName", document.Title),
        ("intro", document.Intro),
        ("body", document.Body),
        ("url", document.Url),
        ("date", document.Date?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
        ("access", string.Join(", ", document.AccessKeys)),
        ("weight", document.Weight.ToString(CultureInfo.InvariantCulture)),
    ];
}
