using Umbraco.Cms.Core.Models;
using WIJschool.Cms.Imaging.Vips;
using File = System.IO.File;

namespace WIJschool.Cms.Imaging;

/// <summary>
/// Takes pictures from people who are no editors: what comes out is made anew out of the pixels, so that nothing else of the file is kept,
/// neither where it was taken nor what somebody hid in it.
/// </summary>
public interface IPictureIntake
{
    /// <summary>Makes a WebP of a picture, turned upright and at most 2000 pixels wide and high. It is not enlarged.</summary>
    /// <param name="upload">At its beginning; read to its end.</param>
    /// <returns>Null for what is no picture, is damaged, or would not fit in the memory that pictures may take.</returns>
    Task<TakenPicture?> TakeAsync(Stream upload, CancellationToken ct);
}

/// <param name="Content">WebP.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record TakenPicture(byte[] Content, int Width, int Height);

internal sealed class PictureIntake(ImageMaker maker, ImageLimits limits) : IPictureIntake, IDisposable
{
    private const int LongestSide = 2000;
    private const int Quality = 82;

    private static readonly ImageCommands Fitting = new(
        LongestSide, LongestSide, ImageCropMode.Max, default, FocalPoint: null, Crop: null, ImageFormat.Webp, Quality, Background: null, Padding: null);

    private readonly SemaphoreSlim turns = new(limits.Workers);

    public async Task<TakenPicture?> TakeAsync(Stream upload, CancellationToken ct)
    {
        if (!VipsLibrary.IsAvailable) return null;
        var (from, to) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            await using (var file = File.Create(from)) await upload.CopyToAsync(file, ct);
            await turns.WaitAsync(ct);
            try
            {
                return await Task.Run(() => Make(from, to, ct), ct);
            }
            finally
            {
                turns.Release();
            }
        }
        finally
        {
            File.Delete(from);
            File.Delete(to);
        }
    }

    public void Dispose() => turns.Dispose();

    private TakenPicture? Make(string from, string to, CancellationToken ct)
    {
        var commands = IsSmall(from) ? Fitting with { Width = 0, Height = 0 } : Fitting;
        if (maker.Make(from, to, commands, ct) is not null) return null;
        using var made = VipsObject.Source(to);
        return ImageSource.Read(made, out _) is { } picture ? new TakenPicture(File.ReadAllBytes(to), picture.Size.Width, picture.Size.Height) : null;
    }

    private bool IsSmall(string from)
    {
        using var head = VipsObject.Source(from);
        return maker.Inspect(head, out _) is { Size: { Width: <= LongestSide, Height: <= LongestSide } };
    }
}
