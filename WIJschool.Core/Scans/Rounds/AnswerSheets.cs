using System.Text;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>
/// The answers of a group as they are stored: one text in which every respondent has as many characters as the instrument has
/// statements, always in order of those characters. So what is stored follows from WHICH answers were given and from nothing else: not
/// from who gave them, nor when, nor in what order. There is no row, number or place that belongs to a respondent.
/// </summary>
public static class AnswerSheets
{
    private const string Digits = "0123456789AB"; // 0 is no answer, A is 10, B is 11

    /// <summary>Writes one respondent's answers.</summary>
    public static string Write(Response response) => string.Create(response.Instrument.Statements.Count, response, static (sheet, from) =>
    {
        for (var place = 0; place < sheet.Length; place++)
            sheet[place] = Digits[from.AnswerAt(place)];
    });

    /// <summary>The sheets with one more among them, in its place in the order.</summary>
    /// <param name="sheets">Of one group, of the same instrument.</param>
    public static string Add(string sheets, string sheet)
    {
        int low = 0, high = sheets.Length / sheet.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(sheets, middle * sheet.Length, sheet, 0, sheet.Length) <= 0) low = middle + 1;
            else high = middle;
        }
        return sheets.Insert(low * sheet.Length, sheet);
    }

    /// <summary>The sheets of many respondents at once.</summary>
    public static string Join(IEnumerable<Response> responses) =>
        responses.Select(Write).Order(StringComparer.Ordinal).Aggregate(new StringBuilder(), (all, sheet) => all.Append(sheet)).ToString();

    /// <summary>Reads what was written.</summary>
    /// <exception cref="InvalidOperationException">It is not of this instrument.</exception>
    public static IReadOnlyList<Response> Read(Instrument instrument, Schools.Sector sector, string sheets)
    {
        var length = instrument.Statements.Count;
        if (sheets.Length % length != 0) throw new InvalidOperationException($"Stored answers are not of {instrument.Code}.");
        var responses = new Response[sheets.Length / length];
        for (var number = 0; number < responses.Length; number++)
        {
            var answers = new byte[length];
            for (var place = 0; place < length; place++)
                answers[place] = Read(sheets[(number * length) + place]);
            responses[number] = Response.Stored(instrument, sector, answers);
        }
        return responses;
    }

    private static byte Read(char digit) => (byte)(digit <= '9' ? digit - '0' : digit - 'A' + 10);
}
