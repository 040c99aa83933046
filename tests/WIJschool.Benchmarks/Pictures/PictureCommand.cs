using WIJschool.Cms.Imaging.Vips;

namespace WIJschool.Benchmarks.Pictures;

/// <summary>A photograph as a camera makes it: 24 million pixels with large shapes and fine grain, as JPEG.</summary>
internal static class PictureCommand
{
    private const int Width = 6000, Height = 4000;

    public static int Run(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        List<VipsImage> bands = [Band(1), Band(2), Band(3)];
        using var joining = VipsCall.Named("bandjoin").With("in", bands);
        using var joined = joining.ToImage();
        using var naming = VipsCall.Named("copy").With("in", joined).With("interpretation", "srgb");
        using var photograph = naming.ToImage();
        using var target = VipsObject.Target(path);
        using var saving = VipsCall.Named("jpegsave_target").With("in", photograph).With("target", target).With("Q", 90);
        saving.Run();
        bands.ForEach(band => band.Dispose());
        return 0;
    }

    private static VipsImage Band(int seed)
    {
        using var shapes = Made(VipsCall.Named("perlin").With("width", Width).With("height", Height).With("cell_size", 400).With("seed", seed));
        using var scaled = Made(VipsCall.Named("linear").With("in", shapes).With("a", "80").With("b", "120"));
        using var grain = Made(VipsCall.Named("gaussnoise").With("width", Width).With("height", Height).With("sigma", "7").With("seed", seed + 10));
        using var sum = Made(VipsCall.Named("add").With("left", scaled).With("right", grain));
        return Made(VipsCall.Named("cast").With("in", sum).With("format", "uchar"));
    }

    private static VipsImage Made(VipsCall call)
    {
        using (call) return call.ToImage();
    }
}
