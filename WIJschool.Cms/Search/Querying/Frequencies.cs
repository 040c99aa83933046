using WIJschool.Cms.Search.Storage;

namespace WIJschool.Cms.Search.Querying;

/// <summary>The documents in which some stems stand, and how often, weighed by the fields. It is used over and over.</summary>
internal sealed class Frequencies(int size)
{
    /// <summary>How much a word weighs in the title and the introduction, beside one in the keywords or the text.</summary>
    private const float TitleWeight = 6;
    private const float IntroWeight = 2;
    private const float KeywordWeight = 1;

    private readonly float[] values = new float[size];
    private readonly byte[] found = new byte[size];
    private readonly List<Posting> postings = [];

    public List<int> Ids { get; } = [];

    public float this[int id] => values[id];

    /// <summary>The documents with any of the stems; more of them count as more of the same word.</summary>
    public void ReadAny(Postings all, IReadOnlyList<string> stems)
    {
        Clear();
        foreach (var stem in stems)
        {
            postings.Clear();
            all.Read(stem, postings);
            foreach (var (id, counts) in postings)
            {
                if ((uint)id >= (uint)values.Length)
                    continue; // written after this search began
                if (values[id] == 0)
                    Ids.Add(id);
                values[id] += Weigh(counts);
            }
        }
    }

    /// <summary>The documents with all of the stems; the rarest in a document says how often.</summary>
    public void ReadAll(Postings all, IReadOnlyList<string> stems)
    {
        ReadAny(all, [stems[0]]);
        for (var i = 1; i < stems.Count; i++)
        {
            postings.Clear();
            all.Read(stems[i], postings);
            foreach (var (id, counts) in postings)
            {
                if ((uint)id >= (uint)values.Length || values[id] == 0 || found[id] != i - 1)
                    continue;
                found[id]++;
                values[id] = Math.Min(values[id], Weigh(counts));
            }
        }

        Keep(id => found[id] == stems.Count - 1);
    }

    /// <summary>Leaves out the documents that are not among these.</summary>
    public void Keep(Predicate<int> isKept)
    {
        Ids.RemoveAll(id =>
        {
            if (isKept(id))
                return false;
            (values[id], found[id]) = (0, 0);
            return true;
        });
    }

    private void Clear()
    {
        foreach (var id in Ids)
            (values[id], found[id]) = (0, 0);
        Ids.Clear();
    }

    private static float Weigh(FieldCounts counts) =>
        (TitleWeight * counts.Title) + (IntroWeight * counts.Intro) + (KeywordWeight * counts.Keywords) + counts.Body;
}
