namespace WIJschool.Web.Pdf;

/// <summary>The colours of the site on paper: the light theme of <c>frontend/src/styles/tokens.css</c>.</summary>
internal static class PdfLook
{
    public static readonly PdfColour Ink = PdfColour.Of("#1B2A2F");
    public static readonly PdfColour Soft = PdfColour.Of("#4B5A5F");
    public static readonly PdfColour Line = PdfColour.Of("#D9D0C1");
    public static readonly PdfColour LineStrong = PdfColour.Of("#7C8A8C");
    public static readonly PdfColour Sunken = PdfColour.Of("#F7F2EA");
    public static readonly PdfColour Link = PdfColour.Of("#0B5C8A");

    private static readonly PdfColour[] Bands =
        [PdfColour.Of("#8CC4F0"), PdfColour.Of("#D7B2F0"), PdfColour.Of("#F5A27F"), PdfColour.Of("#7AD3C0"), PdfColour.Of("#F0C56B")];

    private static readonly PdfColour[] Lines =
        [PdfColour.Of("#1F4E79"), PdfColour.Of("#7A3E9D"), PdfColour.Of("#B3441E"), PdfColour.Of("#0F6B5C"), PdfColour.Of("#8A5A0B")];

    /// <param name="layer">The number of a layer, from 1; after the fifth the colours begin again.</param>
    public static PdfColour Band(int layer) => Bands[(Math.Max(layer, 1) - 1) % Bands.Length];

    public static PdfColour BandLine(int layer) => Lines[(Math.Max(layer, 1) - 1) % Lines.Length];
}
