using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging.Abstractions;
using Umbraco.Cms.Core.Configuration.Models;
using WIJschool.Cms.Imaging;
using WIJschool.Cms.Imaging.Vips;

namespace WIJschool.Cms.Tests.Imaging;

/// <summary>What comes out for an address, seen in its pixels.</summary>
public sealed class ImageMakerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wijschool-images-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // corners in the order above left, above right, below left, below right
    [Theory, InlineData("width=100", 100, 50, "rgby")]
    [InlineData("height=100", 200, 100, "rgby")]
    [InlineData("width=100&height=100", 100, 100, "rgby")]
    [InlineData("width=100&height=100&rmode=crop&ranchor=left", 100, 100, "rrbb")]
    [InlineData("width=60&height=100&ranchor=left", 60, 100, "rrbb")]
    [InlineData("width=60&height=100&ranchor=right", 60, 100, "ggyy")]
    [InlineData("width=400&height=60&ranchor=top", 400, 60, "rgrg")]
    [InlineData("width=400&height=60&ranchor=bottomright", 400, 60, "byby")]
    [InlineData("width=60&height=100&rxy=0.1,0.5", 60, 100, "rrbb")]
    [InlineData("width=60&height=100&rxy=0.9,0.5", 60, 100, "ggyy")]
    [InlineData("width=100&height=20&rxy=0.5,0.95", 100, 20, "byby")]
    [InlineData("width=100&height=100&rmode=max", 100, 50, "rgby")]
    [InlineData("width=100&height=100&rmode=stretch", 100, 100, "rgby")]
    [InlineData("width=100&height=100&rmode=min", 200, 100, "rgby")]
    [InlineData("width=1000&height=1000&rmode=min", 400, 200, "rgby")]
    [InlineData("width=800&rmode=max", 800, 400, "rgby")]
    [InlineData("cc=0.5,0,0,0.5", 200, 100, "gggg")]
    [InlineData("cc=0,0.5,0.5,0&width=50", 50, 25, "bbbb")]
    [InlineData("cc=0.25,0.25,0.25,0.25&width=100&height=50", 100, 50, "rgby")]
    [InlineData("quality=40", 400, 200, "rgby")]
    [InlineData("width=5001&height=100", 200, 100, "rgby")] // too wide to ask for: as if it were not asked
    public void A_picture_of_400_by_200_comes_out_as_its_address_says(string query, int width, int height, string corners)
    {
        var made = Make(TestPictures.WriteQuarters(At("four.png"), 400, 200), query);

        Assert.Equal((width, height, corners), (made.Width, made.Height, made.Corners()));
    }

    [Theory, InlineData("width=100&height=100&rmode=pad", "", 25)]
    [InlineData("width=100&height=100&rmode=pad&ranchor=top", "", 0)]
    [InlineData("width=100&height=100&rmode=pad&ranchor=bottom", "", 50)]
    [InlineData("width=100&height=100&rmode=pad&rcolor=ff00ff", "ff00ff", 25)]
    [InlineData("width=100&height=100&rmode=pad&bgcolor=336699", "336699", 25)]
    public void A_padded_picture_lies_whole_on_its_canvas(string query, string round, int top)
    {
        var made = Make(TestPictures.WriteQuarters(At("four.png"), 400, 200), query);

        Assert.Equal((100, 100), (made.Width, made.Height));
        Assert.Equal('r', made.ColorAt(3, top + 3));
        Assert.Equal('y', made.ColorAt(96, top + 46));
        var outside = top == 0 ? 90 : 5;
        if (round.Length == 0) Assert.Equal(0, made.AlphaAt(50, outside));
        else Assert.Equal(round, Convert.ToHexStringLower([made[50, outside].R, made[50, outside].G, made[50, outside].B]));
    }

    [Fact]
    public void A_picture_that_is_smaller_than_its_box_is_padded_and_not_enlarged()
    {
        var made = Make(TestPictures.WriteQuarters(At("four.png"), 40, 20), "width=100&height=100&rmode=boxpad");

        Assert.Equal((100, 100), (made.Width, made.Height));
        Assert.Equal(('r', 'y'), (made.ColorAt(33, 43), made.ColorAt(66, 56)));
        Assert.Equal(0, made.AlphaAt(20, 50));
    }

    [Theory, InlineData("four.png", "webp"), InlineData("four.jpg", "webp"), InlineData("four.webp", "jpg"), InlineData("four.jpg", "avif")]
    [InlineData("four.avif", "png"), InlineData("four.gif", "png"), InlineData("four.tiff", "jpg"), InlineData("four.png", "gif"), InlineData("four.jpg", "tiff")]
    public void Every_format_is_read_and_written(string name, string format)
    {
        var made = Make(TestPictures.WriteQuarters(At(name), 200, 100), $"width=100&format={format}");

        Assert.Equal((100, 50, "rgby"), (made.Width, made.Height, made.Corners()));
        Assert.Equal(format, ImageFormat.ReadBy(made.Reader)?.Name);
    }

    // 1 to 8 as in EXIF: the corners of the stored pixels and how the picture is meant to be seen
    [Theory, InlineData(1, 100, 50, "rgby"), InlineData(2, 100, 50, "gryb"), InlineData(3, 100, 50, "ybgr"), InlineData(4, 100, 50, "byrg")]
    [InlineData(5, 100, 200, "rbgy"), InlineData(6, 100, 200, "bryg"), InlineData(7, 100, 200, "ygbr"), InlineData(8, 100, 200, "gyrb")]
    public void A_picture_is_turned_upright_and_loses_what_the_camera_wrote(int orientation, int width, int height, string corners)
    {
        var file = At("camera.jpg");
        using (var picture = TestPictures.Quarters(400, 200))
        {
            picture.Set("orientation", orientation);
            picture.Set("exif-ifd3-GPSLatitude", "52/1 5/1 30/1");
            picture.Set("exif-ifd0-Make", "School camera");
            picture.Write(file);
        }

        var made = Make(file, "width=100");

        Assert.True(TestPictures.Read(file).HasExif);
        Assert.Contains("School camera", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal((width, height, corners), (made.Width, made.Height, made.Corners()));
        Assert.Equal((1, false, false), (made.Orientation, made.HasExif, made.HasXmp));
    }

    [Fact]
    public void A_picture_in_another_colour_space_is_served_in_srgb()
    {
        var file = At("wide.png");
        using (var picture = TestPictures.Quarters(200, 100))
        using (var converting = VipsCall.Named("icc_transform").With("in", picture).With("output_profile", "p3").With("input_profile", "srgb"))
        using (var wide = converting.ToImage())
        {
            wide.Write(file);
        }

        var made = Make(file, "width=100");

        Assert.True(TestPictures.Read(file).HasProfile);
        Assert.NotEqual(TestPictures.Red, TestPictures.Read(file)[3, 3]); // the same colour in other numbers
        Assert.Equal(("rgby", false), (made.Corners(), made.HasProfile));
    }

    [Fact]
    public void An_animation_keeps_its_frames_and_their_time()
    {
        var file = WriteAnimation("moving.gif", frames: 5);

        var made = Make(file, "width=40&height=18");
        var still = Make(file, "width=40&format=png");
        var webp = Make(file, "width=40&format=webp");

        Assert.Equal((40, 90, 5, 18), (made.Width, made.Height, made.Pages, made.PageHeight));
        Assert.Equal('y', made.ColorAt(35, 85));
        Assert.Equal((40, 20), (still.Width, still.Height));
        Assert.Equal((5, 20), (webp.Pages, webp.PageHeight));
        Assert.Equal([70, 80, 90, 100, 110], made.Delays);
        Assert.Equal([70, 80, 90, 100, 110], webp.Delays);
    }

    private string WriteAnimation(string name, int frames)
    {
        var all = Enumerable.Range(0, frames).Select(frame => TestPictures.Quarters(80, 40, markedAt: 10 * frame)).ToList(); // frames that are the same become one
        using var joining = VipsCall.Named("arrayjoin").With("in", all).With("across", 1);
        using var strip = joining.ToImage();
        strip.Set("page-height", 40);
        strip.Set("delay", [70, 80, 90, 100, 110]);
        all.ForEach(frame => frame.Dispose());
        return strip.Write(At(name));
    }

    private string At(string name) => Path.Combine(folder, name);

    private SeenPicture Make(string file, string query)
    {
        var to = At("made");
        var problem = Maker().Make(file, to, Commands(query), CancellationToken.None);

        Assert.Null(problem);
        return TestPictures.Read(to);
    }

    private static ImageCommands Commands(string query) =>
        ImageCommands.Read(ImageCommands.KnownIn(QueryHelpers.ParseQuery(query)), new ImagingResizeSettings())!;

    internal static ImageMaker Maker(ImageOptions? options = null, ImagingSettings? umbraco = null) =>
        new(new ImageLimits(new Unchanging<ImageOptions>(options ?? new()), new Unchanging<ImagingSettings>(umbraco ?? new())), NullLogger<ImageMaker>.Instance);
}

/// <summary>Settings that stay as they are.</summary>
internal sealed class Unchanging<TOptions>(TOptions value) : Microsoft.Extensions.Options.IOptionsMonitor<TOptions>
{
    public TOptions CurrentValue => value;

    public TOptions Get(string? name) => value;

    public IDisposable? OnChange(Action<TOptions, string?> listener) => null;
}
