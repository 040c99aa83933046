namespace WIJschool.Cms.Search.Querying;

/// <summary>
/// The documents that were found with their scores and the words of the query found in each. It is used over and over, so
/// that a search costs no more than what it finds.
/// </summary>
internal sealed class HitTable(int size)
{
    private readonly double[] scores = new double[size];
    private readonly uint[] words = new uint[size];
    private readonly uint[] hints = new uint[size];
    private readonly double[] current = new double[size];
    private readonly List<int> currentIds = [];
    private int sureCount;

    public int Size => size;

    /// <summary>To read in how often words stand.</summary>
    public Frequencies Frequencies { get; } = new(size);

    /// <summary>The documents in which any word was found.</summary>
    public List<int> Ids { get; } = [];

    public double Score(int id) => scores[id];

    /// <summary>The words found in a document, a bit for each.</summary>
    public uint Words(int id) => words[id];

    /// <summary>The words of which no more than a hint was found: a part of the compound that was asked for.</summary>
    public uint Hints(int id) => hints[id] & ~words[id];

    /// <summary>Notes what one form of the current word is worth in a document; the best form counts.</summary>
    public void Note(int id, double value)
    {
        if (current[id] == 0)
            currentIds.Add(id);
        current[id] = Math.Max(current[id], value);
    }

    /// <summary>In how many documents the current word was found.</summary>
    public int CurrentCount => currentIds.Count;

    /// <summary>What is noted of the current word from here on are hints.</summary>
    public void BeginHints() => sureCount = currentIds.Count;

    /// <summary>Adds the current word to the scores of its documents, and begins the next.</summary>
    public void EndWord(int word, double weight)
    {
        for (var i = 0; i < currentIds.Count; i++)
        {
            var id = currentIds[i];
            if (words[id] == 0 && hints[id] == 0)
                Ids.Add(id);
            (i < sureCount ? words : hints)[id] |= 1u << word;
            scores[id] += weight * current[id];
            current[id] = 0;
        }

        currentIds.Clear();
    }

    public void Multiply(int id, double factor) => scores[id] *= factor;

    /// <summary>Leaves out the documents that are not as asked.</summary>
    public void Keep(Predicate<int> isKept)
    {
        Ids.RemoveAll(id =>
        {
            if (isKept(id))
                return false;
            Forget(id);
            return true;
        });
    }

    public void Clear()
    {
        Ids.ForEach(Forget);
        Ids.Clear();
        foreach (var id in currentIds) // a search that was broken off
            current[id] = 0;
        currentIds.Clear();
    }

    private void Forget(int id) => (scores[id], words[id], hints[id]) = (0, 0, 0);
}
