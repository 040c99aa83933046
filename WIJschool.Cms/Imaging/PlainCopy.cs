using System.Buffers.Binary;

namespace WIJschool.Cms.Imaging;

/// <summary>
/// Copies a picture as it was uploaded without what it tells of its maker: where it was taken and when, with which camera, thumbnails
/// and what programs wrote in it. The pixels stay as they are, byte by byte, and so do the colour profile and the orientation.
/// </summary>
/// <remarks>JPEG (ITU T.81, Exif 2.32), PNG (W3C, third edition) and WebP (RFC 9649).</remarks>
internal static class PlainCopy
{
    private const byte Marker = 0xFF, StartOfImage = 0xD8, EndOfImage = 0xD9, StartOfScan = 0xDA, Comment = 0xFE;
    private const byte Jfif = 0xE0, Exif = 0xE1, Profile = 0xE2, Adobe = 0xEE, LastApplication = 0xEF;
    private const byte HasExif = 0x08, HasXmp = 0x04;

    /// <summary>Makes the copy.</summary>
    /// <param name="file">The file, which the copy may be made in.</param>
    /// <param name="orientation">How a JPEG is meant to be seen, 1 to 8: kept, because its pixels stay as they are.</param>
    /// <returns>The copy, or null when there is nothing to leave out or the file is not what its name says.</returns>
    public static byte[]? Of(byte[] file, int orientation)
    {
        if (PlainTiff.Is(file)) return PlainTiff.Clear(file) ? file : null;
        if (PlainAvif.Is(file)) return PlainAvif.Clear(file) ? file : null;

        using var copy = new MemoryStream(file.Length);
        var isWhole = file switch
        {
            [Marker, StartOfImage, ..] => Jpeg(file, copy, orientation),
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Png(file, copy),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => PlainGif.Write(file, copy),
            _ when file.AsSpan().StartsWith("RIFF"u8) && file.Length > 12 && file.AsSpan(8).StartsWith("WEBP"u8) => WebP(file, copy),
            _ => false,
        };
        return isWhole && copy.Length < file.Length ? copy.ToArray() : null;
    }

    // segments up to the end of the image; what telephones hang behind that (a film, a second picture) goes too
    private static bool Jpeg(ReadOnlySpan<byte> file, MemoryStream copy, int orientation)
    {
        copy.Write(file[..2]);
        if (orientation is > 1 and <= 8) copy.Write(Turned(orientation));
        var at = 2;
        while (at + 4 <= file.Length && file[at] == Marker)
        {
            var kind = file[at + 1];
            if (kind == Marker)
            {
                at++; // a marker may have any number of these before it
                continue;
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (at + length > file.Length) return false;
            if (Stays(kind, file.Slice(at, length))) copy.Write(file.Slice(at, length));
            at += length;
            if (kind != StartOfScan) continue;

            var scan = ScanLength(file[at..]);
            copy.Write(file.Slice(at, scan));
            at += scan;
            if (at + 1 >= file.Length || file[at + 1] != EndOfImage) continue;
            copy.Write([Marker, EndOfImage]);
            return true;
        }

        return false;
    }

    private static bool Stays(byte kind, ReadOnlySpan<byte> segment) => kind switch
    {
        Jfif or Adobe => true,
        Profile => segment[4..].StartsWith("ICC_PROFILE"u8),
        >= Exif and <= LastApplication or Comment => false,
        _ => true,
    };

    // up to the first marker that is neither a stuffed byte nor a restart
    private static int ScanLength(ReadOnlySpan<byte> data)
    {
        var at = 0;
        while (true)
        {
            var next = data[at..].IndexOf(Marker);
            if (next < 0 || at + next + 1 >= data.Length) return data.Length;
            at += next;
            if (data[at + 1] is not (0 or (>= 0xD0 and <= 0xD7))) return at;
            at += 2;
        }
    }

    // the smallest Exif there is: one entry, the orientation
    private static byte[] Turned(int orientation) =>
    [
        Marker, Exif, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static bool Png(ReadOnlySpan<byte> file, MemoryStream copy)
    {
        if (file.Length < 8) return false;
        copy.Write(file[..8]);
        var at = 8L;
        while (at + 12 <= file.Length)
        {
            var length = 12L + BinaryPrimitives.ReadUInt32BigEndian(file[(int)at..]);
            if (at + length > file.Length) return false;
            var chunk = file.Slice((int)at, (int)length);
            var name = chunk.Slice(4, 4);
            if (!(name.SequenceEqual("eXIf"u8) || name.SequenceEqual("tEXt"u8) || name.SequenceEqual("zTXt"u8) || name.SequenceEqual("iTXt"u8) || name.SequenceEqual("tIME"u8))) copy.Write(chunk);
            if (name.SequenceEqual("IEND"u8)) return true;
            at += length;
        }

        return false;
    }

    private static bool WebP(ReadOnlySpan<byte> file, MemoryStream copy)
    {
        copy.Write(file[..12]);
        var at = 12L;
        while (at + 8 <= file.Length)
        {
            var length = 8L + BinaryPrimitives.ReadUInt32LittleEndian(file[((int)at + 4)..]);
            length += length & 1;
            if (at + length > file.Length) return false;
            var chunk = file.Slice((int)at, (int)length);
            var start = (int)copy.Position;
            if (!chunk.StartsWith("EXIF"u8) && !chunk.StartsWith("XMP "u8)) copy.Write(chunk);
            if (chunk.StartsWith("VP8X"u8)) copy.GetBuffer()[start + 8] &= unchecked((byte)~(HasExif | HasXmp));
            at += length;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(copy.GetBuffer().AsSpan(4), (uint)copy.Length - 8);
        return true;
    }
}
