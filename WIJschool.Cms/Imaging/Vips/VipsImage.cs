using System.Runtime.InteropServices;

namespace WIJschool.Cms.Imaging.Vips;

/// <summary>A picture, or the recipe for one: pixels are made when it is written.</summary>
internal sealed unsafe class VipsImage(nint instance) : VipsObject(instance, VipsLibrary.vips_image_get_type())
{
    private const int Bytes = 0;

    public int Width => VipsLibrary.vips_image_get_width(this);

    /// <summary>In pixels; of an animation that was read whole, that of all its frames below each other.</summary>
    public int Height => VipsLibrary.vips_image_get_height(this);

    public int Bands => VipsLibrary.vips_image_get_bands(this);

    public bool HasAlpha => VipsLibrary.vips_image_hasalpha(this) != 0;

    public System.Drawing.Size Size => new(Width, Height);

    /// <summary>How many frames or pages the file has.</summary>
    public int Pages => VipsLibrary.vips_image_get_n_pages(this);

    public int PageHeight => VipsLibrary.vips_image_get_page_height(this);

    /// <summary>EXIF's number of it, 1 to 8. From 5 on the picture lies on its side.</summary>
    public int Orientation => VipsLibrary.vips_image_get_orientation(this);

    /// <summary>What one pixel takes in memory, in bytes.</summary>
    public long PixelBytes => Bands * (long)VipsLibrary.vips_format_sizeof(VipsLibrary.vips_image_get_format(this));

    /// <summary>A picture of these pixels, row by row, a byte for each band.</summary>
    public static VipsImage OfPixels(ReadOnlySpan<byte> pixels, int width, int height, int bands)
    {
        fixed (byte* data = pixels)
        {
            return new VipsImage(VipsLibrary.vips_image_new_from_memory_copy(data, (nuint)pixels.Length, width, height, bands, Bytes));
        }
    }

    /// <summary>The class that reads this source.</summary>
    /// <returns>Its name in the library, or null when the source is no picture of a kind that is read.</returns>
    public static string? ReaderOf(VipsObject source) => Marshal.PtrToStringUTF8(VipsLibrary.vips_foreign_find_load_source(source));

    public bool Has(string metadata) => VipsLibrary.vips_image_get_typeof(this, metadata) != 0;

    public void Set(string metadata, int value) => VipsLibrary.vips_image_set_int(this, metadata, value);

    public void Set(string metadata, string value) => VipsLibrary.vips_image_set_string(this, metadata, value);

    public void Set(string metadata, int[] values) => VipsLibrary.vips_image_set_array_int(this, metadata, values, values.Length);

    /// <summary>Numbers of the metadata, such as the <c>delay</c> of each frame in milliseconds; empty when there are none.</summary>
    public int[] Numbers(string metadata) => Has(metadata) && VipsLibrary.vips_image_get_array_int(this, metadata, out var values, out var count) == 0
        ? new ReadOnlySpan<int>((void*)values, count).ToArray() : [];

    /// <summary>Lets <see cref="Stop"/> end the making of it.</summary>
    public void LetStop() => VipsLibrary.vips_image_set_progress(this, 1);

    /// <summary>Ends the making of it, from another thread.</summary>
    public void Stop() => VipsLibrary.vips_image_set_kill(this, 1);

    /// <summary>Makes the pixels, row by row.</summary>
    public byte[] ToPixels()
    {
        var memory = VipsLibrary.vips_image_write_to_memory(this, out var length);
        if (memory == 0) throw VipsException.Last();
        try
        {
            return new ReadOnlySpan<byte>((void*)memory, (int)length).ToArray();
        }
        finally
        {
            VipsLibrary.g_free(memory);
        }
    }
}
