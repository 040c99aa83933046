using System.Globalization;

namespace WIJschool.Cms.Imaging.Vips;

/// <summary>One operation of the library with its arguments. It is used once.</summary>
internal sealed unsafe class VipsCall : IDisposable
{
    private nint operation;

    private VipsCall(nint operation) => this.operation = operation;

    /// <param name="name">The operation's name in the library, such as <c>thumbnail_source</c>.</param>
    /// <exception cref="VipsException">There is none of that name, or it is blocked.</exception>
    public static VipsCall Named(string name) => VipsLibrary.vips_operation_new(name) is var made and not 0 ? new VipsCall(made) : throw VipsException.Last();

    /// <summary>An argument that has a form in text: a number, a choice, several numbers.</summary>
    public VipsCall With(string name, string value) =>
        VipsLibrary.vips_object_set_argument_from_string(operation, name, value) == 0 ? this : throw VipsException.Last();

    public VipsCall With(string name, int value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    public VipsCall With(string name, VipsObject value)
    {
        VipsLibrary.Value held = default;
        VipsLibrary.g_value_init(ref held, value.Type);
        VipsLibrary.g_value_set_object(ref held, value.DangerousGetHandle());
        return Put(name, ref held);
    }

    public VipsCall With(string name, IReadOnlyList<VipsImage> images)
    {
        nint[] handles = [.. images.Select(image => image.DangerousGetHandle())];
        fixed (nint* first = handles)
        {
            var array = VipsLibrary.vips_array_image_new(first, handles.Length);
            VipsLibrary.Value held = default;
            VipsLibrary.g_value_init(ref held, VipsLibrary.vips_array_image_get_type());
            VipsLibrary.g_value_set_boxed(ref held, array);
            VipsLibrary.vips_area_unref(array);
            return Put(name, ref held);
        }
    }

    /// <summary>Does it, where the outcome is in what was given as its target.</summary>
    public void Run()
    {
        var built = VipsLibrary.vips_cache_operation_build(operation);
        if (built == 0)
        {
            VipsLibrary.vips_object_unref_outputs(operation);
            throw VipsException.Last();
        }

        VipsLibrary.g_object_unref(operation);
        operation = built;
    }

    /// <summary>Does it and takes the image that it makes.</summary>
    /// <exception cref="VipsException">It cannot be done with these arguments.</exception>
    public VipsImage ToImage()
    {
        Run();
        VipsLibrary.Value held = default;
        VipsLibrary.g_value_init(ref held, VipsLibrary.vips_image_get_type());
        VipsLibrary.g_object_get_property(operation, "out", ref held);
        var image = new VipsImage(VipsLibrary.g_object_ref(VipsLibrary.g_value_get_object(held)));
        VipsLibrary.g_value_unset(ref held);
        VipsLibrary.vips_object_unref_outputs(operation);
        return image;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (operation != 0) VipsLibrary.g_object_unref(operation);
        operation = 0;
    }

    private VipsCall Put(string name, ref VipsLibrary.Value held)
    {
        VipsLibrary.g_object_set_property(operation, name, held);
        VipsLibrary.g_value_unset(ref held);
        return this;
    }
}
