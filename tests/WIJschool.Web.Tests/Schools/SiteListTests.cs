using System.Text;
using WIJschool.Core.Schools;

namespace WIJschool.Web.Tests.Schools;

/// <summary>Lists of school sites as DUO publishes them, of several years.</summary>
public sealed class SiteListTests
{
    private const string Quoted = "\"PROVINCIE\",\"BEVOEGD GEZAG NUMMER\",\"VESTIGINGSCODE\",\"VESTIGINGSNAAM\",\"PLAATSNAAM\"\r\n\"Zeeland\",\"12345\",\"00AP00\",\"De Schakel, \"\"klein\"\"\",\"SINT ANNALAND\"\r\n";

    [Fact]
    public void A_list_with_commas_and_quotes_is_read() => Assert.Equal(
        [("00AP00", "De Schakel, \"klein\"", "Sint Annaland")], Read(Encoding.UTF8.GetBytes(Quoted)));

    [Fact]
    public void A_list_with_semicolons_in_the_old_letters_of_windows_is_read() => Assert.Equal(
        [("00BB01", "Cöllège", "'t Zand"), ("00BB02", "De Vlieger", "IJsselstein")],
        Read(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;PLAATSNAAM\n00BB;00BB01;Cöllège;'T ZAND\n00BB;00BB02;De Vlieger;IJSSELSTEIN\n")));

    [Fact]
    public void A_mark_at_the_begin_and_rows_that_are_no_site_do_not_matter() => Assert.Equal(
        [("00CC01", "De Eik", "Ede")],
        Read([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("vestigingscode;vestigingsnaam;plaatsnaam\n\n00CC01;De Eik;Ede\n;;\n00CC;Te kort;Ede\n00CC02;;Ede\n\"stuk;\n")]));

    [Theory]
    [InlineData("", "VESTIGINGSCODE")]
    [InlineData("<html><body>404</body></html>", "VESTIGINGSCODE")]
    [InlineData("VESTIGINGSCODE;PLAATSNAAM\n00CC01;Ede", "VESTIGINGSNAAM")]
    [InlineData("VESTIGINGSCODE;VESTIGINGSNAAM\n00CC01;De Eik", "PLAATSNAAM")]
    [InlineData("VESTIGINGSCODE;VESTIGINGSNAAM;PLAATSNAAM\n", null)]
    public void A_file_that_is_no_list_says_what_it_lacks(string text, string? missing) =>
        Assert.Equal(SchoolErrors.SiteListInvalid with { Subject = missing }, SiteList.Read(Encoding.UTF8.GetBytes(text), Sector.Primary).Error);

    private static IEnumerable<(string, string, string)> Read(byte[] file) =>
        SiteList.Read(file, Sector.Primary).Value!.Select(site => (site.Code.Value, site.Name, site.Place));
}
