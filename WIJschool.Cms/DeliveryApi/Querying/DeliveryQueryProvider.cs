using System.Globalization;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace WIJschool.Cms.DeliveryApi.Querying;

/// <summary>Answers the queries of the Delivery API from memory, in the order that Umbraco's index would give.</summary>
internal sealed class DeliveryQueryProvider(
    DeliveryIndexes indexes, IEnumerable<IDeliveryField> fields, ProtectedPages access, IMemberService members, IOptionsMonitor<DeliveryApiSettings> settings)
    : IApiContentQueryProvider
{
    private readonly Dictionary<string, IDeliveryField> own = fields.ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    public SelectorOption AllContentSelectorOption() => new() { FieldName = DeliveryFields.All, Values = ["content"] };

    /// <inheritdoc />
    public PagedModel<Guid> ExecuteQuery(
        SelectorOption selectorOption, IList<FilterOption> filterOptions, IList<SortOption> sortOptions,
        string culture, ProtectedAccess protectedAccess, bool preview, int skip, int take)
    {
        if (take <= 0) return new PagedModel<Guid>(0, []);

        var index = indexes.Current(preview);
        var test = Test(index, selectorOption, filterOptions, culture, protectedAccess);
        var found = Found(index, test, sortOptions);

        // without a sort a page past the end has no total, as in Umbraco, whose search engine stops early there
        if (sortOptions.Count == 0 && skip >= found.Count) return new PagedModel<Guid>(0, []);

        if (sortOptions.Count == 0) ByRelevance(found, index, selectorOption, filterOptions);
        else if (sortOptions.Count > 1) BySorts(found, index, sortOptions);
        return new PagedModel<Guid>(found.Count, found.Skip(skip).Take(take).Select(i => index.Entries[i].Key).ToArray());
    }

    /// <summary>What passes, in the order of the index or of the only sort.</summary>
    private List<int> Found(DeliveryIndex index, Predicate<int> test, IList<SortOption> sorts)
    {
        List<int> found = [];
        if (sorts is [var sort] && Comparer(sort, index) is { } comparer)
        {
            foreach (var i in index.Ordered(sort.FieldName, sort.Direction == Direction.Descending, comparer))
            {
                if (test(i)) found.Add(i);
            }

            return found;
        }

        for (var i = 0; i < index.Entries.Length; i++)
        {
            if (test(i)) found.Add(i);
        }

        return found;
    }

    private Predicate<int> Test(
        DeliveryIndex index, SelectorOption selector, IList<FilterOption> filters, string culture, ProtectedAccess protectedAccess)
    {
        var entries = index.Entries;
#pragma warning disable CA1308 // Umbraco's index holds cultures in lower case.
        var wanted = culture.ToLowerInvariant();
#pragma warning restore CA1308
        var closed = Closed(protectedAccess);
        var options = settings.CurrentValue;
        var hidden = index.ContentTypes.Where(alias => !options.IsAllowedContentType(alias)).ToHashSet(StringComparer.Ordinal);
        var inSelection = Selection(selector, entries);
        var tests = filters.Select(filter => Filter(filter, index)).ToArray();
        return i =>
        {
            var entry = entries[i];
            return (entry.Culture == wanted || entry.Culture == DeliveryEntry.NoCulture) && inSelection(i)
                && (hidden.Count == 0 || !hidden.Contains(entry.ContentType)) && All(tests, i) && (closed.Count == 0 || !IsClosed(entry, closed));
        };
    }

    private static bool All(Predicate<int>[] tests, int i)
    {
        foreach (var test in tests)
        {
            if (!test(i)) return false;
        }

        return true;
    }

    /// <summary>The pages that are protected, and whether this reader may see them.</summary>
    private Dictionary<int, bool> Closed(ProtectedAccess reader)
    {
        var name = new Lazy<string?>(() => reader.MemberKey is { } key ? members.GetById(key)?.Username : null);
        return access.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Rules.Any(rule => rule.RuleType switch
        {
            Constants.Conventions.PublicAccess.MemberRoleRuleType => reader.MemberRoles?.Contains(rule.RuleValue) == true,
            Constants.Conventions.PublicAccess.MemberUsernameRuleType => name.Value is { } own && own.InvariantEquals(rule.RuleValue),
            _ => false,
        }));
    }

    /// <summary>The nearest protected page on the way up decides.</summary>
    private static bool IsClosed(DeliveryEntry entry, Dictionary<int, bool> closed)
    {
        for (var i = entry.PathIds.Length - 1; i >= 0; i--)
        {
            if (closed.TryGetValue(entry.PathIds[i], out var mayEnter)) return !mayEnter;
        }

        return false;
    }

    private static Predicate<int> Selection(SelectorOption selector, DeliveryEntry[] entries)
    {
        var keys = selector.Values.Select(value => Guid.TryParse(value, out var key) ? key : Guid.Empty).ToHashSet();
        var only = keys.Count == 1 ? keys.First() : (Guid?)null;
        return selector.FieldName switch
        {
            DeliveryFields.All => _ => true,
            DeliveryFields.Parent => i => entries[i].Parent is { } parent && keys.Contains(parent),
            DeliveryFields.Ancestors when only is { } key => i => Array.IndexOf(entries[i].Ancestors, key) >= 0,
            DeliveryFields.Ancestors => i => Array.Exists(entries[i].Ancestors, keys.Contains),
            DeliveryFields.Item => i => keys.Contains(entries[i].Key),
            _ => _ => false,
        };
    }

    private Predicate<int> Filter(FilterOption filter, DeliveryIndex index)
    {
        var entries = index.Entries;
        switch (filter.FieldName)
        {
            case DeliveryFields.ContentType:
                return Equal(filter, i => entries[i].ContentType);
            case DeliveryFields.Name:
                return NameFilter(filter, entries);
            case DeliveryFields.CreateDate:
                return Dates(filter, i => [entries[i].CreateDate]);
            case DeliveryFields.UpdateDate:
                return Dates(filter, i => [entries[i].UpdateDate]);
        }

        if (!own.TryGetValue(filter.FieldName, out var field)) return _ => true; // as in Umbraco: a filter of an unknown field filters nothing
        var values = index.Values(field);
        return field.Type switch
        {
            FieldType.Date => Dates(filter, i => values[i].OfType<DateTime>().ToArray()),
            FieldType.Number => Numbers(filter, i => values[i].OfType<int>().ToArray()),
            _ => Texts(filter, values),
        };
    }

    private static Predicate<int> Equal(FilterOption filter, Func<int, string> value)
    {
        var wanted = filter.Values.ToHashSet(StringComparer.Ordinal);
        return filter.Operator == FilterOperation.IsNot ? i => !wanted.Contains(value(i)) : i => wanted.Contains(value(i));
    }

    private static Predicate<int> NameFilter(FilterOption filter, DeliveryEntry[] entries)
    {
#pragma warning disable CA1308 // Umbraco's index is in lower case.
        var parts = filter.Values.Where(v => v.Length > 0).Select(v => v.ToLowerInvariant()).ToArray();
#pragma warning restore CA1308
        bool Has(int i) => Array.Exists(parts, part => Array.Exists(entries[i].Words, word => word.Contains(part, StringComparison.Ordinal)));
        return filter.Operator is FilterOperation.IsNot or FilterOperation.DoesNotContain ? i => !Has(i) : Has;
    }

    private static Predicate<int> Texts(FilterOption filter, object[][] values)
    {
        var wanted = filter.Values;
        bool Is(int i) => Array.Exists(values[i], v => Array.Exists(wanted, w => string.Equals(v as string, w, StringComparison.OrdinalIgnoreCase)));
        bool Contains(int i) => Array.Exists(values[i], v => v is string text && Array.Exists(wanted, w => text.Contains(w, StringComparison.OrdinalIgnoreCase)));
        return filter.Operator switch
        {
            FilterOperation.Is => Is,
            FilterOperation.IsNot => i => !Is(i),
            FilterOperation.Contains => Contains,
            FilterOperation.DoesNotContain => i => !Contains(i),
            _ => _ => true,
        };
    }

    private static Predicate<int> Dates(FilterOption filter, Func<int, DateTime[]> values) => Compared(filter, values, text => DateTime.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : (DateTime?)null);

    private static Predicate<int> Numbers(FilterOption filter, Func<int, int[]> values) =>
        Compared(filter, values, text => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : (int?)null);

    /// <summary>
    /// Compares dates or numbers. Of several values one is enough to be the same, but only the first has a size. A value that is none
    /// filters nothing, as in Umbraco.
    /// </summary>
    private static Predicate<int> Compared<T>(FilterOption filter, Func<int, T[]> values, Func<string, T?> parse)
        where T : struct, IComparable<T>
    {
        var read = filter.Values.Select(parse).ToArray();
        var wanted = read.OfType<T>().ToArray();
        if (wanted.Length == 0) return _ => true;
        if (filter.Operator is FilterOperation.IsNot or FilterOperation.DoesNotContain) return i => !Array.Exists(values(i), v => wanted.Contains(v));
        if (filter.Operator is FilterOperation.Is or FilterOperation.Contains) return i => Array.Exists(values(i), v => wanted.Contains(v));
        if (read[0] is not { } first) return _ => true;

        return filter.Operator switch
        {
            FilterOperation.LessThan => i => Array.Exists(values(i), v => v.CompareTo(first) < 0),
            FilterOperation.LessThanOrEqual => i => Array.Exists(values(i), v => v.CompareTo(first) <= 0),
            FilterOperation.GreaterThan => i => Array.Exists(values(i), v => v.CompareTo(first) > 0),
            _ => i => Array.Exists(values(i), v => v.CompareTo(first) >= 0),
        };
    }

    private void BySorts(List<int> found, DeliveryIndex index, IList<SortOption> sorts)
    {
        var comparers = sorts.Select(sort => Comparer(sort, index)).OfType<Comparison<int>>().ToArray();
        found.Sort((left, right) =>
        {
            foreach (var comparer in comparers)
            {
                if (comparer(left, right) is var order and not 0) return order;
            }

            return left.CompareTo(right);
        });
    }

    private static void ByRelevance(List<int> found, DeliveryIndex index, SelectorOption selector, IList<FilterOption> filters)
    {
        var types = filters.Where(f => f is { FieldName: DeliveryFields.ContentType, Operator: FilterOperation.Is }).Sum(f => Share(f.Values.Length));
        var keys = selector.FieldName == DeliveryFields.Item ? Share(selector.Values.Length) : 0;
        var scores = found.ToDictionary(i => i, i =>
        {
            var entry = index.Entries[i];
            return (Share(2) * index.CultureRarity(entry.Culture)) + (types * index.TypeRarity(entry.ContentType)) + (keys * index.KeyRarity(entry.Key));
        });
        if (scores.Values.Distinct().Skip(1).Any()) found.Sort((left, right) => scores[right].CompareTo(scores[left]) is var by and not 0 ? by : left.CompareTo(right));
    }

    /// <summary>What a match with one of several values counts for: its share of them. The cultures are two, that of the request and none.</summary>
    private static double Share(int values) => 1.0 / Math.Max(values, 1);

    private Comparison<int>? Comparer(SortOption sort, DeliveryIndex index)
    {
        var entries = index.Entries;
        Comparison<int>? ascending = sort.FieldName switch
        {
            DeliveryFields.Name => (l, r) => string.CompareOrdinal(entries[l].NameOrder, entries[r].NameOrder),
            DeliveryFields.CreateDate => (l, r) => entries[l].CreateDate.CompareTo(entries[r].CreateDate),
            DeliveryFields.UpdateDate => (l, r) => entries[l].UpdateDate.CompareTo(entries[r].UpdateDate),
            DeliveryFields.Level => (l, r) => entries[l].Level.CompareTo(entries[r].Level),
            DeliveryFields.SortOrder => (l, r) => entries[l].SortOrder.CompareTo(entries[r].SortOrder),
            _ => null,
        };
        var isDescending = sort.Direction == Direction.Descending;
        if (ascending is null && own.TryGetValue(sort.FieldName, out var field)) return OwnComparer(index.OrdersOf(field), isDescending);
        return isDescending && ascending is not null ? (l, r) => ascending(r, l) : ascending;
    }

    /// <summary>Pages that have nothing to sort by come last whichever way.</summary>
    private static Comparison<int> OwnComparer(IComparable?[] orders, bool isDescending) => (l, r) =>
    {
        if (orders[l] is not { } left || orders[r] is not { } right) return (orders[l] is null ? 1 : 0) - (orders[r] is null ? 1 : 0);

        return isDescending ? right.CompareTo(left) : left.CompareTo(right);
    };
}

/// <summary>The names of the fields that Umbraco's own selectors, filters and sorts use.</summary>
internal static class DeliveryFields
{
    public const string All = "__IndexType";
    public const string Item = "itemId";
    public const string Parent = "parentId";
    public const string Ancestors = "ancestorIds";
    public const string ContentType = "contentType";
    public const string Name = "name";
    public const string CreateDate = "createDate";
    public const string UpdateDate = "updateDate";
    public const string Level = "level";
    public const string SortOrder = "sortOrder";
}
