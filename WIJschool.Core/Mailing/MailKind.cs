namespace WIJschool.Core.Mailing;

/// <summary>
/// A mail that the site can send. Its words are dictionary items: <c>Mail.{Code}.Subject</c>, <c>Mail.{Code}.Text</c> (a blank line between
/// paragraphs) and, when it leads somewhere, <c>Mail.{Code}.Button</c>. Declare it as a static field beside the feature that sends it: a test
/// then holds that its words are there in every language, with its placeholders and no other.
/// </summary>
/// <param name="Code">Such as <c>School.Approved</c>.</param>
/// <param name="Placeholders">What stands in braces in its words: <c>{school}</c>. Each must be used.</param>
/// <param name="HasLink">Whether it has a button.</param>
public sealed record MailKind(string Code, IReadOnlyList<string> Placeholders, bool HasLink)
{
    public string SubjectKey => $"Mail.{Code}.Subject";

    public string TextKey => $"Mail.{Code}.Text";

    public string ButtonKey => $"Mail.{Code}.Button";
}

/// <summary>What one mail of a kind says to one person.</summary>
/// <param name="Values">A text for each placeholder; it is shown as it is, never read as markup.</param>
/// <param name="Link">Where its button leads.</param>
public sealed record MailContent(IReadOnlyDictionary<string, string> Values, Uri? Link = null)
{
    public static MailContent Of(Uri? link, params (string Placeholder, string Text)[] values) =>
        new(values.ToDictionary(value => value.Placeholder, value => value.Text, StringComparer.Ordinal), link);
}

/// <summary>A mail of which an editor wrote the words, such as one that a form sends.</summary>
/// <param name="Text">A blank line between paragraphs; a placeholder that has no value stays as it is.</param>
public sealed record EditorMail(string Subject, string Text, MailContent Content);
