namespace WIJschool.Cms.Search.Words;

/// <summary>
/// The root that loan words share through their endings: discriminatie, discrimineren and discriminerend; racisme, racist
/// and racistisch. Stemming takes inflections off and leaves these apart.
/// </summary>
internal static class WordFamily
{
    private const int ShortestRoot = 5;

    /// <summary>Endings with what they leave of the root, the longest first. Plurals and inflected forms are among them.</summary>
    private static readonly (string Ending, string Leaves)[] Endings =
    [
        ("istische", "is"), ("istisch", "is"), ("atorische", ""), ("eringen", ""), ("erende", ""), ("atische", ""), ("atieve", ""),
        ("isten", "is"), ("ismen", "is"), ("atisch", ""), ("ering", ""), ("erend", ""), ("eerde", ""), ("eerden", ""), ("atief", ""),
        ("aties", ""), ("ators", ""), ("isme", "is"), ("atie", ""), ("eren", ""), ("eert", ""), ("eerd", ""), ("ator", ""), ("ische", ""),
        ("isch", ""), ("ist", "is"), ("aars", ""), ("aar", ""), ("en", ""), ("ing", ""), ("ingen", ""), ("ie", ""), ("ies", ""),
    ];

    private static readonly (string Ending, string Leaves)[] LongestFirst = [.. Endings.OrderByDescending(pair => pair.Ending.Length)];

    /// <summary>The root of a folded word, or null when it has no such ending or too little would be left of it.</summary>
    public static string? RootOf(string word)
    {
        foreach (var (ending, leaves) in LongestFirst)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length + leaves.Length >= ShortestRoot)
                return string.Concat(word.AsSpan(0, word.Length - ending.Length), leaves);
        }

        return null;
    }
}
