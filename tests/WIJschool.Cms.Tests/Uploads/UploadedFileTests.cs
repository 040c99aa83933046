using System.Text;
using Umbraco.Cms.Core.Security;
using WIJschool.Cms.Uploads;

namespace WIJschool.Cms.Tests.Uploads;

/// <summary>What may come in as a file.</summary>
public sealed class UploadedFileTests
{
    private readonly HarmlessDrawings drawings = new();

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><circle r='1'/></svg>")]
    [InlineData("\ufeff<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'><svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><style>.a{fill:red}</style><image href='data:image/png;base64,AA=='/><foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject></svg>")]
    public void A_plain_drawing_is_safe(string drawing) => Assert.True(IsSafe(drawing));

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><g><ScRipt href='//x'/></g></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><circle onclick='x()'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'><a xlink:href='java&#10;script:x()'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><animate attributeName='href' values='#a;javascript:x()'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><set attributeName='onmouseover' to='x()'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='//x'/></foreignObject></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><use href='data:text/html,x'/></svg>")]
    [InlineData("<?xml version='1.0'?><?xml-stylesheet href='//x'?><svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><circle>")] // no end
    [InlineData("<!DOCTYPE svg [<!ENTITY a 'x'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>")]
    public void A_drawing_in_which_something_may_run_is_not(string drawing) => Assert.False(IsSafe(drawing));

    [Fact]
    public void Other_files_are_none_of_its_business()
    {
        using var text = new MemoryStream("geen <svg> maar tekst"u8.ToArray());

        Assert.False(drawings.ShouldHandle(text));
    }

    [Theory]
    [InlineData("foto.png", "89504E470D0A1A0A00", true)]
    [InlineData("foto.PNG", "FFD8FFE0", false)]
    [InlineData("foto.jpeg", "FFD8FFE0", true)]
    [InlineData("foto.webp", "524946460000000057454250", true)]
    [InlineData("foto.webp", "524946460000000041564920", false)] // a film
    [InlineData("film.mp4", "0000001C66747970", true)]
    [InlineData("film.mp4", "504B0304", false)]
    [InlineData("brief.pdf", "EFBBBF255044462D", true)]
    [InlineData("brief.pdf", "3C68746D6C3E", false)]
    [InlineData("tekst.docx", "504B0304", true)]
    [InlineData("tekst.docx", "D0CF11E0", false)]
    [InlineData("leeg.gif", "", false)]
    [InlineData("leeg.txt", "", true)]
    [InlineData("lijst.csv", "612C62", true)]
    [InlineData("lijst.csv", "7F454C46", false)] // a program
    public void The_content_of_a_file_is_what_its_name_says(string name, string content, bool fits)
    {
        using var file = new MemoryStream(Convert.FromHexString(content));

        Assert.Equal(fits, FileContents.Fit(name, file));
        Assert.Equal(0, file.Position);
    }

    [Fact]
    public void A_program_is_kept_out_whatever_it_calls_itself()
    {
        var program = new byte[200];
        "MZ"u8.CopyTo(program);
        program[60] = 128;
        "PE\0\0"u8.CopyTo(program.AsSpan(128));
        using var file = new MemoryStream(program);
        using var text = new MemoryStream("MZ is de afkorting van iets anders, en dit is een gewone tekst over die afkorting."u8.ToArray());

        Assert.False(FileContents.Fit("verslag.txt", file));
        Assert.True(FileContents.Fit("verslag.txt", text));
    }

    private bool IsSafe(string drawing)
    {
        IFileStreamSecurityAnalyzer analyzer = drawings;
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(drawing));
        Assert.True(analyzer.ShouldHandle(file));
        file.Position = 0;
        return analyzer.IsConsideredSafe(file);
    }
}
