using System.Runtime.InteropServices;
using System.Text;

namespace WIJschool.Cms.Search.Storage;

/// <summary>How often a stem stands in each field of a document; 255 stands for more.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FieldCounts(byte Title, byte Intro, byte Keywords, byte Body)
{
    public FieldCounts Plus(FieldCounts more) =>
        new(Sum(Title, more.Title), Sum(Intro, more.Intro), Sum(Keywords, more.Keywords), Sum(Body, more.Body));

    private static byte Sum(byte one, byte other) => (byte)Math.Min(byte.MaxValue, one + other);
}

/// <summary>The stems of a document with their counts, as they are stored.</summary>
/// <param name="Packed">Per stem: the length of its UTF-8 in a byte, the UTF-8, and the four counts, a byte each.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DocumentStems(int Id, byte[] Packed)
{
    public static byte[] Pack(IReadOnlyDictionary<string, FieldCounts> counts)
    {
        using var packed = new MemoryStream(counts.Count * 12);
        Span<byte> utf8 = stackalloc byte[byte.MaxValue];
        foreach (var (stem, count) in counts)
        {
            var length = Encoding.UTF8.GetBytes(stem, utf8);
            packed.WriteByte((byte)length);
            packed.Write(utf8[..length]);
            packed.Write([count.Title, count.Intro, count.Keywords, count.Body]);
        }

        return packed.ToArray();
    }

    public Reader Read() => new(Packed);

    /// <summary>Reads the stems one by one.</summary>
    internal ref struct Reader(ReadOnlySpan<byte> packed)
    {
        private readonly Span<char> buffer = new char[byte.MaxValue];
        private ReadOnlySpan<byte> rest = packed;
        private int length;

        /// <summary>The stem, until the next call of <see cref="Next"/>.</summary>
        public readonly ReadOnlySpan<char> Stem => buffer[..length];

        public FieldCounts Counts { get; private set; }

        public bool Next()
        {
            if (rest.IsEmpty)
                return false;
            int bytes = rest[0];
            length = Encoding.UTF8.GetChars(rest.Slice(1, bytes), buffer);
            var counts = rest.Slice(1 + bytes, 4);
            Counts = new FieldCounts(counts[0], counts[1], counts[2], counts[3]);
            rest = rest[(bytes + 5)..];
            return true;
        }
    }
}
