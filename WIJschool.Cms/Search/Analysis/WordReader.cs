using System.Text;

namespace WIJschool.Cms.Search.Analysis;

/// <summary>
/// Reads the words of a text one by one, folded, with the place where each stands in the text. Anything may be read:
/// unpaired surrogates, control characters and emoji part words like spaces do.
/// </summary>
/// <remarks>A Dutch 's after an apostrophe (foto's) belongs to the word and is dropped from its folded form.</remarks>
public ref struct WordReader
{
    /// <summary>Letters kept of a word; what is longer is no word of any language but an address or encoded data.</summary>
    public const int MaxWordLength = 60;

    private readonly ReadOnlySpan<char> text;
    private readonly Span<char> buffer;
    private int position;
    private int folded;

    /// <summary>Reads <paramref name="text"/>; <paramref name="buffer"/> holds one word and must have <see cref="MaxWordLength"/> places.</summary>
    public WordReader(ReadOnlySpan<char> text, Span<char> buffer)
    {
        if (buffer.Length < MaxWordLength)
            throw new ArgumentException("The buffer is too small to hold a word.", nameof(buffer));
        this.text = text;
        this.buffer = buffer;
    }

    /// <summary>The folded words of a text.</summary>
    public static IReadOnlyList<string> WordsOf(string text)
    {
        Span<char> letters = stackalloc char[MaxWordLength];
        var reader = new WordReader(text, letters);
        var words = new List<string>();
        while (reader.Read())
            words.Add(reader.Word.ToString());
        return words;
    }

    /// <summary>Where the word begins in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Where the word ends in the text (the first place after it).</summary>
    public int End { get; private set; }

    /// <summary>Whether nothing but a hyphen stands between this word and the one before it.</summary>
    public bool FollowsHyphen { get; private set; }

    /// <summary>The folded word, until the next call of <see cref="Read"/>.</summary>
    public readonly ReadOnlySpan<char> Word => buffer[..folded];

    /// <summary>Goes to the next word.</summary>
    /// <returns>False at the end of the text.</returns>
    public bool Read()
    {
        var previousEnd = position;
        folded = 0;
        while (position < text.Length)
        {
            Start = position;
            if (!Take())
            {
                position += LengthAt(position);
                continue;
            }

            while (position < text.Length && Take())
            {
            }

            End = position;
            SkipPossessive();
            if (folded == 0)
                continue;
            FollowsHyphen = previousEnd > 0 && Start == previousEnd + 1 && text[previousEnd] is ('-' or '\u2010' or '\u2011');
            return true;
        }

        return false;
    }

    /// <summary>Takes the character at the position into the word, if it is part of one.</summary>
    private bool Take()
    {
        var letter = text[position];
        if (char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))
        {
            if (folded < MaxWordLength)
                buffer[folded++] = letter;
            position++;
            return true;
        }

        Rune.DecodeFromUtf16(text[position..], out var rune, out var length);
        if (LetterFold.Of(rune) is not { } letters || rune == Rune.ReplacementChar)
            return false;
        var room = Math.Min(letters.Length, MaxWordLength - folded);
        letters.AsSpan(0, room).CopyTo(buffer[folded..]);
        folded += room;
        position += length;
        return true;
    }

    private readonly int LengthAt(int index)
    {
        Rune.DecodeFromUtf16(text[index..], out _, out var length);
        return Math.Max(1, length);
    }

    private void SkipPossessive()
    {
        var isPossessive = position + 1 < text.Length && text[position] is ('\'' or '\u2019') && text[position + 1] is ('s' or 'S')
            && (position + 2 == text.Length || !char.IsLetterOrDigit(text[position + 2]));
        if (isPossessive)
            End = position += 2;
    }
}
