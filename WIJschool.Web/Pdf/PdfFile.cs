using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace WIJschool.Web.Pdf;

/// <summary>The objects of a PDF file and how they are written down. Source: ISO 32000-1, chapters 7.3 and 7.5.</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]> objects = [];

    /// <summary>Takes the next number, for an object that others name before it is known.</summary>
    public int Reserve()
    {
        objects.Add([]);
        return objects.Count;
    }

    public void Set(int number, string body) => objects[number - 1] = Encoding.Latin1.GetBytes(body);

    public int Add(string body)
    {
        var number = Reserve();
        Set(number, body);
        return number;
    }

    /// <param name="entries">Of the stream's dictionary, besides its length and filter.</param>
    /// <param name="isCompressed">False for what programs must find without understanding PDF, such as metadata.</param>
    public int AddStream(string entries, ReadOnlySpan<byte> content, bool isCompressed = true)
    {
        var packed = isCompressed ? Compress(content) : content;
        var head = Encoding.Latin1.GetBytes($"<< {entries} /Length {packed.Length}{(isCompressed ? " /Filter /FlateDecode" : "")} >>\nstream\n");
        objects.Add([.. head, .. packed, .. "\nendstream"u8]);
        return objects.Count;
    }

    /// <param name="id">Sixteen bytes that name this very file.</param>
    public byte[] Save(int catalog, int information, ReadOnlySpan<byte> id)
    {
        using var file = new MemoryStream();
        Write(file, "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"); // four bytes above 127 tell programs that the file is binary
        var places = new List<long>(objects.Count);
        for (var index = 0; index < objects.Count; index++)
        {
            places.Add(file.Position);
            Write(file, $"{index + 1} 0 obj\n");
            file.Write(objects[index]);
            Write(file, "\nendobj\n");
        }
        var start = file.Position;
        Write(file, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) Write(file, $"{place:D10} 00000 n \n");
        var hex = Convert.ToHexString(id);
        Write(file, $"trailer\n<< /Size {objects.Count + 1} /Root {catalog} 0 R /Info {information} 0 R /ID [<{hex}> <{hex}>] >>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }

    /// <summary>A text for people, in any script: UTF-16 in hexadecimal, so that nothing needs to be escaped.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>A number as PDF writes it: a point, and no more digits than a printer can show.</summary>
    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));

    private static byte[] Compress(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) zip.Write(content);
        return packed.ToArray();
    }
}
