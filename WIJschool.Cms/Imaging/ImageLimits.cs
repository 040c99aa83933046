using System.Drawing;
using System.Globalization;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace WIJschool.Cms.Imaging;

/// <summary>How much may be unpacked, made and done at once. Umbraco's own settings go before what follows from the machine.</summary>
internal sealed class ImageLimits(IOptionsMonitor<ImageOptions> options, IOptionsMonitor<ImagingSettings> umbraco)
{
    private const long Megabyte = 1024 * 1024;
    private const int Million = 1_000_000;
    private const int MostWorkers = 4;
    private const int SmallestShare = 64;
    private const int LargestShare = 400;
    private const int PartOfMemory = 6;

    /// <summary>The longest side that every format can hold.</summary>
    private const int LongestSide = 16_383;

    /// <summary>How many pictures are made at the same time: one for each processor, and at most four.</summary>
    public int Workers => umbraco.CurrentValue.Memory.MaximumConcurrentProcessing is > 0 and var asked ? asked : Math.Min(Environment.ProcessorCount, MostWorkers);

    /// <summary>The largest width and height that may be asked for.</summary>
    public Size LargestSize => new(umbraco.CurrentValue.Resize.MaxWidth, umbraco.CurrentValue.Resize.MaxHeight);

    public TimeSpan WorkTime => TimeSpan.FromSeconds(options.CurrentValue.WorkSeconds);

    public TimeSpan QueueTime => TimeSpan.FromSeconds(options.CurrentValue.QueueSeconds);

    /// <summary>What one unpacked picture may take: Umbraco's setting, or a sixth of the memory that the process may use, from 64 to 400 MB.</summary>
    public long LargestBytes => Megabyte * (umbraco.CurrentValue.Memory.MaximumDecodedImageMegabytes is > 0 and var asked
        ? asked : Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Megabyte / PartOfMemory, SmallestShare, LargestShare));

    /// <summary>Whether a picture is too large to read.</summary>
    public ImageProblem? Refuse(ImageSource source)
    {
        var size = (source.Frames > 1 ? $"{source.Frames} frames of " : "") + $"{source.Size.Width} x {source.Size.Height}";
        if (source.Pixels > (long)options.CurrentValue.LargestSourceMegapixels * Million)
        {
            return ImageProblem.TooLarge(string.Create(CultureInfo.InvariantCulture, $"It has {size} pixels; {options.CurrentValue.LargestSourceMegapixels} million is the most."));
        }

        return source.Bytes > LargestBytes
            ? ImageProblem.TooLarge(string.Create(CultureInfo.InvariantCulture, $"It has {size} pixels, which unpacks to {source.Bytes / Megabyte} MB; {LargestBytes / Megabyte} MB is the most."))
            : null;
    }

    /// <summary>Whether what would be made is too large.</summary>
    public ImageProblem? Refuse(ImagePlan plan, int frames)
    {
        var most = (long)LargestSize.Width * LargestSize.Height;
        var (width, height) = (plan.Canvas.Width, plan.Canvas.Height);
        return (long)width * height * frames > most || width > LongestSide || height > LongestSide || plan.IsBeyondMeasure
            ? ImageProblem.AskedTooLarge(string.Create(CultureInfo.InvariantCulture, $"{width} x {height} pixels of a picture that is {plan.Scaled.Width} x {plan.Scaled.Height} at that scale."))
            : null;
    }
}
