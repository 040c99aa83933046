using System.Buffers.Binary;
using Umbraco.Cms.Core.Media;
using Size = System.Drawing.Size;

namespace WIJschool.Cms.PropertyEditors.Images;

/// <summary>Width and height in pixels, read from the first bytes of a PNG, GIF, JPEG or WebP file; the picture is not decoded.</summary>
/// <remarks>PNG (W3C), GIF89a, JPEG (ITU T.81, annex B) and WebP (RFC 9649). Anything else, or a cut-off file, has no known size.</remarks>
internal sealed class ImageDimensions : IImageDimensionExtractor
{
    private const int HeaderLength = 30;

    public IEnumerable<string> SupportedImageFileTypes { get; } = ["png", "gif", "jpg", "jpeg", "webp"];

    public Size? GetDimensions(Stream? stream)
    {
        if (stream is null) return null;
        Span<byte> head = stackalloc byte[HeaderLength];
        var length = stream.ReadAtLeast(head, HeaderLength, throwOnEndOfStream: false);
        if (length < HeaderLength) return null;
        if (head is [0x89, 0x50, 0x4E, 0x47, ..]) return Big(head[16..], head[20..]);
        if (head.StartsWith("GIF8"u8)) return new Size(BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..]));
        if (head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8)) return WebP(head[12..]);
        return head is [0xFF, 0xD8, ..] ? Jpeg(stream) : null;
    }

    private static Size Big(ReadOnlySpan<byte> width, ReadOnlySpan<byte> height) =>
        new(BinaryPrimitives.ReadInt32BigEndian(width), BinaryPrimitives.ReadInt32BigEndian(height));

    private static Size? WebP(ReadOnlySpan<byte> chunk)
    {
        if (chunk.StartsWith("VP8X"u8)) return new Size(1 + Int24(chunk[12..]), 1 + Int24(chunk[15..]));
        if (chunk.StartsWith("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(chunk[9..]);
            return new Size((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }
        if (!chunk.StartsWith("VP8 "u8)) return null;
        return new Size(BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(chunk[16..]) & 0x3FFF);
    }

    private static int Int24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    // a JPEG is a row of segments; the frame header among them names the size
    private static Size? Jpeg(Stream stream)
    {
        stream.Position = 2;
        Span<byte> segment = stackalloc byte[9];
        while (stream.ReadAtLeast(segment, segment.Length, throwOnEndOfStream: false) == segment.Length && segment[0] == 0xFF)
        {
            if (IsFrame(segment[1])) return new Size(BinaryPrimitives.ReadUInt16BigEndian(segment[7..]), BinaryPrimitives.ReadUInt16BigEndian(segment[5..]));
            stream.Position += BinaryPrimitives.ReadUInt16BigEndian(segment[2..]) + 2 - segment.Length;
        }
        return null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
