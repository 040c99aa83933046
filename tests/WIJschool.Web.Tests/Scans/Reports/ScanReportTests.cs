using System.Net;
using System.Text;
using Microsoft.VisualBasic.FileIO;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Web.Tests.Access;
using WIJschool.Web.Tests.Scans.Classes;

namespace WIJschool.Web.Tests.Scans.Reports;

/// <summary>A result as files, opened by programs that others made.</summary>
[Collection(OnTheSite.Name)]
public sealed class ScanReportTests(ImportedSite site)
{
    private const string Formula = "=1+1;\"x\"";

    [Fact]
    public async Task A_result_is_a_table_that_a_spreadsheet_reads_and_cannot_run()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        var round = await ResultAsync(schools);

        var (bytes, type, name) = await FileAsync(schools, $"/mijn-school/scans/{round.Value}/csv");

        Assert.Equal("text/csv", type);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.StartsWith("wijklassenscan-", name, StringComparison.Ordinal);
        var (head, lines) = Read(bytes);
        Assert.All(lines, line => Assert.Equal(head.Length, line.Length));
        Assert.Equal(["Iedereen", "3A", "3B", "'" + Formula], lines.Select(line => line[Place("Groep")]).Distinct());
        Assert.All(lines.Where(line => line[Place("Groep")] is "Iedereen" or "3A"), line => Assert.InRange(int.Parse(line[Place("Score")]), 0, 100));
        foreach (var withheld in new[] { "3B", "'" + Formula })
        {
            var line = Assert.Single(lines, line => line[Place("Groep")] == withheld);
            Assert.All(new[] { "Score", "Ondergrens", "Bovengrens", "Spreiding", "Aantal antwoorden" }, column => Assert.Equal("", line[Place(column)]));
            Assert.NotEqual("", line[Place("Opmerking")]);
        }

        int Place(string column) => Array.IndexOf(head, column);
    }

    [Theory, InlineData("", "nl", "Waar jullie staan"), InlineData("/en", "en", "Where you stand")]
    public async Task A_result_is_a_document_with_a_title_a_language_and_what_the_page_shows(string start, string language, string heading)
    {
        using var schools = await AccessSchools.MakeAsync(site);
        var round = await ResultAsync(schools);

        var (bytes, type, _) = await FileAsync(schools, $"{start}/mijn-school/scans/{round.Value}/pdf");

        Assert.Equal("application/pdf", type);
        using var pdf = PdfDocument.Open(bytes);
        Assert.Contains("De Brug", pdf.Information.Title, StringComparison.Ordinal);
        Assert.Equal(language, ((HexToken)pdf.Structure.Catalog.CatalogDictionary.Data["Lang"]).Data.TrimStart('\uFEFF'));
        var words = string.Join(' ', pdf.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
        Assert.Contains(heading, words, StringComparison.Ordinal);
        Assert.Contains("3A", words, StringComparison.Ordinal);
        Assert.Contains(Formula, words, StringComparison.Ordinal);
        Assert.InRange(pdf.NumberOfPages, 2, 4);
        if (Environment.GetEnvironmentVariable("WIJSCHOOL_KEEP_PDF") is { Length: > 0 } folder) await File.WriteAllBytesAsync(Path.Combine(folder, $"result-{language}.pdf"), bytes);
    }

    [Fact]
    public async Task A_round_of_which_nothing_may_be_shown_gives_files_without_a_figure()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        var session = await schools.ClassAsync();
        await schools.AnswerAsync(session, pupils: 9);
        await schools.CloseAsync(session.RoundId);

        var (table, _, _) = await FileAsync(schools, $"/mijn-school/scans/{session.RoundId.Value}/csv");
        var (document, _, _) = await FileAsync(schools, $"/mijn-school/scans/{session.RoundId.Value}/pdf");

        var (head, lines) = Read(table);
        Assert.Equal("", Assert.Single(lines)[Array.IndexOf(head, "Score")]);
        using var pdf = PdfDocument.Open(document);
        Assert.DoesNotContain("Onderwerpen", string.Join(' ', pdf.GetPages().Select(page => page.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_round_has_no_files()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        var round = await schools.RoundAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await schools["admin"].GetAsync($"/mijn-school/scans/{round.Value}/csv")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await schools["admin"].GetAsync($"/mijn-school/scans/{round.Value}/pdf")).Answer.StatusCode);
    }

    /// <summary>Three classes of twelve, eleven and four: the last is too few, so the one before is withheld with it.</summary>
    private static async Task<ScanRoundId> ResultAsync(AccessSchools schools)
    {
        foreach (var (group, pupils) in new[] { ("3A", 12), ("3B", 11), (Formula, 4) })
        {
            var session = await schools.ClassAsync(group);
            await schools.AnswerAsync(session, pupils);
        }
        var round = await schools.RoundAsync(); // the one that is open
        await schools.CloseAsync(round);
        return round;
    }

    private static async Task<(byte[] Bytes, string? Type, string? Name)> FileAsync(AccessSchools schools, string address)
    {
        using var answer = await schools["staff"].CallAsync("GET", address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
    }

    private static (string[] Head, List<string[]> Lines) Read(byte[] bytes)
    {
        using var parser = new TextFieldParser(new MemoryStream(bytes), Encoding.UTF8) { HasFieldsEnclosedInQuotes = true };
        parser.SetDelimiters(";");
        var head = parser.ReadFields()!;
        List<string[]> lines = [];
        while (!parser.EndOfData) lines.Add(parser.ReadFields()!);
        return (head, lines);
    }
}
