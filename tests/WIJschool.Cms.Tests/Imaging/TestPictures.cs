using WIJschool.Cms.Imaging.Vips;

namespace WIJschool.Cms.Tests.Imaging;

/// <summary>Pictures made on the spot by the image library itself, and read back to look at their pixels.</summary>
internal static class TestPictures
{
    public static readonly (byte R, byte G, byte B) Red = (220, 30, 30), Green = (30, 200, 30), Blue = (30, 30, 220), Yellow = (230, 220, 40);

    /// <summary>A picture of four quarters: red and green above, blue and yellow below.</summary>
    /// <param name="markedAt">Where a black line stands across the picture; -1 for none.</param>
    public static VipsImage Quarters(int width, int height, int markedAt = -1)
    {
        Assert.True(VipsLibrary.IsAvailable, "The image library is not beside the tests.");
        var pixels = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (r, g, b) = (x < width / 2, y < height / 2) switch { (true, true) => Red, (false, true) => Green, (true, false) => Blue, _ => Yellow };
                var at = ((y * width) + x) * 3;
                if (x == markedAt) (r, g, b) = (0, 0, 0);
                (pixels[at], pixels[at + 1], pixels[at + 2]) = (r, g, b);
            }
        }

        using var raw = VipsImage.OfPixels(pixels, width, height, bands: 3);
        using var naming = VipsCall.Named("copy").With("in", raw).With("interpretation", "srgb");
        return naming.ToImage();
    }

    /// <summary>A picture that hardly packs.</summary>
    public static VipsImage Noise(int width, int height)
    {
        var pixels = new byte[width * height * 3];
        new Random(1).NextBytes(pixels);
        using var raw = VipsImage.OfPixels(pixels, width, height, bands: 3);
        using var naming = VipsCall.Named("copy").With("in", raw).With("interpretation", "srgb");
        return naming.ToImage();
    }

    /// <summary>Writes a file in the format of its name.</summary>
    public static string Write(this VipsImage picture, string path, params (string Name, string Value)[] settings)
    {
        var saver = Path.GetExtension(path) switch { ".jpg" or ".jpeg" => "jpegsave_target", ".png" => "pngsave_target", ".webp" => "webpsave_target", ".gif" => "gifsave_target", ".avif" => "heifsave_target", _ => "tiffsave_target" };
        using var target = VipsObject.Target(path);
        using var saving = VipsCall.Named(saver).With("in", picture).With("target", target);
        if (saver == "heifsave_target") saving.With("compression", "av1");
        foreach (var (name, value) in settings) saving.With(name, value);
        saving.Run();
        return path;
    }

    /// <summary>A file of four quarters.</summary>
    public static string WriteQuarters(string path, int width, int height)
    {
        using var picture = Quarters(width, height);
        return picture.Write(path, ("keep", "none")); // the library writes some of its own, such as a resolution
    }

    public static SeenPicture Read(string path)
    {
        using var source = VipsObject.Source(path);
        return Read(source);
    }

    public static SeenPicture Read(byte[] file)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, file);
        try
        {
            return Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static SeenPicture Read(VipsObject source)
    {
        var reader = VipsImage.ReaderOf(source) ?? throw new VipsException("No picture.");
        using var reading = VipsCall.Named(reader).With("source", source);
        if (reader.Contains("Nsgif", StringComparison.Ordinal) || reader.Contains("Webp", StringComparison.Ordinal)) reading.With("n", -1);
        using var picture = reading.ToImage();
        return new SeenPicture(reader, picture.Width, picture.Height, picture.Bands, picture.Pages, picture.PageHeight, picture.Orientation,
            picture.Has("exif-data"), picture.Has("xmp-data"), picture.Has("icc-profile-data"), picture.Numbers("delay"), picture.ToPixels());
    }
}

/// <summary>A picture that was read, with its pixels.</summary>
internal sealed record SeenPicture(
    string Reader, int Width, int Height, int Bands, int Pages, int PageHeight, int Orientation, bool HasExif, bool HasXmp, bool HasProfile, int[] Delays, byte[] Pixels)
{
    public (byte R, byte G, byte B) this[int x, int y]
    {
        get
        {
            var at = ((y * Width) + x) * Bands;
            return Bands < 3 ? (Pixels[at], Pixels[at], Pixels[at]) : (Pixels[at], Pixels[at + 1], Pixels[at + 2]);
        }
    }

    public byte AlphaAt(int x, int y) => Pixels[(((y * Width) + x) * Bands) + Bands - 1];

    /// <summary>Which of the four colours of the test picture is seen there, as a letter; a question mark for none of them.</summary>
    public char ColorAt(int x, int y)
    {
        var seen = this[x, y];
        return IsNear(seen, TestPictures.Red) ? 'r' : IsNear(seen, TestPictures.Green) ? 'g' : IsNear(seen, TestPictures.Blue) ? 'b' : IsNear(seen, TestPictures.Yellow) ? 'y' : '?';
    }

    /// <summary>The colours near the four corners: above left, above right, below left, below right.</summary>
    public string Corners() => new([ColorAt(3, 3), ColorAt(Width - 4, 3), ColorAt(3, Height - 4), ColorAt(Width - 4, Height - 4)]);

    private static bool IsNear((byte R, byte G, byte B) seen, (byte R, byte G, byte B) meant) =>
        Math.Abs(seen.R - meant.R) < 30 && Math.Abs(seen.G - meant.G) < 30 && Math.Abs(seen.B - meant.B) < 30;
}
