using System.ComponentModel.DataAnnotations;

namespace WIJschool.Cms.Imaging;

/// <summary>What making pictures may cost, in settings <c>WIJschool:Images</c>. The rest stands in Umbraco's own, <c>Umbraco:CMS:Imaging</c>.</summary>
public sealed class ImageOptions
{
    /// <summary>How large the folder of made pictures may grow, in MB; then those go that were not asked for longest.</summary>
    [Range(1, 1_000_000)] public int CacheMegabytes { get; set; } = 1024;

    /// <summary>The largest picture that is read, in millions of pixels, all frames of an animation together.</summary>
    [Range(1, 10_000)] public int LargestSourceMegapixels { get; set; } = 100;

    /// <summary>How long making one picture may take, in seconds.</summary>
    [Range(1, 600)] public int WorkSeconds { get; set; } = 20;

    /// <summary>How long a request waits for its turn, in seconds.</summary>
    [Range(1, 600)] public int QueueSeconds { get; set; } = 15;
}
