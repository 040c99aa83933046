namespace WIJschool.Cms.Imaging;

/// <summary>A kind of picture that is read and written: in pixels, and known to browsers.</summary>
/// <param name="Name">What an address calls it (<c>format=webp</c>), and the extension of a kept picture.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Extensions">The extensions of such files, without the dot.</param>
/// <param name="HasAlpha">Whether parts of it can be transparent.</param>
/// <param name="Moves">Whether it can hold an animation.</param>
public sealed record ImageFormat(string Name, string ContentType, IReadOnlyList<string> Extensions, bool HasAlpha = true, bool Moves = false)
{
    public static readonly ImageFormat Jpeg = new("jpg", "image/jpeg", ["jpg", "jpeg", "jfif"], HasAlpha: false);
    public static readonly ImageFormat Png = new("png", "image/png", ["png"]);
    public static readonly ImageFormat Gif = new("gif", "image/gif", ["gif"], Moves: true);
    public static readonly ImageFormat Webp = new("webp", "image/webp", ["webp"], Moves: true);
    public static readonly ImageFormat Tiff = new("tiff", "image/tiff", ["tiff", "tif"]);
    public static readonly ImageFormat Avif = new("avif", "image/avif", ["avif"]);

    public static IReadOnlyList<ImageFormat> All { get; } = [Png, Jpeg, Gif, Tiff, Webp, Avif];

    /// <summary>The format of a file, by its name or by what an address calls it.</summary>
    /// <param name="extension">With or without the dot, in any case.</param>
    /// <returns>The format, or null for one that is not handled.</returns>
    public static ImageFormat? Find(string? extension) =>
        All.FirstOrDefault(format => format.Extensions.Contains((extension ?? "").TrimStart('.'), StringComparer.OrdinalIgnoreCase));

    /// <summary>The format that a class of the library reads, such as <c>VipsForeignLoadJpegSource</c>.</summary>
    internal static ImageFormat? ReadBy(string reader) => reader["VipsForeignLoad".Length..] switch
    {
        ['J', 'p', 'e', 'g', ..] => Jpeg,
        ['P', 'n', 'g', ..] => Png,
        ['W', 'e', 'b', 'p', ..] => Webp,
        ['N', 's', 'g', 'i', 'f', ..] => Gif,
        ['T', 'i', 'f', 'f', ..] => Tiff,
        ['H', 'e', 'i', 'f', ..] => Avif,
        _ => null,
    };
}
