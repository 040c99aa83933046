using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using WIJschool.Core.Forms;
using WIJschool.Core.Labels;

namespace WIJschool.Web.Forms;

/// <summary>A table to write into a file. Its rows are read as they are written.</summary>
/// <param name="Name">Of the file, without its end.</param>
public sealed record ExportTable(string Name, IReadOnlyList<string> Header, IAsyncEnumerable<IReadOnlyList<string>> Rows);

/// <summary>The entries of a form as a table: a column for each field that any version of it had.</summary>
public sealed class FormExport(FormEntries entries)
{
    private static readonly TimeZoneInfo amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <param name="labels">For the words of the columns that are not the form's.</param>
    public async Task<ExportTable> ReadAsync(Guid form, EntryFilter filter, LabelSet labels, CancellationToken ct)
    {
        var fields = (await entries.VersionsAsync(form, ct)).SelectMany(version => version).Where(field => field.HasValue).DistinctBy(field => field.Alias, StringComparer.Ordinal).ToList();
        var name = await entries.NamesAsync([form], ct) is [var known, ..] ? known.Name : "formulier";
        return new ExportTable(
            string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')),
            [labels["Form.Export.SentAt"], labels["Form.Export.Status"], labels["Form.Export.Version"], labels["Form.Export.Note"], .. fields.Select(field => field.Label)],
            RowsAsync(form, filter, fields, labels, ct));
    }

    private async IAsyncEnumerable<IReadOnlyList<string>> RowsAsync(Guid form, EntryFilter filter, List<FormField> fields, LabelSet labels, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var skip = 0; ; skip += FormEntries.MostAtOnce)
        {
            var page = await entries.ReadAsync(form, filter, skip, FormEntries.MostAtOnce, ct);
            foreach (var entry in page)
            {
                yield return
                [
                    TimeZoneInfo.ConvertTime(entry.Entry.SentAt, amsterdam).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), labels[$"Form.Status.{entry.Entry.Status}"],
                    entry.Version.ToString(CultureInfo.InvariantCulture), entry.Entry.Note,
                    .. fields.Select(field => entry.Fields.FirstOrDefault(asked => asked.Alias == field.Alias) is { } asked ? entry.Shown(asked) : ""),
                ];
            }
            if (page.Count < FormEntries.MostAtOnce) yield break;
        }
    }
}

/// <summary>A kind of file that a table can be written into.</summary>
public sealed record ExportFormat(string Extension, string MediaType, Func<Stream, ExportTable, CancellationToken, Task> WriteAsync);

public static class ExportFormats
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static ExportFormat? Find(string name) => name switch
    {
        "csv" => new ExportFormat("csv", "text/csv; charset=utf-8", WriteCsvAsync),
        "xlsx" => new ExportFormat("xlsx", Xlsx, WriteXlsxAsync),
        _ => null,
    };

    /// <summary>With semicolons and a byte order mark, as a Dutch spreadsheet opens it. What would be read as a formula gets an apostrophe before it.</summary>
    private static async Task WriteCsvAsync(Stream stream, ExportTable table, CancellationToken ct)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(Line(table.Header).AsMemory(), ct);
        await foreach (var row in table.Rows.WithCancellation(ct)) await writer.WriteAsync(Line(row).AsMemory(), ct);
    }

    private static string Line(IReadOnlyList<string> cells) => string.Join(';', cells.Select(Cell)) + "\r\n";

    private static string Cell(string text)
    {
        var safe = text.TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\r' or '\n', ..] ? "'" + text : text;
        return safe.AsSpan().IndexOfAny("\";\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    /// <summary>Every cell is text and says so, so that nothing in it is reckoned with.</summary>
    private static async Task WriteXlsxAsync(Stream stream, ExportTable table, CancellationToken ct)
    {
        using var file = new MemoryStream(); // the package goes back and forth while it is made
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(sheet))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new SheetData());
                writer.WriteElement(RowOf(table.Header));
                await foreach (var row in table.Rows.WithCancellation(ct)) writer.WriteElement(RowOf(row));
                writer.WriteEndElement();
                writer.WriteEndElement();
            }
            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "1" }));
        }
        file.Position = 0;
        await file.CopyToAsync(stream, ct);
    }

    private static Row RowOf(IReadOnlyList<string> cells) => new(cells.Select(cell => new Cell(new InlineString(new Text(Printable(cell)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString }));

    // XML has no place for some characters, and a cell none for more than 32767
    private static string Printable(string text) => string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar).Take(32_767));
}
