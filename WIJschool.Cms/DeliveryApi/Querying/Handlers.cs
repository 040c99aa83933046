using System.Text.RegularExpressions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.Navigation;

namespace WIJschool.Cms.DeliveryApi.Querying;

/// <summary>Finds the page that a selector names by its id or its path.</summary>
public sealed class SelectedPage(IApiContentPathResolver paths)
{
    /// <summary>The page's key.</summary>
    /// <returns>The key as it was given, that of the page at the path, or null when there is none.</returns>
    public Guid? Find(string value) =>
        string.IsNullOrWhiteSpace(value) ? null : Guid.TryParse(value, out var key) ? key : paths.ResolveContentPath(value)?.Key;
}

/// <summary>Asked for something that does not exist; Umbraco's answer is an error 500, ours is a refusal.</summary>
public sealed class DeliveryQueryException(string message) : Exception(message);

/// <summary><c>fetch=children:…</c></summary>
public sealed class ChildrenSelector(SelectedPage pages) : ISelectorHandler
{
    private const string Word = "children:";

    /// <inheritdoc />
    public bool CanHandle(string query) => query.StartsWith(Word, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public SelectorOption BuildSelectorOption(string selector) =>
        new() { FieldName = DeliveryFields.Parent, Values = pages.Find(selector[Word.Length..]) is { } key ? [key.ToString("D")] : [] };
}

/// <summary><c>fetch=descendants:…</c></summary>
public sealed class DescendantsSelector(SelectedPage pages) : ISelectorHandler
{
    private const string Word = "descendants:";

    /// <inheritdoc />
    public bool CanHandle(string query) => query.StartsWith(Word, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public SelectorOption BuildSelectorOption(string selector) =>
        new() { FieldName = DeliveryFields.Ancestors, Values = pages.Find(selector[Word.Length..]) is { } key ? [key.ToString("D")] : [] };
}

/// <summary><c>fetch=ancestors:…</c></summary>
public sealed class AncestorsSelector(SelectedPage pages, IDocumentNavigationQueryService navigation, IPublishedContentCache contents, IRequestPreviewService preview)
    : ISelectorHandler
{
    private const string Word = "ancestors:";

    /// <inheritdoc />
    public bool CanHandle(string query) => query.StartsWith(Word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The pages above the named one.</summary>
    /// <exception cref="DeliveryQueryException">An id that belongs to no page.</exception>
    public SelectorOption BuildSelectorOption(string selector)
    {
        var option = new SelectorOption { FieldName = DeliveryFields.Item, Values = [] };
        if (pages.Find(selector[Word.Length..]) is not { } key) return option;
        if (contents.GetById(preview.IsPreview(), key) is null) throw new DeliveryQueryException("The item of the 'fetch' option does not exist");

        if (navigation.TryGetAncestorsKeys(key, out var ancestors)) option.Values = ancestors.Select(a => a.ToString("D")).ToArray();
        return option;
    }
}

/// <summary><c>filter=contentType:a,b</c> and <c>contentType:!a</c>; aliases in their own case.</summary>
public sealed class ContentTypeFilter : IFilterHandler
{
    private const string Word = "contentType:";

    /// <inheritdoc />
    public bool CanHandle(string query) => query.StartsWith(Word, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public FilterOption BuildFilterOption(string filter)
    {
        var value = filter[Word.Length..];
        var isNot = value.StartsWith('!');
        return new FilterOption
        {
            FieldName = DeliveryFields.ContentType,
            Values = value[(isNot ? 1 : 0)..].Split(',', StringSplitOptions.RemoveEmptyEntries),
            Operator = isNot ? FilterOperation.IsNot : FilterOperation.Is,
        };
    }
}

/// <summary><c>filter=name:a,b</c> and <c>name:!a</c>: a part of a word of the name.</summary>
public sealed class NameFilter : IFilterHandler
{
    private const string Word = "name:";

    /// <inheritdoc />
    public bool CanHandle(string query) => query.StartsWith(Word, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public FilterOption BuildFilterOption(string filter)
    {
        var value = filter[Word.Length..];
        var isNot = value.StartsWith('!');
        return new FilterOption
        {
            FieldName = DeliveryFields.Name,
            Values = value[(isNot ? 1 : 0)..].Split(',', StringSplitOptions.RemoveEmptyEntries),
            Operator = isNot ? FilterOperation.DoesNotContain : FilterOperation.Contains,
        };
    }
}

/// <summary>
/// A filter that compares: <c>field:value</c>, <c>:!</c>, <c>&gt;</c>, <c>&gt;:</c>, <c>&lt;</c> and <c>&lt;:</c>.
/// </summary>
public abstract partial class ComparingFilter(string field) : IFilterHandler
{
    /// <inheritdoc />
    public bool CanHandle(string query) =>
        query.StartsWith(field, StringComparison.OrdinalIgnoreCase) && Operation().IsMatch(query[field.Length..]);

    /// <inheritdoc />
    public FilterOption BuildFilterOption(string filter)
    {
        var match = Operation().Match(filter[field.Length..]);
        var value = match.Groups["value"].Value;
        return new FilterOption
        {
            FieldName = field,
            Values = value.Split(',', StringSplitOptions.RemoveEmptyEntries),
            Operator = match.Groups["operator"].Value switch
            {
                ":!" => FilterOperation.IsNot,
                ">" => FilterOperation.GreaterThan,
                ">:" => FilterOperation.GreaterThanOrEqual,
                "<" => FilterOperation.LessThan,
                "<:" => FilterOperation.LessThanOrEqual,
                _ => FilterOperation.Is,
            },
        };
    }

    [GeneratedRegex("^(?<operator>:!|>:|<:|>|<|:)(?<value>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Operation();
}

/// <summary><c>filter=createDate&gt;2026-01-01</c></summary>
public sealed class CreateDateFilter() : ComparingFilter(DeliveryFields.CreateDate);

/// <summary><c>filter=updateDate&lt;:2026-01-01</c></summary>
public sealed class UpdateDateFilter() : ComparingFilter(DeliveryFields.UpdateDate);

/// <summary>A sort by one field: <c>field:asc</c>; anything else after the colon descends, as in Umbraco.</summary>
public abstract class FieldSort(string field) : ISortHandler
{
    private readonly string word = field + ":";

    /// <inheritdoc />
    public bool CanHandle(string query) => query.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public SortOption BuildSortOption(string sort) => new()
    {
        FieldName = field,
        Direction = sort[word.Length..].StartsWith("asc", StringComparison.Ordinal) ? Direction.Ascending : Direction.Descending,
    };
}

/// <summary><c>sort=name:asc</c></summary>
public sealed class NameSort() : FieldSort(DeliveryFields.Name);

/// <summary><c>sort=createDate:asc</c></summary>
public sealed class CreateDateSort() : FieldSort(DeliveryFields.CreateDate);

/// <summary><c>sort=updateDate:asc</c></summary>
public sealed class UpdateDateSort() : FieldSort(DeliveryFields.UpdateDate);

/// <summary><c>sort=level:asc</c></summary>
public sealed class LevelSort() : FieldSort(DeliveryFields.Level);

/// <summary><c>sort=sortOrder:asc</c></summary>
public sealed class SortOrderSort() : FieldSort(DeliveryFields.SortOrder);

/// <summary>The filters of the fields that the site added. Text is the same or it is not; only numbers and dates have a size.</summary>
public sealed class OwnFieldFilter(IEnumerable<IDeliveryField> fields) : IFilterHandler
{
    private readonly (FieldType Type, IFilterHandler Filter)[] filters = [.. fields.Select(field => (field.Type, (IFilterHandler)new Comparing(field.Name)))];

    /// <inheritdoc />
    public bool CanHandle(string query) => Find(query) is not null;

    /// <inheritdoc />
    public FilterOption BuildFilterOption(string filter) => Find(filter)!.BuildFilterOption(filter);

    private IFilterHandler? Find(string query) => Array.Find(
        filters, own => own.Filter.CanHandle(query) && (own.Type is FieldType.Number or FieldType.Date || !HasSize(own.Filter.BuildFilterOption(query).Operator))).Filter;

    private static bool HasSize(FilterOperation operation) => operation is
        FilterOperation.LessThan or FilterOperation.LessThanOrEqual or FilterOperation.GreaterThan or FilterOperation.GreaterThanOrEqual;

    [HideFromTypeFinder]
    private sealed class Comparing(string field) : ComparingFilter(field);
}

/// <summary>The sorts of the fields that the site added.</summary>
public sealed class OwnFieldSort(IEnumerable<IDeliveryField> fields) : ISortHandler
{
    private readonly ISortHandler[] sorts = [.. fields.Select(field => new Sort(field.Name))];

    /// <inheritdoc />
    public bool CanHandle(string query) => Array.Exists(sorts, sort => sort.CanHandle(query));

    /// <inheritdoc />
    public SortOption BuildSortOption(string sort) => Array.Find(sorts, own => own.CanHandle(sort))!.BuildSortOption(sort);

    [HideFromTypeFinder]
    private sealed class Sort(string field) : FieldSort(field);
}
