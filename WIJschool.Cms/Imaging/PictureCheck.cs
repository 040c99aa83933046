using Umbraco.Cms.Core.Security;
using WIJschool.Cms.Imaging.Vips;

namespace WIJschool.Cms.Imaging;

/// <summary>Refuses an uploaded picture that could not be shown: damaged in its head, or larger than may be unpacked.</summary>
internal sealed class PictureCheck(ImageMaker maker) : IFileStreamSecurityAnalyzer
{
    private const int Start = 12;

    public bool ShouldHandle(Stream fileStream)
    {
        Span<byte> head = stackalloc byte[Start];
        return VipsLibrary.IsAvailable && fileStream.ReadAtLeast(head, Start, throwOnEndOfStream: false) == Start && IsPicture(head);
    }

    public bool IsConsideredSafe(Stream fileStream) => ImageFile.With(fileStream, file => maker.Inspect(file, out _) is not null);

    // JPEG, PNG, GIF, WebP, TIFF of both kinds, AVIF
    private static bool IsPicture(ReadOnlySpan<byte> head) =>
        head is [0xFF, 0xD8, 0xFF, ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..]
        || head.StartsWith("GIF8"u8) || (head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8)) || head[4..].StartsWith("ftypavi"u8);
}
