using System.Collections.Concurrent;
using System.Collections.Frozen;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Extensions;
using WIJschool.Cms.PublishedContent;

namespace WIJschool.Cms.DeliveryApi.Querying;

/// <summary>One page in one culture, or in none, as lists are selected from.</summary>
/// <param name="Key">The page.</param>
/// <param name="Path">The ids from the root to the page, with commas between them.</param>
/// <param name="Culture">The culture in lower case, or <see cref="NoCulture"/>.</param>
/// <param name="Name">The page's name in that culture as it was saved last, published or not: Umbraco's index holds that one.</param>
/// <param name="ContentType">The alias of its type.</param>
/// <param name="CreateDate">When it was made, in whole milliseconds.</param>
/// <param name="UpdateDate">When it was saved last, in whole milliseconds.</param>
/// <param name="Level">1 for a root.</param>
/// <param name="SortOrder">Its place among its siblings.</param>
/// <param name="Ancestors">From the root down, without the page itself.</param>
internal sealed record DeliveryEntry(
    Guid Key, string Path, string Culture, string Name, string ContentType, DateTime CreateDate, DateTime UpdateDate, int Level, int SortOrder, Guid[] Ancestors)
{
    public const string NoCulture = "none";

    private string[]? words;
    private string? order;

    /// <summary>The ids of <see cref="Path"/>.</summary>
    public int[] PathIds { get; } = [.. Path.Split(',').Select(int.Parse)];

    /// <summary>The words of the name; worked out when somebody filters by name.</summary>
    public string[] Words => words ??= NameWords.Of(Name);

#pragma warning disable CA1308 // Umbraco's index holds what is sorted by in lower case.
    /// <summary>What a sort by name compares.</summary>
    public string NameOrder => order ??= Name.ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>The page above, or none.</summary>
    public Guid? Parent => Ancestors.Length == 0 ? null : Ancestors[^1];
}

/// <summary>
/// Everything that lists of the Delivery API select from, made of one snapshot and thrown away with it. Its order is that of Umbraco's
/// own index: by path, then by culture.
/// </summary>
internal sealed class DeliveryIndex
{
    private readonly FrozenDictionary<string, int> cultureCounts;
    private readonly FrozenDictionary<string, int> typeCounts;
    private readonly FrozenDictionary<Guid, int> keyCounts;
    private readonly ConcurrentDictionary<string, object[][]> fieldValues = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, IComparable?[]> fieldOrders = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<(string Field, bool Descending), int[]> orders = new();
    private readonly PublishedSnapshot snapshot;
    private readonly bool preview;

    private DeliveryIndex(PublishedSnapshot snapshot, bool preview, DeliveryEntry[] entries)
    {
        this.snapshot = snapshot;
        this.preview = preview;
        Entries = entries;
        cultureCounts = Counts(entries, e => e.Culture).ToFrozenDictionary(StringComparer.Ordinal);
        typeCounts = Counts(entries, e => e.ContentType).ToFrozenDictionary(StringComparer.Ordinal);
        keyCounts = Counts(entries, e => e.Key).ToFrozenDictionary();
    }

    /// <summary>All entries in the index's order.</summary>
    public DeliveryEntry[] Entries { get; }

    /// <summary>The types that have pages.</summary>
    public IEnumerable<string> ContentTypes => typeCounts.Keys;

    /// <summary>The snapshot that the index was made of.</summary>
    public long Version => snapshot.Version;

    /// <summary>Makes the index of a snapshot.</summary>
    /// <param name="snapshot">The content.</param>
    /// <param name="preview">True for drafts as well.</param>
    /// <param name="typeById">The content types by id.</param>
    public static DeliveryIndex Build(PublishedSnapshot snapshot, bool preview, Func<int, IPublishedContentType> typeById)
    {
        var types = new Dictionary<int, IPublishedContentType>();
        var pages = snapshot.ById.Values.Select(node => node.Data).Where(data => data.ItemType == PublishedItemType.Content);
        var entries = pages.SelectMany(page => EntriesOf(snapshot, page, preview, Type)).ToArray();
        Array.Sort(entries, (left, right) => string.CompareOrdinal(left.Path, right.Path) is var byPath and not 0 ? byPath : string.CompareOrdinal(left.Culture, right.Culture));
        return new DeliveryIndex(snapshot, preview, entries);

        IPublishedContentType Type(NodeData page) =>
            types.TryGetValue(page.ContentTypeId, out var type) ? type : types[page.ContentTypeId] = typeById(page.ContentTypeId);
    }

    /// <summary>
    /// How rare a culture is. Umbraco's lists without a sort come by relevance: rare terms first, then the order of the index.
    /// </summary>
    public double CultureRarity(string culture) => Rarity(cultureCounts.GetValueOrDefault(culture));

    /// <summary>How rare a content type is.</summary>
    public double TypeRarity(string alias) => Rarity(typeCounts.GetValueOrDefault(alias));

    /// <summary>How rare a page is: one with fewer cultures is rarer.</summary>
    public double KeyRarity(Guid key) => Rarity(keyCounts.GetValueOrDefault(key));

    /// <summary>All entries in the order of one sort; worked out once for each snapshot, so that a list need not sort at all.</summary>
    public int[] Ordered(string field, bool descending, Comparison<int> comparison) => orders.GetOrAdd((field, descending), _ =>
    {
        var order = Enumerable.Range(0, Entries.Length).ToArray();
        Array.Sort(order, (left, right) => comparison(left, right) is var by and not 0 ? by : left.CompareTo(right));
        return order;
    });

    /// <summary>The values of a field that the site added, entry by entry; worked out once for each snapshot.</summary>
    public object[][] Values(IDeliveryField field) =>
        fieldValues.GetOrAdd(field.Name, _ => [.. Read(field.ValuesOf).Select(values => values?.ToArray() ?? [])]);

    /// <summary>What a field sorts by, entry by entry; worked out once for each snapshot.</summary>
    public IComparable?[] OrdersOf(IDeliveryField field) => fieldOrders.GetOrAdd(field.Name, _ => Read(field.OrderOf));

    private T?[] Read<T>(Func<IPublishedContent, string?, T> of) => Entries.Select(entry =>
        snapshot.Find(entry.Key, preview, PublishedItemType.Content) is { } page ? of(page, entry.Culture == DeliveryEntry.NoCulture ? null : entry.Culture) : default).ToArray();

    private static Dictionary<T, int> Counts<T>(DeliveryEntry[] entries, Func<DeliveryEntry, T> by)
        where T : notnull => entries.CountBy(by).ToDictionary();

    private static IEnumerable<DeliveryEntry> EntriesOf(PublishedSnapshot snapshot, NodeData page, bool preview, Func<NodeData, IPublishedContentType> typeOf)
    {
        var version = preview ? page.Preview : page.Published;
        if (version is null || Above(snapshot, page, preview) is not { } above) yield break;

        var ancestors = above.Select(a => a.Key).ToArray();
        if (!typeOf(page).VariesByCulture())
        {
            yield return Entry(DeliveryEntry.NoCulture, (page.Draft ?? version).Name, page.EditDate); // Umbraco's index has the name and date of the last save
            yield break;
        }

        foreach (var (culture, data) in version.Cultures)
        {
            var shown = preview || above.TrueForAll(a => !typeOf(a).VariesByCulture() || a.Published!.Cultures.ContainsKey(culture));
            var saved = page.Draft?.Cultures.GetValueOrDefault(culture) ?? data;
#pragma warning disable CA1308 // Umbraco's index holds cultures in lower case.
            if (shown) yield return Entry(culture.ToLowerInvariant(), saved.Name, saved.Date);
#pragma warning restore CA1308
        }

        DeliveryEntry Entry(string culture, string name, DateTime date) => new(
            page.Key, page.Path, culture, name, typeOf(page).Alias, Milliseconds(page.CreateDate), Milliseconds(date), page.Level, page.SortOrder, ancestors);
    }

    /// <summary>The pages above, from the root down.</summary>
    /// <returns>The pages, or null when one of them is not to be seen.</returns>
    private static List<NodeData>? Above(PublishedSnapshot snapshot, NodeData page, bool preview)
    {
        List<NodeData> above = [];
        for (var parent = page.ParentId; parent > 0;)
        {
            if (!snapshot.ById.TryGetValue(parent, out var node) || (!preview && node.Data.Published is null)) return null;
            above.Add(node.Data);
            parent = node.Data.ParentId;
        }

        above.Reverse();
        return above;
    }

    private double Rarity(int count)
    {
        var inverse = 1 + Math.Log(Entries.Length / (double)(count + 1));
        return inverse * inverse;
    }

    private static DateTime Milliseconds(DateTime date) => new(date.Ticks - (date.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
}

/// <summary>A field that lists may be filtered and sorted by, beside Umbraco's own: <c>filter=name:value</c>, <c>sort=name:asc</c>. Registering it as a service is all.</summary>
public interface IDeliveryField
{
    /// <summary>The name in filters and sorts: letters only, and none of Umbraco's own.</summary>
    string Name { get; }

    /// <summary>How values are compared: numbers and dates by size too, text by being the same.</summary>
    FieldType Type { get; }

    /// <summary>What it holds, for those who write a client: a part of a sentence in English.</summary>
    string Description { get; }

    /// <summary>A filter by it, such as <c>age&gt;8</c>.</summary>
    string Example { get; }

    /// <summary>The values of a page: text, or int or DateTime where the type says so. A page without any is found by a negative filter only.</summary>
    IEnumerable<object> ValuesOf(IPublishedContent page, string? culture);

    /// <summary>What a page is sorted by; pages without it come last whichever way.</summary>
    IComparable? OrderOf(IPublishedContent page, string? culture);
}
