using System.IO.Compression;
using System.Text;
using WIJschool.Core.Forms;

namespace WIJschool.Core.Tests.Forms;

public sealed class FileKindsTests
{
    [Theory]
    [InlineData("%PDF-1.7\n...", "pdf")]
    [InlineData("GIF89a....", "gif")]
    [InlineData("RIFF1234WEBPVP8 ", "webp")]
    [InlineData("RIFF1234WAVEfmt ", "txt")]
    [InlineData("Gewoon een tekst, met é en ë.", "txt")]
    [InlineData("<html><script>alert(1)</script>", "txt")] // never shown, only saved as a text
    [InlineData("MZ\u0000\u0001\u0002", null)]
    [InlineData("PK\u0003\u0004 geen archief", null)]
    public void A_file_is_what_its_content_says(string content, string? type) => Assert.Equal(type, Of(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Pictures_are_known_by_their_first_bytes()
    {
        Assert.Equal("jpg", Of([0xFF, 0xD8, 0xFF, 0xE0, 0, 0]));
        Assert.Equal("png", Of([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]));
        Assert.Null(Of([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0]));
    }

    [Fact]
    public void An_office_document_is_taken_and_one_with_a_macro_is_not()
    {
        Assert.Equal("docx", Of(Archive("[Content_Types].xml", "word/document.xml")));
        Assert.Equal("xlsx", Of(Archive("[Content_Types].xml", "xl/workbook.xml")));
        Assert.Equal("pptx", Of(Archive("[Content_Types].xml", "ppt/presentation.xml")));
        Assert.Null(Of(Archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")));
        Assert.Null(Of(Archive("evil.exe")));
        Assert.Equal("odt", Of(Archive("mimetype")));
    }

    private static string? Of(byte[] content)
    {
        using var stream = new MemoryStream(content);
        var kind = FileKinds.Of(stream);
        Assert.Equal(0, stream.Position);
        return kind?.Type;
    }

    private static byte[] Archive(params string[] names)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write("application/vnd.oasis.opendocument.text");
            }
        }
        return stream.ToArray();
    }
}
