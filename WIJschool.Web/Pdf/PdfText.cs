namespace WIJschool.Web.Pdf;

/// <summary>The type of the house: Atkinson Hyperlegible Next for text, Bricolage Grotesque for titles.</summary>
internal sealed record PdfFonts(PdfFont Regular, PdfFont Bold, PdfFont Italic, PdfFont Display)
{
    private static readonly Lazy<PdfFonts> Read = new(() => new(
        PdfFont.Read("text-regular"), PdfFont.Read("text-bold"), PdfFont.Read("text-italic"), PdfFont.Read("display")));

    public static PdfFonts House => Read.Value;

    public IEnumerable<PdfFont> All => [Regular, Bold, Italic, Display];
}

/// <summary>Words in one font and colour, which may be a link.</summary>
/// <param name="Url">Absolute.</param>
internal sealed record PdfRun(string Text, PdfFont Font, PdfColour Colour, string? Url = null);

/// <summary>Where text runs: a column, and the size and distance of its lines in points.</summary>
internal sealed record PdfColumn(double Left, double Width, double Size, double Leading);

/// <summary>A part of a run that stands on one line.</summary>
internal sealed record PdfPiece(string Text, PdfRun Run);

/// <summary>Breaks text into lines.</summary>
internal static class PdfLines
{
    private const int LongestWord = 48; // longer is no word but an address, and may be cut anywhere

    public static List<List<PdfPiece>> Break(IEnumerable<PdfRun> runs, PdfColumn column)
    {
        var lines = new List<List<PdfPiece>> { new() };
        var used = 0d;
        foreach (var word in Words(runs))
        {
            if (used > 0 && used + WidthOf(word, column.Size, trimmed: true) > column.Width)
            {
                lines.Add([]);
                used = 0;
            }
            lines[^1].AddRange(word);
            used += WidthOf(word, column.Size, trimmed: false);
        }
        return lines;
    }

    /// <summary>Words with the space after them. A word may change its look halfway, as when only a part of it is bold.</summary>
    private static IEnumerable<List<PdfPiece>> Words(IEnumerable<PdfRun> runs)
    {
        var word = new List<PdfPiece>();
        foreach (var run in runs)
        {
            foreach (var piece in Pieces(run.Text))
            {
                word.Add(new PdfPiece(piece, run));
                if (!EndsWord(piece)) continue;
                yield return word;
                word = [];
            }
        }
        if (word.Count > 0) yield return word;
    }

    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not (' ' or '-' or '/') && at - start < LongestWord) continue;
            yield return text[start..(at + 1)];
            start = at + 1;
        }
        if (start < text.Length) yield return text[start..];
    }

    private static bool EndsWord(string piece) => piece[^1] is ' ' or '-' or '/' || piece.Length > LongestWord;

    private static double WidthOf(List<PdfPiece> word, double size, bool trimmed) => word
        .Select((piece, index) => piece.Run.Font.WidthOf(trimmed && index == word.Count - 1 ? piece.Text.TrimEnd() : piece.Text, size)).Sum();
}
