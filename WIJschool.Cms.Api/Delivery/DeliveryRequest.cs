using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace WIJschool.Cms.Api.Delivery;

/// <summary>What the headers of one request to the Delivery API say.</summary>
/// <param name="Culture">The requested culture as installed; null for the default one.</param>
/// <param name="IsUnknownCulture">A culture was asked for that is not installed: nothing is found in it.</param>
/// <param name="Segment">The requested segment, or null.</param>
/// <param name="WantsPreview">Drafts were asked for.</param>
/// <param name="HasApiKey">The key of the settings was given.</param>
/// <param name="StartItem">The requested root by name or id; null when none was asked for, empty when the header is empty.</param>
public sealed record DeliveryRequest(string? Culture, bool IsUnknownCulture, string? Segment, bool WantsPreview, bool HasApiKey, string? StartItem)
{
    private static readonly object key = new();

    /// <summary>The root that <see cref="StartItem"/> names, once it was looked for.</summary>
    public IPublishedContent? StartContent { get; set; }

    /// <summary>Reads the headers.</summary>
    /// <param name="headers">The request's headers.</param>
    /// <param name="cultures">The installed cultures by their ISO codes.</param>
    /// <param name="settings">The settings of the moment.</param>
    public static DeliveryRequest Read(IHeaderDictionary headers, IEnumerable<string> cultures, DeliveryApiSettings settings)
    {
        var wanted = OneCulture(headers.AcceptLanguage.ToString());
        var installed = wanted is null ? null : cultures.FirstOrDefault(c => string.Equals(c, wanted, StringComparison.OrdinalIgnoreCase));
        return new DeliveryRequest(
            installed ?? wanted,
            wanted is not null && installed is null,
            headers["Accept-Segment"].ToString() is { Length: > 0 } segment ? segment : null,
            bool.TryParse(headers["Preview"].ToString(), out var preview) && preview,
            IsKey(headers["Api-Key"].ToString(), settings.ApiKey),
            headers.TryGetValue("Start-Item", out var start) ? start.ToString() : null);
    }

    /// <summary>Keeps the request for those who get at it through the context.</summary>
    public void KeepIn(HttpContext context) => context.Items[key] = this;

    /// <summary>The request of a context, or null outside the Delivery API.</summary>
    public static DeliveryRequest? Of(HttpContext? context) => context?.Items[key] as DeliveryRequest;

    /// <summary>A header with several values, weights or anything else that no culture's name has is a browser's, and means the default language, as in Umbraco.</summary>
    private static string? OneCulture(string header) =>
        header.Length > 0 && header.All(c => char.IsLetterOrDigit(c) || c is '-' or '_') ? header : null;

    private static bool IsKey(string given, string? expected) => !string.IsNullOrEmpty(expected)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
