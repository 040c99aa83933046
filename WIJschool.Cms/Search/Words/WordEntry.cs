namespace WIJschool.Cms.Search.Words;

/// <summary>A word that stands in the index.</summary>
/// <param name="term">The folded word.</param>
/// <param name="stem">The form in which it is compared.</param>
/// <param name="shown">The word in lower case with its accents, as it is offered to people.</param>
/// <param name="documents">In how many documents it stands.</param>
internal sealed class WordEntry(string term, string stem, string shown, int documents)
{
    private int count = documents;

    public string Term { get; } = term;

    public string Stem { get; } = stem;

    public string Shown { get; } = shown;

    public int Documents => Volatile.Read(ref count);

    public void Add(int difference) => Interlocked.Add(ref count, difference);
}
