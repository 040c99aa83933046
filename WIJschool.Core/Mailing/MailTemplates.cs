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
        return Write(words, new EditorMail(words[kind.SubjectKey], words[kind.TextKey], content), kind.HasLink ? words[kind.ButtonKey] : "");
    }

    /// <summary>Writes a mail out of an editor's words, in the layout of the site.</summary>
    public async Task<WrittenMail> WriteAsync(string culture, EditorMail mail) => Write(await labels.ForAsync(culture), mail, button: "");

    private static WrittenMail Write(LabelSet words, EditorMail mail, string button)
    {
        var paragraphs = Paragraphs().Split(mail.Text.Trim().ReplaceLineEndings("\n"));
        var subject = Fill(mail.Subject, mail.Content, OneLine);
        return new WrittenMail(subject, AsText(words, button, mail.Content, paragraphs), AsHtml(words, subject, button, mail.Content, paragraphs));
    }

    private static string AsText(LabelSet words, string button, MailContent content, string[] paragraphs)
    {
        var parts = paragraphs.Select(paragraph => Fill(paragraph, content, OneLine)).ToList();
        if (content.Link is { } link) parts.Add($"{button}:\n{link.AbsoluteUri}");
        parts.Add($"{words[LayoutKey + "Closing"]}\n{words["Site.Name"]}");
        parts.Add($"-- \n{words[LayoutKey + "Why"]}");
        return string.Join("\n\n", parts).ReplaceLineEndings("\r\n");
    }

    private static string AsHtml(LabelSet words, string subject, string button, MailContent content, string[] paragraphs)
    {
        var body = string.Concat(paragraphs.Select(paragraph => $"<p class=\"text\">{Marked(paragraph, content)}</p>\n"));
        return Braces().Replace(Layout, place => place.Groups[1].Value switch
        {
            "culture" => Html.Encode(CultureInfo.GetCultureInfo(words.Culture).Name),
            "subject" => Html.Encode(subject),
            "body" => body,
            "button" => content.Link is { } link ? Button(words, button, link) : "",
            "closing" => Html.Encode(words[LayoutKey + "Closing"]),
            "site" => Html.Encode(words["Site.Name"]),
            "why" => Html.Encode(words[LayoutKey + "Why"]),
            _ => place.Value,
        });
    }

    // what an editor wrote is text too: only its lines are kept
    private static string Marked(string paragraph, MailContent content) =>
        Fill(Html.Encode(paragraph).Replace("&#xA;", "<br>", StringComparison.Ordinal), content, value => Html.Encode(OneLine(value)));

    private static string Button(LabelSet words, string text, Uri link)
    {
        var address = Html.Encode(link.AbsoluteUri);
        return $"""
            <p class="action"><a class="button" href="{address}">{Html.Encode(text)}</a></p>
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

    [GeneratedRegex(@"\{([a-zA-Z][a-zA-Z0-9]*)\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\{\{([a-z]+)\}\}", RegexOptions.None, 1000)]
    private static partial Regex Braces();

    [GeneratedRegex(@"\n\s*\n", RegexOptions.None, 1000)]
    private static partial Regex Paragraphs();

    [GeneratedRegex(@"\p{C}+", RegexOptions.None, 1000)]
    private static partial Regex Controls();
}
