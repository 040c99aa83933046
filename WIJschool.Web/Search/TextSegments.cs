using Microsoft.AspNetCore.Html;
using WIJschool.Cms.Search;

namespace WIJschool.Web.Search;

/// <summary>Text with what was looked for marked in it.</summary>
public static class TextSegments
{
    /// <summary>Encodes the text itself: a result page shows some twenty of these, and a partial view each would cost more than the search.</summary>
    public static IHtmlContent ToHtml(this IReadOnlyList<TextSegment> segments)
    {
        var html = new HtmlContentBuilder(segments.Count * 3);
        foreach (var segment in segments)
        {
            if (segment.IsMatch)
                html.AppendHtml("<mark>").Append(segment.Text).AppendHtml("</mark>");
            else
                html.Append(segment.Text);
        }
        return html;
    }
}
