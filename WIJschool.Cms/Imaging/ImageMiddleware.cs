using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.IO;
using WIJschool.Cms.Imaging.Vips;

namespace WIJschool.Cms.Imaging;

/// <summary>
/// Answers requests for media in pixels: in the size and format that the query asks for, or as it was uploaded without what the file
/// tells of its maker. All others go on, to the file itself.
/// </summary>
internal sealed class ImageMiddleware(
    RequestDelegate next, MadeImages images, ImageSignature signature, MediaFileManager files, IOptionsMonitor<ImagingSettings> settings, ILogger<ImageMiddleware> logger)
{
    private const string Media = "/media";
    private const string NothingButAPicture = "default-src 'none'; sandbox";
    private const int RetrySeconds = 5;

    private readonly bool isAvailable = IsAvailable(logger);

    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if (!isAvailable || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            || !request.Path.StartsWithSegments(Media) || ImageFormat.Find(Path.GetExtension(request.Path.Value)) is not { } format)
        {
            return next(http);
        }

        var known = ImageCommands.KnownIn(request.Query);
        if (known.Count > 0 && !signature.IsRight(request, known)) return RefuseAsync(http, ImageProblem.SignatureInvalid);
        if (Find(request.Path) is not { } file) return next(http);

        return known.Count > 0 && ImageCommands.Read(known, settings.CurrentValue.Resize) is { } commands
            ? AnswerAsync(http, file, stop => MadeAsync(file, format, commands, stop))
            : AnswerAsync(http, file, stop => images.GetPlainAsync(file, format, stop));
    }

    private async Task<MadeImage?> MadeAsync(FileInfo file, ImageFormat format, ImageCommands commands, CancellationToken ct) =>
        await images.GetAsync(file, format, commands, ct);

    private static bool IsAvailable(ILogger logger)
    {
        if (!VipsLibrary.IsAvailable) logger.LibraryMissing();
        return VipsLibrary.IsAvailable;
    }

    private FileInfo? Find(PathString path)
    {
        var relative = files.FileSystem.GetRelativePath(path.Value!);
        try
        {
            var file = new FileInfo(files.FileSystem.GetFullPath(relative));
            return file.Exists ? file : null;
        }
        catch (UnauthorizedAccessException)
        {
            return null; // a path that leaves the folder
        }
    }

    private async Task AnswerAsync(HttpContext http, FileInfo file, Func<CancellationToken, Task<MadeImage?>> make)
    {
        try
        {
            var made = await make(http.RequestAborted);
            await (made is null ? next(http) : made.Problem is { } problem ? RefuseAsync(http, problem) : SendAsync(http, made, file));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
    }

    private Task SendAsync(HttpContext http, MadeImage made, FileInfo source)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = CacheControl(http.Request.Query);
        headers.ContentSecurityPolicy = NothingButAPicture;
        PhysicalFileHttpResult answer = TypedResults.PhysicalFile(
            made.File!.FullName, made.Format!.ContentType, lastModified: new DateTimeOffset(source.LastWriteTimeUtc), entityTag: new EntityTagHeaderValue($"\"{made.Version}\""), enableRangeProcessing: true);
        return answer.ExecuteAsync(http);
    }

    // an address with a version in it (v, rnd) is another one when the picture is
    private string CacheControl(IQueryCollection query)
    {
        var age = (long)settings.CurrentValue.Cache.BrowserMaxAge.TotalSeconds;
        return query.ContainsKey("v") || query.ContainsKey("rnd") ? $"public, max-age={age}, immutable" : $"public, max-age={age}, must-revalidate";
    }

    private static Task RefuseAsync(HttpContext http, ImageProblem problem)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (problem.Status == StatusCodes.Status503ServiceUnavailable) http.Response.Headers.RetryAfter = $"{RetrySeconds}";
        return TypedResults.Problem(title: problem.Title, detail: problem.Detail.Length > 0 ? problem.Detail : null, statusCode: problem.Status).ExecuteAsync(http);
    }
}
