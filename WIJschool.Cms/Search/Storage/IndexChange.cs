namespace WIJschool.Cms.Search.Storage;

/// <summary>What is to change in an index. No key is both put and removed.</summary>
/// <param name="Put">Documents to put in, or in place of those with the same key and culture; each once.</param>
/// <param name="Remove">Keys to take out in all cultures.</param>
/// <param name="Whole">Keys of which the documents put are all there is: other cultures of them go.</param>
internal sealed record IndexChange(
    IReadOnlyCollection<SearchDocument> Put, IReadOnlyCollection<Guid> Remove, IReadOnlyCollection<Guid> Whole)
{
    public bool IsEmpty => Put.Count == 0 && Remove.Count == 0;

    public IEnumerable<DocumentRow> RowsToRemove(DocumentTable table)
    {
        var staying = Put.Select(document => (document.Key, document.Culture)).ToHashSet();
        return Remove.Distinct().SelectMany(table.WithKey)
            .Concat(Whole.SelectMany(table.WithKey).Where(row => !staying.Contains((row.Key, row.Culture))));
    }
}
