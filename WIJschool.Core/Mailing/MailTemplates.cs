using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using WIJschool.Core.Labels;

namespace WIJschool.Core.Mailing;

/// <param name="Text">The whole mail as plain text.</param>
/// <param name="Html">The same as a page in the look of the site.</param>
public sealed record WrittenMail(string Subject, string Text, string Html);

/// <summary>Writes a mail out of the dictionary's words, once as plain text and once in the layout of the site.</summary>
public sealed partial class MailTemplates(LabelSource labels)
{
    private const string LayoutKey = "Mail.Layout.";

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string Layout = ReadLayout();

    /// <exception cref="InvalidOperationException">A placeholder of the kind has no value, or it has a link where it should not, or none where it should.</exception>
    public async Task<WrittenMail> WriteAsync(MailKind kind, string culture, MailContent content)
    {
        if (kind.Placeholders.Except(content.Values.Keys, StringComparer.Ordinal).FirstOrDefault() is { } missing)
            throw new InvalidOperationException($"Mail {kind.Code} needs a value for {missing}.");
        if (kind.HasLink != content.Link is not null) throw new InvalidOperationException($"Mail {kind.Code} {(kind.HasLink ? "needs a link" : "has no place for a link")}.");

        var words = await labels.ForAsync(culture);
        var paragraphs = Paragraphs().Split(words[kind.TextKey].Trim().ReplaceLineEndings("\n"));
        return new WrittenMail(
            Fill(words[kind.SubjectKey], content, OneLine),
            AsText(words, kind, content, paragraphs),
            AsHtml(words, kind, content, paragraphs));
    }

    private static string AsText(LabelSet words, MailKind kind, MailContent content, string[] paragraphs)
    {
        var parts = paragraphs.Select(paragraph => Fill(paragraph, content, OneLine)).ToList();
        if (content.Link is { } link) parts.Add($"{words[kind.ButtonKey]}:\n{link.AbsoluteUri}");
        parts.Add($"{words[LayoutKey + "Closing"]}\n{words["Site.Name"]}");
        parts.Add($"-- \n{words[LayoutKey + "Why"]}");
        return string.Join("\n\n", parts).ReplaceLineEndings("\r\n");
    }

    private static string AsHtml(LabelSet words, MailKind kind, MailContent content, string[] paragraphs)
    {
        var body = string.Concat(paragraphs.Select(paragraph => $"<p class=\"text\">{Marked(paragraph, content)}</p>\n"));
        return Braces().Replace(Layout, place => place.Groups[1].Value switch
        {
            "culture" => Html.Encode(CultureInfo.GetCultureInfo(words.Culture).Name),
            "subject" => Html.Encode(Fill(words[kind.SubjectKey], content, OneLine)),
            "body" => body,
            "button" => content.Link is { } link ? Button(words, kind, link) : "",
            "closing" => Html.Encode(words[LayoutKey + "Closing"]),
            "site" => Html.Encode(words["Site.Name"]),
            "why" => Html.Encode(words[LayoutKey + "Why"]),
            _ => place.Value,
        });
    }

    // what an editor wrote is text too: only its lines are kept
    private static string Marked(string paragraph, MailContent content) =>
        Fill(Html.Encode(paragraph).Replace("&#xA;", "<br>", StringComparison.Ordinal), content, value => Html.Encode(OneLine(value)));

    private static string Button(LabelSet words, MailKind kind, Uri link)
    {
        var address = Html.Encode(link.AbsoluteUri);
        return $"""
            <p class="action"><a class="button" href="{address}">{Html.Encode(words[kind.ButtonKey])}</a></p>
            <p class="hint">{Html.Encode(words[LayoutKey + "ButtonHelp"])}<br><a href="{address}">{address}</a></p>
            """;
    }

    /// <summary>A placeholder that the kind does not have stays as an editor typed it.</summary>
    private static string Fill(string text, MailContent content, Func<string, string> write) => Placeholder().Replace(
        text, place => content.Values.TryGetValue(place.Groups[1].Value, out var value) ? write(value) : place.Value);

    // a name with a line end in it must not begin a header or a paragraph of its own
    private static string OneLine(string value) => Controls().Replace(value, " ");

    private static string ReadLayout()
    {
        using var stream = typeof(MailTemplates).Assembly.GetManifestResourceStream("WIJschool.Core.Mailing.layout.html")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The placeholders that stand in a text.</summary>
    public static IEnumerable<string> PlaceholdersIn(string text) => Placeholder().Matches(text).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\{([a-zA-Z]+)\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\{\{([a-z]+)\}\}", RegexOptions.None, 1000)]
    private static partial Regex Braces();

    [GeneratedRegex(@"\n\s*\n", RegexOptions.None, 1000)]
    private static partial Regex Paragraphs();

    [GeneratedRegex(@"\p{C}+", RegexOptions.None, 1000)]
    private static partial Regex Controls();
}
