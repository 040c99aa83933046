using WIJschool.Core.Forms;

namespace WIJschool.Web.Forms;

/// <summary>What came in with a page of a form.</summary>
/// <param name="Go">What the sender wants: <see cref="Back"/>, <see cref="Remain"/>, or else on.</param>
/// <param name="IsTrapped">Whether the field was filled in that people do not see.</param>
public sealed record FormPost(FormValues Values, IFormFileCollection Files, string Ticket, int Page, string Go, bool IsTrapped)
{
    public const string Back = "back";

    /// <summary>Stays on the page, such as after ticking a file off.</summary>
    public const string Remain = "stay";

    /// <summary>The name of the field that people do not see.</summary>
    public const string Trap = "website";

    /// <summary>As much as a request may hold: more than the files of one page, so that too large a file gets an answer instead of a closed line.</summary>
    public const long MostBytes = 64 * 1024 * 1024;

    private const int MostValues = 2000;

    /// <returns>Null for what is no form, or too much of one.</returns>
    public static async Task<FormPost?> ReadAsync(HttpRequest request, Form form, CancellationToken ct)
    {
        if (!request.HasFormContentType) return null;
        try
        {
            var sent = await request.ReadFormAsync(new Microsoft.AspNetCore.Http.Features.FormOptions { MultipartBodyLengthLimit = MostBytes, ValueCountLimit = MostValues, BufferBody = false }, ct);
            var values = FormValues.Of(form.Fields.Where(field => field.HasValue).DistinctBy(field => field.Alias)
                .Select(field => KeyValuePair.Create(field.Alias, (IReadOnlyList<string>)[.. sent[FormView.NameOf(field)].OfType<string>()])));
            return new FormPost(
                values, sent.Files, sent["ticket"].ToString(), int.TryParse(sent["page"], out var page) ? page : 0, sent["go"].ToString(), !string.IsNullOrEmpty(sent[Trap]));
        }
        catch (Exception refused) when (refused is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }
}
