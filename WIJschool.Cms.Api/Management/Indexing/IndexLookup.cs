using System.Globalization;
using System.Text.RegularExpressions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Search;
using CoreTypes = Umbraco.Cms.Core.Models.ObjectTypes;

namespace WIJschool.Cms.Api.Management.Indexing;

/// <summary>
/// Looks into an index for whoever wants to know what is in it: by words, and by fields (<c>__NodeTypeAlias:article theme:Pesten</c>,
/// <c>__NodeId:1234</c>). Protected pages are found too.
/// </summary>
internal sealed partial class IndexLookup(IEntityService entities, IIdKeyMap ids)
{
    /// <summary>A page of what is found, with everything the index keeps of it.</summary>
    public Page<FoundResponse> Find(ISearchIndex index, string term, Paging paging, CancellationToken ct)
    {
        var fields = Field().Matches(term).Select(match => (Name: match.Groups[1].Value, Value: match.Groups[2].Value.Trim('"'))).ToList();
        if (fields.Where(IsId).Select(field => field.Value).FirstOrDefault() is { } asked) return OfOne(index, asked, paging);

        var found = index.Search(Request(Field().Replace(term, " ").Trim(), fields, paging), ct);
        return new(found.Total, [.. found.Items.Select(hit => Shown(index, hit)).OfType<FoundResponse>()]);
    }

    private static bool IsId((string Name, string Value) field) => field.Name.ToUpperInvariant() is "ID" or "__NODEID" or "KEY" or "__KEY";

    private static SearchRequest Request(string words, IReadOnlyCollection<(string Name, string Value)> fields, Paging paging)
    {
        var others = fields.Where(field => field.Name is not (FieldNames.Kind or "kind" or FieldNames.Culture)).ToLookup(field => field.Name, field => field.Value, StringComparer.Ordinal);
        return new()
        {
            Query = words,
            Culture = fields.Where(field => field.Name == FieldNames.Culture).Select(field => field.Value).FirstOrDefault(),
            Kinds = [.. fields.Where(field => field.Name is FieldNames.Kind or "kind").Select(field => field.Value)],
            Filters = others.ToDictionary(field => field.Key, IReadOnlyList<string> (field) => [.. field], StringComparer.Ordinal),
            AccessKeys = null,
            Skip = Math.Max(0, paging.Skip),
            Take = Math.Max(0, paging.Take),
        };
    }

    private Page<FoundResponse> OfOne(ISearchIndex index, string asked, Paging paging)
    {
        var key = Guid.TryParse(asked, out var given) ? given
            : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && ids.GetKeyForId(id, UmbracoObjectTypes.Unknown) is { Success: true } known ? known.Result
            : Guid.Empty;
        return paging.Of([.. index.Stored(key)], document => Shown(document, 1));
    }

    private FoundResponse? Shown(ISearchIndex index, SearchHit hit) =>
        index.Stored(hit.Key).FirstOrDefault(document => document.Culture == hit.Culture) is { } document ? Shown(document, hit.Score) : null;

    private FoundResponse Shown(SearchDocument document, double score)
    {
        var entity = entities.Get(document.Key);
        var id = entity?.Id.ToString(CultureInfo.InvariantCulture) ?? document.Key.ToString("D");
        var fields = FieldNames.Of(document, id, FieldNames.TypeOf(entity is null ? UmbracoObjectTypes.Document : CoreTypes.GetUmbracoObjectType(entity.NodeObjectType)));
        return new(id, (float)score, fields.Count, fields);
    }

    [GeneratedRegex("""(?<!\S)([\w]+):("[^"]*"|\S+)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Field();
}
