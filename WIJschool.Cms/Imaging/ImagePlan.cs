using System.Drawing;
using Umbraco.Cms.Core.Models;

namespace WIJschool.Cms.Imaging;

/// <summary>
/// How a picture gets its size: it is scaled as a whole, a part of it is cut out, and that is laid on a canvas. Everything is in pixels
/// of the picture as it is seen, which is after its EXIF orientation.
/// </summary>
/// <param name="Scaled">The size of the whole picture after scaling.</param>
/// <param name="Cut">The part of the scaled picture that is shown.</param>
/// <param name="Canvas">The size that comes out.</param>
/// <param name="Place">Where on the canvas that part lies.</param>
internal sealed record ImagePlan(Size Scaled, Rectangle Cut, Size Canvas, Point Place)
{
    /// <summary>More than any address of a real page scales a whole picture to, for a crop of a small part of it.</summary>
    private const int LongestScaledSide = 1_000_000;

    public bool IsPadded => Cut.Size != Canvas;

    /// <summary>Whether scaling the whole picture for a small part of it goes beyond what makes sense.</summary>
    public bool IsBeyondMeasure => Scaled.Width >= LongestScaledSide || Scaled.Height >= LongestScaledSide;

    /// <summary>Follows Umbraco's order: first the crop that an editor chose, then the size in the asked mode.</summary>
    /// <param name="source">The picture's own size.</param>
    /// <param name="largest">The size that a picture is brought down to when no size is asked for.</param>
    public static ImagePlan For(Size source, ImageCommands commands, Size largest)
    {
        var part = PartOf(source, commands);
        var (canvas, target) = Fit(part.Size, commands, largest);
        var (across, down) = (target.Width / (double)part.Width, target.Height / (double)part.Height);
        var scaled = new Size(Rounded(source.Width * across), Rounded(source.Height * down));
        var seen = Rectangle.Intersect(target, new Rectangle(Point.Empty, canvas));
        var width = Math.Min(seen.Width, scaled.Width);
        var height = Math.Min(seen.Height, scaled.Height);
        var left = Math.Clamp((int)Math.Round(part.X * across) + seen.X - target.X, 0, scaled.Width - width);
        var top = Math.Clamp((int)Math.Round(part.Y * down) + seen.Y - target.Y, 0, scaled.Height - height);
        return new ImagePlan(scaled, new Rectangle(left, top, width, height), canvas, seen.Location);
    }

    private static Rectangle PartOf(Size source, ImageCommands commands)
    {
        if (commands.Crop is not { } crop) return new Rectangle(Point.Empty, source);

        var left = Math.Min((int)Math.Round(crop.X1 * source.Width), source.Width - 1);
        var top = Math.Min((int)Math.Round(crop.Y1 * source.Height), source.Height - 1);
        var right = Math.Max((int)Math.Round((1 - crop.X2) * source.Width), left + 1);
        var bottom = Math.Max((int)Math.Round((1 - crop.Y2) * source.Height), top + 1);
        return Rectangle.FromLTRB(left, top, right, bottom);
    }

    // the canvas, and where the whole part would lie on it: outside of it for what is cut off
    private static (Size Canvas, Rectangle Target) Fit(Size part, ImageCommands commands, Size largest)
    {
        if (commands is { Width: 0, Height: 0 }) return Whole(part.Width > largest.Width || part.Height > largest.Height ? Scale(part, Math.Min(Across(part, largest), Down(part, largest))) : part);

        var asked = new Size(
            commands.Width > 0 ? commands.Width : Rounded(part.Width * (commands.Height / (double)part.Height)),
            commands.Height > 0 ? commands.Height : Rounded(part.Height * (commands.Width / (double)part.Width)));
        return commands.Mode switch
        {
            ImageCropMode.Crop => (asked, Lay(asked, Cover(part, asked), commands)),
            ImageCropMode.Pad => (asked, Lay(asked, Scale(part, Math.Min(Across(part, asked), Down(part, asked))), commands with { FocalPoint = null })),
            ImageCropMode.BoxPad when part.Width < asked.Width && part.Height < asked.Height => (asked, Lay(asked, part, commands with { FocalPoint = null })),
            ImageCropMode.BoxPad => Fit(part, commands with { Mode = ImageCropMode.Pad }, largest),
            ImageCropMode.Max => Whole(Scale(part, Math.Min(Across(part, asked), Down(part, asked)))),
            ImageCropMode.Min => Whole(Shortest(part, asked)),
            _ => Whole(asked),
        };
    }

    private static (Size Canvas, Rectangle Target) Whole(Size size) => (size, new Rectangle(Point.Empty, size));

    private static double Across(Size part, Size asked) => asked.Width / (double)part.Width;

    private static double Down(Size part, Size asked) => asked.Height / (double)part.Height;

    private static Size Scale(Size part, double ratio) => new(Rounded(part.Width * ratio), Rounded(part.Height * ratio));

    private static Size Cover(Size part, Size asked)
    {
        var scaled = Scale(part, Math.Max(Across(part, asked), Down(part, asked)));
        return new Size(Math.Max(scaled.Width, asked.Width), Math.Max(scaled.Height, asked.Height));
    }

    // never enlarges; the side that has the shortest way to go reaches its length
    private static Size Shortest(Size part, Size asked)
    {
        if (asked.Width > part.Width || asked.Height > part.Height) return part;
        var (across, down) = (part.Width - asked.Width, part.Height - asked.Height);
        var byWidth = across == down ? asked.Height > asked.Width : across < down;
        return Scale(part, byWidth ? Across(part, asked) : Down(part, asked));
    }

    private static Rectangle Lay(Size canvas, Size target, ImageCommands commands)
    {
        var (across, down) = commands.FocalPoint is { } focal ? ((double)focal.Left, (double)focal.Top) : (double.NaN, double.NaN);
        return new Rectangle(
            Offset(canvas.Width, target.Width, across, commands.Anchor is ImageCropAnchor.Left or ImageCropAnchor.TopLeft or ImageCropAnchor.BottomLeft, commands.Anchor is ImageCropAnchor.Right or ImageCropAnchor.TopRight or ImageCropAnchor.BottomRight),
            Offset(canvas.Height, target.Height, down, commands.Anchor is ImageCropAnchor.Top or ImageCropAnchor.TopLeft or ImageCropAnchor.TopRight, commands.Anchor is ImageCropAnchor.Bottom or ImageCropAnchor.BottomLeft or ImageCropAnchor.BottomRight),
            target.Width, target.Height);
    }

    // the focal point comes as near to the middle as the picture reaches
    private static int Offset(int canvas, int target, double focal, bool first, bool last) =>
        !double.IsNaN(focal) ? Math.Clamp((int)Math.Round((canvas / 2.0) - (focal * target)), Math.Min(canvas - target, 0), 0)
        : first ? 0
        : last ? canvas - target
        : (int)Math.Round((canvas - target) / 2.0);

    private static int Rounded(double length) => (int)Math.Clamp(Math.Round(length), 1, LongestScaledSide);
}
