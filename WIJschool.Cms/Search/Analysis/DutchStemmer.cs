namespace WIJschool.Cms.Search.Analysis;

/// <summary>
/// The Dutch stemming algorithm of Martin Porter as the Snowball project publishes it in prose
/// (snowball.tartarus.org/algorithms/dutch/stemmer.html). The steps below carry the numbers they have there.
/// </summary>
/// <remarks>
/// R1 is what follows the first non-vowel after a vowel, from the third letter on at the earliest; R2 is the same taken
/// within R1. A capital I or Y stands for a letter that counts as a consonant while the word is being stemmed.
/// </remarks>
public static class DutchStemmer
{
    private const string Vowels = "aeiouyè";

    /// <summary>Stems one word, which must be in lower case; acute accents and umlauts are allowed.</summary>
    public static string Stem(string word)
    {
        var work = new Work(Prelude(word));
        Step1(work);
        work.Step2Dropped = Step2(work);
        Step3a(work);
        Step3b(work);
        Step4(work);
        return new string(work.Letters).Replace('I', 'i').Replace('Y', 'y');
    }

    /// <summary>Takes the accents off and marks the y at the start, the y after a vowel and the i between vowels.</summary>
    private static char[] Prelude(string word)
    {
        var letters = word.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
            letters[i] = WithoutAccent(letters[i]);

        if (letters.Length > 0 && letters[0] == 'y')
            letters[0] = 'Y';
        for (var i = 0; i + 1 < letters.Length; i++)
        {
            if (!IsVowel(letters[i]))
                continue;
            if (letters[i + 1] == 'y')
                letters[++i] = 'Y';
            else if (letters[i + 1] == 'i' && i + 2 < letters.Length && IsVowel(letters[i + 2]))
            {
                letters[i + 1] = 'I';
                i += 2;
            }
        }

        return letters;
    }

    private static char WithoutAccent(char letter) => letter switch
    {
        'ä' or 'á' => 'a',
        'ë' or 'é' => 'e',
        'ï' or 'í' => 'i',
        'ö' or 'ó' => 'o',
        'ü' or 'ú' => 'u',
        _ => letter,
    };

    private static void Step1(Work work)
    {
        if (work.EndsWith("heden"))
        {
            if (work.InR1(5))
                work.Replace(5, "heid");
        }
        else if (work.EndsWith("ene"))
            DropEnEnding(work, 3);
        else if (work.EndsWith("en"))
            DropEnEnding(work, 2);
        else if (work.EndsWith("se"))
            DropSEnding(work, 2);
        else if (work.EndsWith("s"))
            DropSEnding(work, 1);
    }

    private static bool Step2(Work work)
    {
        if (!work.EndsWith("e") || !work.InR1(1) || !work.IsNonVowel(2))
            return false;
        work.Drop(1);
        Undouble(work);
        return true;
    }

    private static void Step3a(Work work)
    {
        if (!work.EndsWith("heid") || !work.InR2(4) || work.EndsWith("cheid"))
            return;
        work.Drop(4);
        if (work.EndsWith("en"))
            DropEnEnding(work, 2);
    }

    private static void Step3b(Work work)
    {
        if (work.EndsWith("end") || work.EndsWith("ing"))
            DropEndOrIng(work);
        else if (work.EndsWith("ig"))
        {
            if (work.InR2(2) && !work.EndsWith("eig"))
                work.Drop(2);
        }
        else if (work.EndsWith("lijk"))
        {
            if (!work.InR2(4))
                return;
            work.Drop(4);
            work.Step2Dropped = Step2(work);
        }
        else if (work.EndsWith("baar") && work.InR2(4))
            work.Drop(4);
        else if (work.EndsWith("bar") && work.InR2(3) && work.Step2Dropped)
            work.Drop(3);
    }

    private static void DropEndOrIng(Work work)
    {
        if (!work.InR2(3))
            return;
        work.Drop(3);
        if (work.EndsWith("ig") && work.InR2(2) && !work.EndsWith("eig"))
            work.Drop(2);
        else
            Undouble(work);
    }

    /// <summary>Undoubles the vowel of a word that ends in consonant, double vowel, consonant: maan becomes man.</summary>
    private static void Step4(Work work)
    {
        var letters = work.Letters;
        if (letters.Length < 4 || !work.IsNonVowel(1) || letters[^1] == 'I' || !work.IsNonVowel(4))
            return;
        if (letters[^2] == letters[^3] && letters[^2] is ('a' or 'e' or 'o' or 'u'))
            work.Replace(2, letters[^1].ToString());
    }

    private static void DropEnEnding(Work work, int length)
    {
        if (!work.InR1(length) || !work.IsNonVowel(length + 1) || work.EndsWith("gem", length))
            return;
        work.Drop(length);
        Undouble(work);
    }

    private static void DropSEnding(Work work, int length)
    {
        if (work.InR1(length) && work.IsNonVowel(length + 1) && !work.EndsWith("j", length))
            work.Drop(length);
    }

    private static void Undouble(Work work)
    {
        if (work.EndsWith("kk") || work.EndsWith("dd") || work.EndsWith("tt"))
            work.Drop(1);
    }

    private static bool IsVowel(char letter) => Vowels.Contains(letter, StringComparison.Ordinal);

    /// <summary>The word while it is being stemmed, with the places where its regions begin.</summary>
    private sealed class Work
    {
        private readonly char[] letters;
        private readonly int region1;
        private readonly int region2;
        private int length;

        public Work(char[] letters)
        {
            this.letters = letters;
            length = letters.Length;
            var first = RegionAfter(0);
            region1 = Math.Max(first, Math.Min(3, length));
            region2 = RegionAfter(first);
        }

        public bool Step2Dropped { get; set; }

        public ReadOnlySpan<char> Letters => letters.AsSpan(0, length);

        public bool InR1(int suffixLength) => length - suffixLength >= region1;

        public bool InR2(int suffixLength) => length - suffixLength >= region2;

        public bool EndsWith(string suffix, int before = 0) =>
            length > before && Letters[..(length - before)].EndsWith(suffix, StringComparison.Ordinal);

        /// <summary>Whether there is a letter at this place, counted from the end (1 is the last), and it is no vowel.</summary>
        public bool IsNonVowel(int fromEnd) => fromEnd <= length && !IsVowel(letters[length - fromEnd]);

        public void Drop(int count) => length -= count;

        public void Replace(int count, string by)
        {
            length -= count;
            by.CopyTo(letters.AsSpan(length));
            length += by.Length;
        }

        private int RegionAfter(int start)
        {
            var i = start;
            while (i < length && !IsVowel(letters[i]))
                i++;
            while (i < length && IsVowel(letters[i]))
                i++;
            return i < length ? i + 1 : length;
        }
    }
}
