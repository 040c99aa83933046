using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace WIJschool.Core.Pages;

/// <summary>Markup that an editor wrote in the back office and that is shown as it stands.</summary>
public sealed partial record RichText(string Markup)
{
    public static readonly RichText Empty = new("");

    public bool HasText => Markup.Length > 0 && PlainText.Length > 0;

    /// <summary>The words without the markup, on one line.</summary>
    public string PlainText => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(Markup, " ")), " ").Trim();

    public IHtmlContent ToHtml() => new HtmlString(Markup);

    public override string ToString() => PlainText;

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)] private static partial Regex Tags();
    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)] private static partial Regex Spaces();
}
