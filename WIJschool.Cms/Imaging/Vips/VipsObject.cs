using Microsoft.Win32.SafeHandles;

namespace WIJschool.Cms.Imaging.Vips;

/// <summary>Something of the library that is counted by its references: an image, a source, a target.</summary>
internal class VipsObject : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <param name="instance">A reference that is ours from now on.</param>
    /// <exception cref="VipsException">There is none: the library could not make it.</exception>
    public VipsObject(nint instance, nuint type)
        : base(ownsHandle: true)
    {
        if (instance == 0) throw VipsException.Last();
        Type = type;
        SetHandle(instance);
    }

    /// <summary>The type in GLib's registry, which a property asks for.</summary>
    public nuint Type { get; }

    /// <summary>What is read from a file; nothing is read yet.</summary>
    public static VipsObject Source(string path) => new(VipsLibrary.vips_source_new_from_file(path), VipsLibrary.vips_source_get_type());

    /// <summary>What is written to a file.</summary>
    public static VipsObject Target(string path) => new(VipsLibrary.vips_target_new_to_file(path), VipsLibrary.vips_target_get_type());

    /// <inheritdoc />
    protected override bool ReleaseHandle()
    {
        VipsLibrary.g_object_unref(handle);
        return true;
    }
}

/// <summary>The library refused. The message is in its own words: for the log, not for a visitor.</summary>
public sealed class VipsException : Exception
{
    public VipsException()
    {
    }

    public VipsException(string message)
        : base(message)
    {
    }

    public VipsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static VipsException Last() => new(VipsLibrary.LastError());
}
