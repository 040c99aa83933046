using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Umbraco.Cms.Core.Configuration.Models;

namespace WIJschool.Cms.Api.Management.TemporaryFiles;

/// <summary>The largest file that may be uploaded.</summary>
/// <param name="Kilobytes">Its size.</param>
internal sealed record UploadLimit(long Kilobytes)
{
    /// <summary>A film for the site. Web servers allow 30 MB unless told.</summary>
    private const long Standard = 256 * 1024;

    /// <summary>What a form adds to the file in it.</summary>
    private const long Form = 64 * 1024;

    public long Bytes => Kilobytes * 1024;

    public long BodyBytes => Bytes + Form;

    /// <summary>The limit of <c>Umbraco:CMS:Runtime:MaxRequestLength</c>, in kilobytes, or ours.</summary>
    public static UploadLimit Of(RuntimeSettings settings) => new(settings.MaxRequestLength is { } kilobytes and > 0 ? kilobytes : Standard);
}

/// <summary>A file in a form, with the id under which it will wait.</summary>
internal sealed record Upload(Guid Id, IFormFile File)
{
    /// <summary>Reads the form, which is refused as soon as it is too large.</summary>
    /// <returns>The upload, or why there is none: 413 tells the back office the limit, in the words of the web server.</returns>
    public static async Task<(Upload? Upload, Problem? Problem)> ReadAsync(HttpContext http, UploadLimit limit)
    {
        if (!http.Request.HasFormContentType) return (null, new Problem("Error", "Unsupported Media Type", StatusCodes.Status415UnsupportedMediaType));
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = limit.BodyBytes;
        try
        {
            var form = await http.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = limit.BodyBytes }, http.RequestAborted);
            if (!Guid.TryParse(form["Id"], out var id)) return (null, Missing(http, "Id"));
            if (form.Files["File"] is not { } file) return (null, Missing(http, "File"));

            return file.Length > limit.Bytes ? (null, TooLarge(limit)) : (new Upload(id, file), null);
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLarge(limit));
        }
        catch (InvalidDataException)
        {
            return (null, http.Request.ContentLength > limit.BodyBytes ? TooLarge(limit) : Problem.Unreadable(http, [("$", "The form cannot be read.")]));
        }
    }

    private static Problem TooLarge(UploadLimit limit) =>
        new("Error", $"Request body too large. The max request body size is {limit.Bytes} bytes.", StatusCodes.Status413PayloadTooLarge);

    private static Problem Missing(HttpContext http, string field) => Problem.Unreadable(http, [($"$.{field}", $"The {field} field is required.")]);
}
