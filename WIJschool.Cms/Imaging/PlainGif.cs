namespace WIJschool.Cms.Imaging;

/// <summary>Copies a GIF without comments and without what programs wrote in it, but for how often it repeats and its colours.</summary>
/// <remarks>GIF89a.</remarks>
internal static class PlainGif
{
    private const byte Extension = 0x21, Picture = 0x2C, End = 0x3B, Comment = 0xFE, Application = 0xFF;
    private const int Head = 13, PictureHead = 10, HasColours = 0x80;

    /// <returns>Whether the file is whole; what stands behind its end is left out too.</returns>
    public static bool Write(ReadOnlySpan<byte> file, MemoryStream copy)
    {
        if (file.Length < Head) return false;

        var at = Head + Colours(file[10]);
        if (at > file.Length) return false;
        copy.Write(file[..at]);
        while (at + 1 < file.Length && file[at] is Extension or Picture)
        {
            var length = file[at] == Extension ? 2 + Blocks(file[(at + 2)..]) : PictureLength(file[at..]);
            if (length < 2 || at + length > file.Length) return false;
            if (file[at] == Picture || Stays(file.Slice(at, length))) copy.Write(file.Slice(at, length));
            at += length;
        }

        if (at >= file.Length || file[at] != End) return false;
        copy.WriteByte(End);
        return true;
    }

    private static bool Stays(ReadOnlySpan<byte> extension) => extension[1] switch
    {
        Comment => false,
        Application => extension[2..] is [11, .. var name] && (name.StartsWith("NETSCAPE2.0"u8) || name.StartsWith("ANIMEXTS1.0"u8) || name.StartsWith("ICCRGBG1012"u8)),
        _ => true,
    };

    private static int PictureLength(ReadOnlySpan<byte> file)
    {
        if (file.Length < PictureHead) return 0;
        var data = PictureHead + Colours(file[9]) + 1; // and how long the first codes are
        return data > file.Length ? 0 : data + Blocks(file[data..]);
    }

    private static int Colours(byte packed) => (packed & HasColours) == 0 ? 0 : 3 << ((packed & 7) + 1);

    // pieces that each begin with their length, up to an empty one; more than there is when that does not come
    private static int Blocks(ReadOnlySpan<byte> file)
    {
        var at = 0;
        while (at < file.Length && file[at] != 0) at += file[at] + 1;
        return at + 1;
    }
}
