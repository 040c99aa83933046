using System.Drawing;
using WIJschool.Cms.Imaging.Vips;

namespace WIJschool.Cms.Imaging;

/// <summary>What the head of a file tells of the picture in it.</summary>
/// <param name="Reader">The class of the library that reads it.</param>
/// <param name="Size">In pixels as it is seen: after its EXIF orientation. Of an animation, that of a frame.</param>
/// <param name="Frames">More than one for an animation.</param>
/// <param name="PixelBytes">What one pixel takes when it is unpacked.</param>
/// <param name="Orientation">EXIF's number of how it is meant to be seen, 1 to 8.</param>
internal sealed record ImageSource(ImageFormat Format, string Reader, Size Size, int Frames, long PixelBytes, int Orientation)
{
    private const int OnItsSide = 5;

    public long Pixels => (long)Size.Width * Size.Height * Frames;

    public long Bytes => Pixels * PixelBytes;

    /// <summary>Reads the head of a file; no pixel is unpacked.</summary>
    /// <returns>What it is, or null with the problem.</returns>
    public static ImageSource? Read(VipsObject file, out ImageProblem? problem)
    {
        problem = ImageProblem.NotAPicture;
        if (VipsImage.ReaderOf(file) is not { } reader || ImageFormat.ReadBy(reader) is not { } format) return null;

        try
        {
            using var call = VipsCall.Named(reader).With("source", file).With("access", "sequential");
            using var head = call.ToImage();
            problem = null;
            var size = head.Orientation >= OnItsSide ? new Size(head.Height, head.Width) : new Size(head.Width, head.Height);
            return new ImageSource(format, reader, size, format.Moves ? Math.Max(head.Pages, 1) : 1, head.PixelBytes, head.Orientation);
        }
        catch (VipsException)
        {
            problem = ImageProblem.Damaged;
            return null;
        }
    }
}
