using Microsoft.AspNetCore.Html;
using QRCoder;

namespace WIJschool.Web.Scans.Classes;

/// <summary>An address as a QR code that stands in the page as a drawing: dark on white in both themes, as cameras want it.</summary>
internal static class QrPicture
{
    /// <returns>An svg element, hidden from screen readers: the address stands beside it in words.</returns>
    public static IHtmlContent Of(string address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        var drawing = picture.GetGraphic(1, "#000000", "#FFFFFF", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
        return new HtmlString(drawing.Replace("<svg ", "<svg aria-hidden=\"true\" focusable=\"false\" ", StringComparison.Ordinal));
    }
}
