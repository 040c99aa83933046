using WIJschool.Cms.Imaging.Vips;

namespace WIJschool.Cms.Imaging;

/// <summary>Lets the image library read what Core hands over as a stream.</summary>
internal static class ImageFile
{
    /// <summary>The head of a picture lies within this; a file on disk is read where it lies, whatever its length.</summary>
    private const int LargestInMemory = 64 * 1024 * 1024;

    public static TResult With<TResult>(Stream stream, Func<VipsObject, TResult> read)
    {
        if (stream is FileStream { Name: { Length: > 0 } path } && File.Exists(path))
        {
            using var file = VipsObject.Source(path);
            return read(file);
        }

        return WithCopy(stream, read);
    }

    private static unsafe TResult WithCopy<TResult>(Stream stream, Func<VipsObject, TResult> read)
    {
        var bytes = new byte[Math.Min(stream.Length - stream.Position, LargestInMemory)];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        fixed (byte* data = bytes)
        {
            using var file = new VipsObject(VipsLibrary.vips_source_new_from_memory(data, (nuint)length), VipsLibrary.vips_source_get_type());
            return read(file);
        }
    }
}
