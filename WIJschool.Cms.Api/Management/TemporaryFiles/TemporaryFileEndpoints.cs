using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.TemporaryFiles;

/// <summary>Uploads that wait for what uses them: a media item, a property, an import.</summary>
internal static class TemporaryFileEndpoints
{
    /// <summary>The largest upload, in kilobytes: a film for the site. Web servers allow 30 MB unless told.</summary>
    private const int LargestKilobytes = 256 * 1024;

    private const long LargestBytes = LargestKilobytes * 1024L;

    public static void MapTemporaryFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/temporary-file").WithTags("Temporary File");
        files.MapPost("", UploadAsync)
            .DisableAntiforgery() // no page of another site can send the Authorization header that signs this in
            .WithMetadata(new RequestSizeLimitAttribute(LargestBytes))
            .WithFormOptions(multipartBodyLengthLimit: LargestBytes);
        files.MapGet("/{id:guid}", ByIdAsync);
        files.MapDelete("/{id:guid}", DeleteAsync);
        files.MapGet("/configuration", Configuration);
    }

    private static async Task<Results<CreatedResource, Problem>> UploadAsync([FromForm] Guid id, IFormFile file, ITemporaryFileService files)
    {
        var stored = await files.CreateAsync(new CreateTemporaryFileModel { Key = id, FileName = file.FileName, OpenReadStream = file.OpenReadStream });
        return stored.Success ? new CreatedResource("temporary-file", id.ToString()) : Refusal(stored.Status);
    }

    private static async Task<Results<JsonHttpResult<TemporaryFileResponse>, Problem>> ByIdAsync(Guid id, ITemporaryFileService files) =>
        await files.GetAsync(id) is { } file
            ? ManagementJson.Ok(new TemporaryFileResponse(file.Key, file.AvailableUntil.ToUniversalTime().Utc(), file.FileName))
            : Refusal(TemporaryFileOperationStatus.NotFound);

    private static async Task<Results<Ok, Problem>> DeleteAsync(Guid id, ITemporaryFileService files)
    {
        var deleted = await files.DeleteAsync(id);
        return deleted.Success ? TypedResults.Ok() : Refusal(deleted.Status);
    }

    private static JsonHttpResult<TemporaryFileConfiguration> Configuration(IImageUrlGenerator images, IOptionsMonitor<ContentSettings> content) =>
        ManagementJson.Ok(new TemporaryFileConfiguration(
            images.SupportedImageFileTypes, content.CurrentValue.DisallowedUploadedFileExtensions, content.CurrentValue.AllowedUploadedFileExtensions, LargestKilobytes));

    private static Problem Refusal(TemporaryFileOperationStatus status) => status switch
    {
        TemporaryFileOperationStatus.NotFound => Problem.Missing(status, "The temporary file could not be found"),
        TemporaryFileOperationStatus.FileExtensionNotAllowed => Problem.Refused(status, "File extension not allowed", "The file extension is not allowed."),
        TemporaryFileOperationStatus.InvalidFileName => Problem.Refused(status, "The provided file name is not valid"),
        TemporaryFileOperationStatus.KeyAlreadyUsed => Problem.Refused(status, "Key already used", "The specified key is already used."),
        TemporaryFileOperationStatus.UploadBlocked => Problem.Refused(status, "The temporary file was blocked by a validator"),
        _ => Problem.Other(status, "temporary file"),
    };
}

internal sealed record TemporaryFileResponse(Guid Id, DateTimeOffset? AvailableUntil, string FileName);

/// <param name="AllowedUploadedFileExtensions">When there are any, only these.</param>
/// <param name="MaxFileSize">In kilobytes.</param>
internal sealed record TemporaryFileConfiguration(
    IEnumerable<string> ImageFileTypes, IEnumerable<string> DisallowedUploadedFilesExtensions, IEnumerable<string> AllowedUploadedFileExtensions, long? MaxFileSize);
