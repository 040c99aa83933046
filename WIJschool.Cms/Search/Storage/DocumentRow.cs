using System.Collections.Immutable;

namespace WIJschool.Cms.Search.Storage;

/// <summary>What is kept in memory of each document: all that finding, counting and sorting need, and no texts but the title.</summary>
/// <param name="Id">Its row in the index, kept when the document is replaced.</param>
/// <param name="Facets">The numbers of its facet values, its kind among them; see <see cref="FacetCatalog"/>.</param>
/// <param name="Length">The number of terms in the full-text table.</param>
/// <param name="Fingerprint">Tells whether a document is the same as the one that is there.</param>
internal sealed record DocumentRow(
    int Id,
    Guid Key,
    string Culture,
    string Kind,
    string Title,
    int[] Facets,
    IReadOnlyList<string> AccessKeys,
    DateTimeOffset? Date,
    IReadOnlyDictionary<string, double> SortFields,
    long Fingerprint,
    float Weight,
    int Length)
{
    /// <summary>The number of its kind as a facet value.</summary>
    public int KindNumber => Facets[0];

    public static DocumentRow Of(int id, SearchDocument document, long fingerprint, int length, FacetCatalog facets)
    {
        var values = document.Keywords.Concat(document.Traits)
            .Where(facet => facet.Key != SearchResult.KindFacet)
            .SelectMany(facet => facet.Value.Distinct().Select(value => facets.Add(facet.Key, value)))
            .Prepend(facets.Add(SearchResult.KindFacet, document.Kind));
        return new DocumentRow(
            id, document.Key, string.Intern(document.Culture), string.Intern(document.Kind), document.Title, [.. values], document.AccessKeys, document.Date,
            document.SortFields, fingerprint, (float)document.Weight, length);
    }
}

/// <summary>The rows of all documents at one moment.</summary>
internal sealed class DocumentTable
{
    public static readonly DocumentTable Empty = new([], ImmutableDictionary<Guid, ImmutableArray<int>>.Empty);

    private readonly DocumentRow?[] rows;
    private readonly ImmutableDictionary<Guid, ImmutableArray<int>> byKey;

    private DocumentTable(DocumentRow?[] rows, ImmutableDictionary<Guid, ImmutableArray<int>> byKey)
    {
        this.rows = rows;
        this.byKey = byKey;
        foreach (var row in rows.OfType<DocumentRow>())
        {
            Count++;
            AverageLength += row.Length;
        }

        AverageLength /= Math.Max(1, Count);
    }

    public int Count { get; }

    public double AverageLength { get; }

    /// <summary>One more than the highest id.</summary>
    public int Size => rows.Length;

    /// <summary>The row with this id, or null where there is none (any more, or yet).</summary>
    public DocumentRow? this[int id] => (uint)id < (uint)rows.Length ? rows[id] : null;

    public IEnumerable<DocumentRow> All => rows.Where(row => row is not null)!;

    public IEnumerable<DocumentRow> WithKey(Guid key) =>
        byKey.TryGetValue(key, out var ids) ? ids.Select(id => rows[id]!) : [];

    public DocumentRow? Find(Guid key, string culture) => WithKey(key).FirstOrDefault(row => row.Culture == culture);

    /// <summary>A table with these rows put in (in place of those with the same id) and those taken out.</summary>
    public DocumentTable With(IReadOnlyCollection<DocumentRow> put, IReadOnlyCollection<DocumentRow> removed)
    {
        var next = new DocumentRow?[Math.Max(rows.Length, put.Count == 0 ? 0 : put.Max(row => row.Id) + 1)];
        rows.CopyTo(next, 0);
        var keys = byKey.ToBuilder();
        foreach (var row in removed)
        {
            next[row.Id] = null;
            keys[row.Key] = keys[row.Key].Remove(row.Id);
            if (keys[row.Key].IsEmpty)
                keys.Remove(row.Key);
        }

        foreach (var row in put)
        {
            next[row.Id] = row;
            var ids = keys.GetValueOrDefault(row.Key, []);
            keys[row.Key] = ids.Contains(row.Id) ? ids : ids.Add(row.Id);
        }

        return new DocumentTable(next, keys.ToImmutable());
    }
}
