using WIJschool.Core.Scans;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Tests.Scans;

/// <summary>Instruments and answers with only what a test is about.</summary>
internal static class Make
{
    public static readonly LikertScale Five = LikertScale.Of(5).Expect();

    public static Statement Statement(string code, bool reversed = false, params Sector[] sectors) => new(code, $"Stelling {code}.", reversed, sectors);

    public static MeasuredLayer Layer(int number, string? code = null) => new(number, code ?? $"laag-{number}", $"Laag {number}");

    public static Dimension Dimension(string code, MeasuredLayer layer, params Statement[] statements) => new(code, $"Dimensie {code}", layer, statements);

    public static Instrument Instrument(params Dimension[] dimensions) =>
        WIJschool.Core.Scans.Instrument.Create("proefscan", "Proefscan", Audience.Staff, Five, dimensions).Expect();

    /// <summary>Two layers: one with dimensions a (a1, a2, a3 reversed) and b (b1), one with dimension c (c1).</summary>
    public static Instrument Small() => Instrument(
        Dimension("a", Layer(1), Statement("a1"), Statement("a2"), Statement("a3", reversed: true)),
        Dimension("b", Layer(1), Statement("b1")),
        Dimension("c", Layer(2), Statement("c1")));

    public static Response Response(Instrument instrument, params (string Code, int? Answer)[] answers) => Response(instrument, Sector.Primary, answers);

    public static Response Response(Instrument instrument, Sector sector, params (string Code, int? Answer)[] answers) =>
        WIJschool.Core.Scans.Response.Of(instrument, sector, answers.ToDictionary(pair => pair.Code, pair => pair.Answer)).Expect();
}
