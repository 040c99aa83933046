using Umbraco.Cms.Core.Models.Email;

namespace WIJschool.Cms.Mail;

/// <summary>
/// A mail that Umbraco's own message cannot hold: a page with the same words as plain text beside it (multipart/alternative), under an id
/// that stays the same when it is sent again. A sender that does not know it sends the page.
/// </summary>
/// <param name="text">What a reader without HTML sees.</param>
/// <param name="messageId">Of the form <c>part@domain</c>, without angle brackets (RFC 5322).</param>
public sealed class FullEmailMessage(string? from, string to, string subject, string text, string html, string? messageId = null)
    : EmailMessage(from, to, subject, html, isBodyHtml: true)
{
    public string Text { get; } = text;

    public string? MessageId { get; } = messageId;
}
