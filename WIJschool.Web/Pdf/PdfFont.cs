using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace WIJschool.Web.Pdf;

/// <summary>
/// A TrueType font that is embedded whole: ours hold only the Latin scripts and weigh 30 kB. Source of the layout of its
/// tables: the OpenType specification.
/// </summary>
internal sealed class PdfFont
{
    private const int Unicode = 4; // the format of the character map that we read
    private readonly byte[] bytes;
    private readonly Dictionary<string, int> tables;
    private readonly Dictionary<int, ushort> glyphs = [];
    private readonly int[] widths;
    private readonly double unit;

    private PdfFont(byte[] bytes, string name)
    {
        this.bytes = bytes;
        Name = name;
        tables = ReadTables();
        unit = 1000d / U16(tables["head"] + 18);
        widths = ReadWidths();
        ReadCharacters();
    }

    /// <summary>The name by which pages ask for it.</summary>
    public string Name { get; }

    /// <summary>How high a capital is, as a part of the size.</summary>
    public double CapHeight => S16(tables["OS/2"] + 88) * unit / 1000;

    /// <summary>Reads a font of this program, by the name of its file.</summary>
    /// <exception cref="InvalidDataException">It is no TrueType font with a Unicode character map.</exception>
    public static PdfFont Read(string file)
    {
        using var stream = typeof(PdfFont).Assembly.GetManifestResourceStream($"WIJschool.Web.Pdf.Fonts.{file}.ttf")
            ?? throw new InvalidDataException($"There is no font {file}.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return new PdfFont(copy.ToArray(), file);
    }

    /// <summary>In points.</summary>
    public double WidthOf(string text, double size) => text.EnumerateRunes().Sum(rune => widths[GlyphOf(rune)]) * unit * size / 1000;

    /// <summary>The glyphs of a text as the hexadecimal string that shows them; a character that the font lacks is its empty box.</summary>
    public string Show(string text)
    {
        var hex = new StringBuilder(text.Length * 4 + 2).Append('<');
        foreach (var rune in text.EnumerateRunes()) hex.Append(GlyphOf(rune).ToString("X4", CultureInfo.InvariantCulture));
        return hex.Append('>').ToString();
    }

    /// <summary>Adds the font and all that belongs to it to a file.</summary>
    /// <returns>The number of the font object.</returns>
    public int AddTo(PdfFile file)
    {
        var program = file.AddStream($"/Length1 {bytes.Length}", bytes);
        var head = tables["head"];
        var descriptor = file.Add($"<< /Type /FontDescriptor /FontName /{PostScriptName} /Flags 32 "
            + $"/FontBBox [{Scaled(S16(head + 36))} {Scaled(S16(head + 38))} {Scaled(S16(head + 40))} {Scaled(S16(head + 42))}] "
            + $"/ItalicAngle {S16(tables["post"] + 4)} /Ascent {Scaled(S16(tables["hhea"] + 4))} /Descent {Scaled(S16(tables["hhea"] + 6))} "
            + $"/CapHeight {Scaled(S16(tables["OS/2"] + 88))} /StemV 90 /FontFile2 {program} 0 R >>");
        var cid = file.Add($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{PostScriptName} /CIDToGIDMap /Identity "
            + $"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R "
            + $"/W [0 [{string.Join(' ', widths.Select(Scaled))}]] >>");
        var toUnicode = file.AddStream("", Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /{PostScriptName} /Encoding /Identity-H "
            + $"/DescendantFonts [{cid} 0 R] /ToUnicode {toUnicode} 0 R >>");
    }

    private string PostScriptName => $"WIJschool-{Name}";

    private ushort GlyphOf(Rune rune) => glyphs.GetValueOrDefault(rune.Value);

    private string Scaled(int value) => PdfFile.Number(value * unit);

    /// <summary>Which characters the glyphs stand for, so that the text can be searched, copied and read aloud.</summary>
    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Unicode def /CMapType 2 def "
            + "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var part in glyphs.GroupBy(pair => pair.Value).Select(group => group.MinBy(pair => pair.Key)).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var (character, glyph) in part)
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(new Rune(character).ToString()))}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }

    private Dictionary<string, int> ReadTables()
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var entry = 12; entry < 12 + (16 * U16(4)); entry += 16)
            found[Encoding.ASCII.GetString(bytes, entry, 4)] = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(entry + 8));
        return found;
    }

    private int[] ReadWidths()
    {
        var measured = U16(tables["hhea"] + 34);
        var all = new int[U16(tables["maxp"] + 4)];
        // the last width counts for all glyphs after it
        for (var glyph = 0; glyph < all.Length; glyph++) all[glyph] = U16(tables["hmtx"] + (4 * Math.Min(glyph, measured - 1)));
        return all;
    }

    private void ReadCharacters()
    {
        var map = CharacterMap();
        var segments = U16(map + 6) / 2;
        for (var segment = 0; segment < segments; segment++)
        {
            var end = U16(map + 14 + (2 * segment));
            var start = U16(map + 16 + (2 * (segments + segment)));
            var delta = U16(map + 16 + (2 * ((2 * segments) + segment)));
            var offsetAt = map + 16 + (2 * ((3 * segments) + segment));
            for (int character = start; character <= end && character != 0xFFFF; character++) Add(character, start, delta, offsetAt);
        }
    }

    private void Add(int character, int start, int delta, int offsetAt)
    {
        var offset = U16(offsetAt);
        var glyph = offset == 0 ? character : U16(offsetAt + offset + (2 * (character - start)));
        if (offset == 0 || glyph != 0) glyph = (glyph + delta) & 0xFFFF;
        if (glyph != 0) glyphs[character] = (ushort)glyph;
    }

    private int CharacterMap()
    {
        var cmap = tables["cmap"];
        for (var entry = cmap + 4; entry < cmap + 4 + (8 * U16(cmap + 2)); entry += 8)
        {
            var map = cmap + BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(entry + 4));
            if (U16(map) == Unicode) return map;
        }
        throw new InvalidDataException($"The font {Name} has no character map that we can read.");
    }

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

    private short S16(int at) => BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(at));
}
