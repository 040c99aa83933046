using System.Drawing;
using System.Globalization;
using Microsoft.Extensions.Logging;
using WIJschool.Cms.Imaging.Vips;

namespace WIJschool.Cms.Imaging;

/// <summary>Makes a picture of another one: read, turned upright, in sRGB, sized and cut, and written without what the file told of its maker.</summary>
internal class ImageMaker(ImageLimits limits, ILogger<ImageMaker> logger)
{
    /// <summary>From here on AVIF is written as fast as it goes, because its encoder cannot be stopped once it has the pixels.</summary>
    private const int LargestWithEffort = 4_000_000;

    /// <summary>Reads the head of a file and holds it against the limits.</summary>
    /// <returns>What it is, or null with the problem.</returns>
    public ImageSource? Inspect(VipsObject file, out ImageProblem? problem)
    {
        var source = ImageSource.Read(file, out problem);
        if (source is not null) problem = limits.Refuse(source);
        return problem is null ? source : null;
    }

    /// <summary>Makes it. What is left at the target when it fails is worth nothing.</summary>
    /// <param name="from">The file to read.</param>
    /// <param name="to">The file to write.</param>
    /// <param name="ct">Ends the work, also half-way.</param>
    /// <returns>Null when it was made, else why not.</returns>
    public virtual ImageProblem? Make(string from, string to, ImageCommands commands, CancellationToken ct)
    {
        try
        {
            using var head = VipsObject.Source(from);
            if (Inspect(head, out var problem) is not { } source) return problem;

            var format = commands.Format ?? source.Format;
            var frames = format.Moves ? source.Frames : 1;
            var plan = ImagePlan.For(source.Size, commands, limits.LargestSize);
            if (limits.Refuse(plan, frames) is { } tooLarge) return tooLarge;

            using var file = VipsObject.Source(from);
            using var picture = frames > 1 ? Animation(file, source, plan, commands) : Still(file, plan, commands);
            using var ready = format.HasAlpha && commands.Background is null || !picture.HasAlpha ? Same(picture) : Opaque(picture, commands.Background ?? Color.White);
            Write(ready, to, format, commands.Quality, ct);
            return null;
        }
        catch (VipsException failure)
        {
            ct.ThrowIfCancellationRequested();
            logger.PictureFailed(Path.GetFileName(from), failure.Message);
            return ImageProblem.Damaged;
        }
    }

    /// <summary>Writes the file without what it tells of its maker.</summary>
    /// <returns>True when it was written; false when there is nothing to leave out, or it is no picture.</returns>
    public static bool MakePlain(string from, string to)
    {
        using var head = VipsObject.Source(from);
        if (ImageSource.Read(head, out _) is not { } source || PlainCopy.Of(File.ReadAllBytes(from), source.Orientation) is not { } copy) return false;

        File.WriteAllBytes(to, copy);
        return true;
    }

    private static VipsImage Still(VipsObject file, ImagePlan plan, ImageCommands commands)
    {
        using var scaling = Scaling(VipsCall.Named("thumbnail_source").With("source", file), plan.Scaled).With("option_string", "[fail_on=error]"); // its own fail_on does not reach the reader
        using var scaled = scaling.ToImage();
        return Laid(scaled, plan, commands);
    }

    // each frame by itself: an animation is read as a strip of frames below each other
    private static VipsImage Animation(VipsObject file, ImageSource source, ImagePlan plan, ImageCommands commands)
    {
        using var reading = VipsCall.Named(source.Reader).With("source", file).With("n", -1).With("access", "random").With("fail_on", "error");
        using var strip = reading.ToImage();
        var frames = new List<VipsImage>(source.Frames);
        try
        {
            for (var frame = 0; frame < source.Frames; frame++)
            {
                using var one = Part(strip, new Rectangle(0, frame * source.Size.Height, source.Size.Width, source.Size.Height));
                using var scaling = Scaling(VipsCall.Named("thumbnail_image").With("in", one), plan.Scaled);
                using var scaled = scaling.ToImage();
                frames.Add(Laid(scaled, plan, commands));
            }

            using var joining = VipsCall.Named("arrayjoin").With("in", frames).With("across", 1);
            using var joined = joining.ToImage();
            var moving = Same(joined);
            moving.Set("page-height", plan.Canvas.Height);
            return moving;
        }
        finally
        {
            frames.ForEach(frame => frame.Dispose());
        }
    }

    // turned upright and brought to sRGB on the way
    private static VipsCall Scaling(VipsCall call, Size size) => call
        .With("width", size.Width).With("height", size.Height).With("size", "force").With("output_profile", "srgb").With("intent", "perceptual");

    private static VipsImage Laid(VipsImage scaled, ImagePlan plan, ImageCommands commands)
    {
        using var cut = plan.Cut.Size == scaled.Size ? Same(scaled) : Part(scaled, Rectangle.Intersect(plan.Cut, new Rectangle(Point.Empty, scaled.Size)));
        if (!plan.IsPadded) return Same(cut);

        using var colouring = VipsCall.Named("colourspace").With("in", cut).With("space", "srgb");
        using var coloured = colouring.ToImage();
        using var seeThrough = coloured.HasAlpha ? Same(coloured) : WithAlpha(coloured);
        using var padding = VipsCall.Named("embed").With("in", seeThrough).With("x", plan.Place.X).With("y", plan.Place.Y)
            .With("width", plan.Canvas.Width).With("height", plan.Canvas.Height).With("extend", "background").With("background", Numbers(commands.Padding ?? Color.FromArgb(0, 255, 255, 255), alpha: true));
        return padding.ToImage();
    }

    private static VipsImage WithAlpha(VipsImage picture)
    {
        using var call = VipsCall.Named("bandjoin_const").With("in", picture).With("c", "255");
        return call.ToImage();
    }

    private static VipsImage Opaque(VipsImage picture, Color under)
    {
        using var colouring = VipsCall.Named("colourspace").With("in", picture).With("space", "srgb");
        using var coloured = colouring.ToImage();
        using var call = VipsCall.Named("flatten").With("in", coloured).With("background", Numbers(under, alpha: false));
        return call.ToImage();
    }

    private static VipsImage Part(VipsImage picture, Rectangle part)
    {
        using var call = VipsCall.Named("extract_area").With("input", picture).With("left", part.X).With("top", part.Y).With("width", part.Width).With("height", part.Height);
        return call.ToImage();
    }

    /// <summary>The same picture once more: metadata may only be set on one that nobody else has.</summary>
    private static VipsImage Same(VipsImage picture)
    {
        using var call = VipsCall.Named("copy").With("in", picture);
        return call.ToImage();
    }

    private static void Write(VipsImage picture, string to, ImageFormat format, int? quality, CancellationToken ct)
    {
        picture.LetStop();
        using var stopping = ct.Register(picture.Stop);
        using var target = VipsObject.Target(to);
        using var writing = Writing(format, quality, (long)picture.Width * picture.Height).With("in", picture).With("target", target).With("keep", "none");
        writing.Run();
        ct.ThrowIfCancellationRequested();
    }

    private static VipsCall Writing(ImageFormat format, int? quality, long pixels) => format.Name switch
    {
        "jpg" => VipsCall.Named("jpegsave_target").With("Q", quality ?? 80).With("optimize_coding", "true"),
        "webp" => VipsCall.Named("webpsave_target").With("Q", quality ?? 78).With("effort", 4),
        "avif" => VipsCall.Named("heifsave_target").With("Q", quality ?? 55).With("compression", "av1").With("effort", pixels > LargestWithEffort ? 0 : 3),
        "png" => VipsCall.Named("pngsave_target").With("compression", 6),
        "gif" => VipsCall.Named("gifsave_target"),
        _ => VipsCall.Named("tiffsave_target").With("compression", "deflate"),
    };

    private static string Numbers(Color color, bool alpha) =>
        string.Create(CultureInfo.InvariantCulture, $"{color.R} {color.G} {color.B}{(alpha ? $" {color.A}" : "")}");
}
