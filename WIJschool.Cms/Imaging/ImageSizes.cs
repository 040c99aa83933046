using Umbraco.Cms.Core.Media;
using WIJschool.Cms.Imaging.Vips;
using Size = System.Drawing.Size;

namespace WIJschool.Cms.Imaging;

/// <summary>Width and height of an uploaded picture as it is seen, from the head of the file.</summary>
internal sealed class ImageSizes : IImageDimensionExtractor
{
    public IEnumerable<string> SupportedImageFileTypes { get; } = VipsLibrary.IsAvailable ? [.. ImageFormat.All.SelectMany(format => format.Extensions)] : [];

    /// <returns>The size, or null for what is no picture.</returns>
    public Size? GetDimensions(Stream? stream) => stream is null || !VipsLibrary.IsAvailable ? null : ImageFile.With(stream, file => ImageSource.Read(file, out _)?.Size);
}
