using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WIJschool.Cms.Imaging.Vips;

/// <summary>
/// The functions of libvips and of GLib inside it, as far as they are used. None of them takes a variable number of arguments:
/// those cannot be called from .NET in a way that holds on every processor.
/// </summary>
[SuppressMessage("Globalization", "CA2101", Justification = "Strings are marshalled as UTF-8, which is what the library takes.")]
internal static unsafe partial class VipsLibrary
{
    private const string Name = "vips";
    private const string Messages = "VIPS";
    private const int Warnings = 1 << 4;

    /// <summary>What is read at all; whatever else the library can read (drawings, PDF, camera and scientific formats) is not let near it.</summary>
    private static readonly string[] Readers =
    [
        "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif", "VipsForeignLoadTiff", "VipsForeignLoadHeif",
    ];

    // not where the property is declared: it has to have happened before the first call, whichever that is
    [SuppressMessage("Performance", "CA1810", Justification = "The order matters: see above.")]
    static VipsLibrary() => IsAvailable = Start();

    /// <summary>Whether the library is there. Without it pictures are served as they were uploaded.</summary>
    public static bool IsAvailable { get; }

    /// <summary>The most memory that pictures took at one moment since the start, in bytes; the library's own count.</summary>
    public static long HighestMemory => (long)vips_tracked_get_mem_highwater();

    /// <summary>What went wrong last, in the library's words: for the log, not for a visitor.</summary>
    public static string LastError()
    {
        var text = vips_error_buffer_copy();
        try
        {
            return (Marshal.PtrToStringUTF8(text) ?? "").Trim();
        }
        finally
        {
            g_free(text);
            vips_error_clear();
        }
    }

    private static bool Start()
    {
        NativeLibrary.SetDllImportResolver(typeof(VipsLibrary).Assembly, Resolve);
        if (Find() == 0 || vips_init(Name) != 0) return false;

        g_log_set_handler(Messages, Warnings, &Ignore, 0);
        vips_cache_set_max(0); // pictures differ; remembering what was done with one keeps its pixels in memory
        vips_concurrency_set(Math.Min(Environment.ProcessorCount, 4));
        vips_operation_block_set("VipsForeignLoad", 1);
        foreach (var reader in Readers) vips_operation_block_set(reader, 0);
        return true;
    }

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? path) => library == Name ? Find() : 0;

    private static nint Find()
    {
        string[] names = [Path.Combine(AppContext.BaseDirectory, "libvips-cpp.so"), Path.Combine(AppContext.BaseDirectory, "libvips-cpp.dylib"), "libvips.so.42"];
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, out var library)) return library;
        }

        return 0;
    }

    // a damaged picture is a warning on standard error otherwise, once for each line of it
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Ignore(nint domain, int level, nint message, nint data)
    {
    }

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)] private static partial int vips_init(string program);
    [LibraryImport(Name)] private static partial void vips_cache_set_max(int operations);
    [LibraryImport(Name)] private static partial void vips_concurrency_set(int threads);
    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)] private static partial void vips_operation_block_set(string name, int blocked);
    [LibraryImport(Name)] private static partial nint vips_error_buffer_copy();
    [LibraryImport(Name)] private static partial void vips_error_clear();
    [LibraryImport(Name)] private static partial nuint vips_tracked_get_mem_highwater();

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint vips_operation_new(string name);
    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)] internal static partial int vips_object_set_argument_from_string(nint operation, string name, string value);
    [LibraryImport(Name)] internal static partial nint vips_cache_operation_build(nint operation);
    [LibraryImport(Name)] internal static partial void vips_object_unref_outputs(nint operation);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint vips_source_new_from_file(string path);
    [LibraryImport(Name)] internal static partial nint vips_source_new_from_memory(void* data, nuint length);
    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint vips_target_new_to_file(string path);
    [LibraryImport(Name)] internal static partial nint vips_foreign_find_load_source(VipsObject source);

    [LibraryImport(Name)] internal static partial nuint vips_image_get_type();
    [LibraryImport(Name)] internal static partial nuint vips_source_get_type();
    [LibraryImport(Name)] internal static partial nuint vips_target_get_type();
    [LibraryImport(Name)] internal static partial nuint vips_array_image_get_type();

    [LibraryImport(Name)] internal static partial int vips_image_get_width(VipsObject image);
    [LibraryImport(Name)] internal static partial int vips_image_get_height(VipsObject image);
    [LibraryImport(Name)] internal static partial int vips_image_get_bands(VipsObject image);
    [LibraryImport(Name)] internal static partial int vips_image_get_format(VipsObject image);
    [LibraryImport(Name)] internal static partial nuint vips_format_sizeof(int format);
    [LibraryImport(Name)] internal static partial int vips_image_hasalpha(VipsObject image);
    [LibraryImport(Name)] internal static partial int vips_image_get_n_pages(VipsObject image);
    [LibraryImport(Name)] internal static partial int vips_image_get_page_height(VipsObject image);
    [LibraryImport(Name)] internal static partial int vips_image_get_orientation(VipsObject image);
    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)] internal static partial nuint vips_image_get_typeof(VipsObject image, string name);
    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)] internal static partial void vips_image_set_int(VipsObject image, string name, int value);
    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)] internal static partial void vips_image_set_string(VipsObject image, string name, string value);
    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)] internal static partial void vips_image_set_array_int(VipsObject image, string name, int[] values, int count);
    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)] internal static partial int vips_image_get_array_int(VipsObject image, string name, out nint values, out int count);
    [LibraryImport(Name)] internal static partial void vips_image_set_progress(VipsObject image, int on);
    [LibraryImport(Name)] internal static partial void vips_image_set_kill(VipsObject image, int on);
    [LibraryImport(Name)] internal static partial nint vips_image_write_to_memory(VipsObject image, out nuint length);
    [LibraryImport(Name)] internal static partial nint vips_image_new_from_memory_copy(void* data, nuint length, int width, int height, int bands, int format);
    [LibraryImport(Name)] internal static partial nint vips_array_image_new(nint* images, int count);
    [LibraryImport(Name)] internal static partial void vips_area_unref(nint area);

    [LibraryImport(Name)] internal static partial nint g_object_ref(nint instance);
    [LibraryImport(Name)] internal static partial void g_object_unref(nint instance);
    [LibraryImport(Name)] internal static partial void g_free(nint memory);
    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)] internal static partial void g_object_set_property(nint instance, string name, in Value value);
    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)] internal static partial void g_object_get_property(nint instance, string name, ref Value value);
    [LibraryImport(Name)] internal static partial nint g_value_init(ref Value value, nuint type);
    [LibraryImport(Name)] internal static partial void g_value_unset(ref Value value);
    [LibraryImport(Name)] internal static partial void g_value_set_object(ref Value value, nint instance);
    [LibraryImport(Name)] internal static partial void g_value_set_boxed(ref Value value, nint boxed);
    [LibraryImport(Name)] internal static partial nint g_value_get_object(in Value value);
    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    private static partial uint g_log_set_handler(string domain, int levels, delegate* unmanaged[Cdecl]<nint, int, nint, nint, void> handler, nint data);

    /// <summary>GLib's container of a typed value: the type and sixteen bytes.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Value
    {
        private readonly nuint type;
        private readonly ulong first;
        private readonly ulong second;
    }
}
