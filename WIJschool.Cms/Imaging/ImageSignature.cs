using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Media;

namespace WIJschool.Cms.Imaging;

/// <summary>
/// Signs addresses of pictures with <c>Umbraco:CMS:Imaging:HMACSecretKey</c>, so that nobody can ask for sizes that no page shows. The
/// signature is the one of Umbraco's own imaging: HMAC-SHA256, in hexadecimal, over the path and the known words of the query in their
/// order, in lower case. Addresses that Umbraco stored in texts keep working with the same key.
/// </summary>
public sealed class ImageSignature(IOptionsMonitor<ImagingSettings> settings) : IImageUrlTokenGenerator
{
    private const string Word = "hmac";
    private static readonly Uri AnyHost = new("http://localhost/");

    /// <summary>Whether addresses have to be signed.</summary>
    public bool IsAsked => settings.CurrentValue.HMACSecretKey is { Length: > 0 };

    /// <summary>Whether a request carries the signature of what it asks for.</summary>
    /// <param name="known">The known words of its query.</param>
    public bool IsRight(HttpRequest request, IReadOnlyList<KeyValuePair<string, string?>> known)
    {
        if (!IsAsked) return true;
        var given = request.Query[Word] is [.., { } last] ? last : "";
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), Encoding.ASCII.GetBytes(Sign(request.Path, known)));
    }

    /// <summary>The address with the signature that belongs to it; as it is when none is asked for or it asks for nothing.</summary>
    /// <param name="url">From the root or with a host; the parts of its query may be parted by <c>&amp;amp;</c>, as in stored markup.</param>
    public string RefreshSignature(string url)
    {
        if (string.IsNullOrEmpty(url) || !IsAsked) return url;

        var start = url.IndexOf('?', StringComparison.Ordinal);
        if (start < 0) return url;

        var (path, query) = (url[..start], url[(start + 1)..]);
        var isMarkup = query.Contains("&amp;", StringComparison.Ordinal);
        var words = QueryHelpers.ParseQuery(isMarkup ? query.Replace("&amp;", "&", StringComparison.Ordinal) : query);
        words.Remove(Word);
        var known = ImageCommands.KnownIn(words);
        if (known.Count > 0) words[Word] = Sign(PathOf(path), known);
        var signed = QueryHelpers.AddQueryString("", words);
        return path + (isMarkup ? signed.Replace("&", "&amp;", StringComparison.Ordinal) : signed);
    }

    private static PathString PathOf(string url) => PathString.FromUriComponent(Uri.TryCreate(AnyHost, url, out var address) ? address : AnyHost);

#pragma warning disable CA1308 // The signature is defined over lower case, and is written in it.
    private string Sign(PathString path, IReadOnlyList<KeyValuePair<string, string?>> known)
    {
        var text = (path.ToUriComponent() + QueryString.Create(known).ToUriComponent()).ToLowerInvariant();
        return Convert.ToHexStringLower(HMACSHA256.HashData(settings.CurrentValue.HMACSecretKey, Encoding.ASCII.GetBytes(text)));
    }
#pragma warning restore CA1308
}
