namespace WIJschool.Cms.Search.Querying;

/// <summary>The documents that were found with their scores and the words of the query found in each.</summary>
internal sealed class HitTable(int size)
{
    private readonly double[] scores = new double[size];
    private readonly uint[] words = new uint[size];
    private readonly uint[] hints = new uint[size];
    private readonly double[] current = new double[size];
    private readonly List<int> currentIds = [];
    private int sureCount;

    /// <summary>The documents in which any word was found.</summary>
    public List<int> Ids { get; } = [];

    public double Score(int id) => scores[id];

    /// <summary>The words found in a document, a bit for each.</summary>
    public uint Words(int id) => words[id];

    /// <summary>The words of which no more than a hint was found: a part of the compound that was asked for.</summary>
    public uint Hints(int id) => hints[id] & ~words[id];

    /// <summary>Notes what one form of the current word is worth in a document; the best form counts, and a bonus besides.</summary>
    public void Note(int id, double value, bool isBonus)
    {
        if ((uint)id >= (uint)current.Length)
            return; // written after this search began
        if (current[id] == 0)
        {
            if (isBonus)
                return;
            currentIds.Add(id);
            current[id] = value;
        }
        else
            current[id] = isBonus ? current[id] + value : Math.Max(current[id], value);
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

    public void Remove(IReadOnlyCollection<int> ids)
    {
        if (ids.Count == 0)
            return;
        var gone = ids.ToHashSet();
        Ids.RemoveAll(gone.Contains);
    }
}
