using System.Text;
using Microsoft.VisualBasic.FileIO;
using WIJschool.Core.Results;

namespace WIJschool.Core.Schools;

/// <summary>
/// Reads a list of school sites as DUO publishes it: CSV with a header, separated by semicolons or commas, in UTF-8 or Windows-1252. The
/// names of its columns changed over the years. Source: duo.nl/open_onderwijsdata.
/// </summary>
public static class SiteList
{
    private static readonly string[] CodeColumns = ["VESTIGINGSCODE", "VESTIGINGSNUMMER"];
    private static readonly string[] NameColumns = ["VESTIGINGSNAAM"];
    private static readonly string[] PlaceColumns = ["PLAATSNAAM", "PLAATSNAAM VESTIGING", "PLAATSNAAM_VESTIGING"];

    /// <returns>
    /// The sites, each location once; rows without a good code, name or place are left out. <see cref="SchoolErrors.SiteListInvalid"/> about
    /// the column that is missing, or about nothing when no row is a site.
    /// </returns>
    public static Result<IReadOnlyList<SchoolSite>> Read(byte[] file, Sector sector)
    {
        var text = Decode(file);
        using var parser = new TextFieldParser(new StringReader(text)) { HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = true };
        parser.SetDelimiters(DelimiterOf(text));
        var header = Next(parser) ?? [];
        var (code, name, place) = (IndexOf(header, CodeColumns), IndexOf(header, NameColumns), IndexOf(header, PlaceColumns));
        if (code < 0) return SchoolErrors.SiteListInvalid.About(CodeColumns[0]);
        if (name < 0) return SchoolErrors.SiteListInvalid.About(NameColumns[0]);
        if (place < 0) return SchoolErrors.SiteListInvalid.About(PlaceColumns[0]);

        var sites = new Dictionary<VestigingCode, SchoolSite>();
        while (!parser.EndOfData)
        {
            if (Next(parser) is { } row && SiteOf(row, code, name, place, sector) is { } site) sites[site.Code] = site;
        }
        return sites.Count == 0 ? SchoolErrors.SiteListInvalid : new Result<IReadOnlyList<SchoolSite>>([.. sites.Values], Error: null);
    }

    private static SchoolSite? SiteOf(string[] row, int code, int name, int place, Sector sector)
    {
        if (row.Length <= Math.Max(code, Math.Max(name, place)) || VestigingCode.Parse(row[code]) is not { IsOk: true } read) return null;
        return new SchoolProfile(row[name], read.Value, sector, Readable(row[place]), Pupils: 1).Check() is { IsOk: true } site
            ? new SchoolSite(read.Value, sector, site.Value.Name, site.Value.Place) : null;
    }

    // the lists write places in capitals; a quotation mark that stands alone spoils its row, not the list
    private static string Readable(string place) => place == place.ToUpperInvariant()
        ? Dutch.ToTitleCase(place.ToLowerInvariant()).Replace("Ij", "IJ", StringComparison.Ordinal).Replace("'S-", "'s-", StringComparison.Ordinal).Replace("'T ", "'t ", StringComparison.Ordinal)
        : place;

    private static readonly System.Globalization.TextInfo Dutch = System.Globalization.CultureInfo.GetCultureInfo("nl").TextInfo;

    private static string[]? Next(TextFieldParser parser)
    {
        try
        {
            return parser.ReadFields();
        }
        catch (MalformedLineException)
        {
            return null;
        }
    }

    private static int IndexOf(string[] header, string[] names) =>
        Array.FindIndex(header, column => names.Contains(column.Trim().Trim('"'), StringComparer.OrdinalIgnoreCase));

    private static string DelimiterOf(string text)
    {
        var header = text.AsSpan(0, text.IndexOfAny(['\r', '\n']) is var end and >= 0 ? end : text.Length);
        return header.Count(';') >= header.Count(',') ? ";" : ",";
    }

    private static string Decode(byte[] file)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file);
        }
    }
}
