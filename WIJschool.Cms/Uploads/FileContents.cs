using System.Text;

namespace WIJschool.Cms.Uploads;

/// <summary>Whether what is in an uploaded file is what its name says. Of endings that are not known here anything is right but a program.</summary>
public static class FileContents
{
    private const int Beginning = 1024;
    private const int TextBeginning = 64 * 1024;

    private static readonly byte[][] tiff = [[0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A]];
    private static readonly byte[][] zip = [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06]];

    /// <summary>How files begin, by their endings.</summary>
    private static readonly Dictionary<string, byte[][]> beginnings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["png"] = [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]],
        ["jpg"] = [[0xFF, 0xD8, 0xFF]],
        ["jpeg"] = [[0xFF, 0xD8, 0xFF]],
        ["jfif"] = [[0xFF, 0xD8, 0xFF]],
        ["gif"] = ["GIF87a"u8.ToArray(), "GIF89a"u8.ToArray()],
        ["bmp"] = ["BM"u8.ToArray()],
        ["tif"] = tiff,
        ["tiff"] = tiff,
        ["ico"] = [[0x00, 0x00, 0x01, 0x00]],
        ["docx"] = zip,
        ["xlsx"] = zip,
        ["pptx"] = zip,
        ["zip"] = zip,
        ["webm"] = [[0x1A, 0x45, 0xDF, 0xA3]],
        ["mkv"] = [[0x1A, 0x45, 0xDF, 0xA3]],
        ["ogg"] = ["OggS"u8.ToArray()],
    };

    /// <summary>Looks at the beginning of a file, and leaves the stream there.</summary>
    /// <param name="fileName">Its name, of which the ending counts.</param>
    /// <param name="file">The file; it must be able to seek.</param>
    public static bool Fit(string fileName, Stream file)
    {
        var buffer = new byte[TextBeginning];
        file.Seek(0, SeekOrigin.Begin);
        var read = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        file.Seek(0, SeekOrigin.Begin);
        return !IsProgram(buffer.AsSpan(0, read)) && Fit(Path.GetExtension(fileName).TrimStart('.'), buffer.AsSpan(0, read));
    }

    private static bool Fit(string ending, ReadOnlySpan<byte> content)
    {
        if (beginnings.TryGetValue(ending, out var starts)) return Starts(content, starts);

        return ending.ToUpperInvariant() switch
        {
            "WEBP" => content.StartsWith("RIFF"u8) && Has(content, 8, "WEBP"u8),
            "AVIF" or "HEIC" or "HEIF" or "MP4" or "M4V" or "M4A" => Has(content, 4, "ftyp"u8),
            "PDF" => content[..Math.Min(content.Length, Beginning)].IndexOf("%PDF-"u8) >= 0,
            "SVG" => Encoding.UTF8.GetString(content).Contains("<svg", StringComparison.OrdinalIgnoreCase) || Encoding.Unicode.GetString(content).Contains("<svg", StringComparison.OrdinalIgnoreCase),
            _ => true,
        };
    }

    private static bool Starts(ReadOnlySpan<byte> content, byte[][] starts)
    {
        foreach (var start in starts)
        {
            if (content.StartsWith(start)) return true;
        }

        return false;
    }

    private static bool Has(ReadOnlySpan<byte> content, int at, ReadOnlySpan<byte> part) => content.Length >= at + part.Length && content[at..].StartsWith(part);

    /// <summary>A program of Windows or Linux, whatever it calls itself.</summary>
    private static bool IsProgram(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("\u007fELF"u8)) return true;
        if (!content.StartsWith("MZ"u8) || content.Length < 64) return false;

        var header = BitConverter.ToInt32(content.Slice(60, 4)); // where the second header stands
        return header > 0 && Has(content, header, "PE\0\0"u8);
    }
}
