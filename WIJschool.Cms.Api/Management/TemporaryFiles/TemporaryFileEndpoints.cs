using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Uploads;

namespace WIJschool.Cms.Api.Management.TemporaryFiles;

/// <summary>Uploads that wait for what uses them: a media item, a property, an import. The back office sends each file whole, never in pieces.</summary>
internal static class TemporaryFileEndpoints
{
    public static void MapTemporaryFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/temporary-file").WithTags("Temporary File");
        files.MapPost("", UploadAsync);
        files.MapGet("/{id:guid}", ByIdAsync);
        files.MapDelete("/{id:guid}", DeleteAsync);
        files.MapGet("/configuration", Configuration);
    }

    private static async Task<Results<CreatedResource, Problem>> UploadAsync(
        HttpContext http, ITemporaryFileService files, IOptionsMonitor<RuntimeSettings> settings)
    {
        var (upload, problem) = await Upload.ReadAsync(http, UploadLimit.Of(settings.CurrentValue));
        if (upload is null) return problem!;
        if (!Fits(upload.File)) return DoesNotFit;

        var stored = await files.CreateAsync(new CreateTemporaryFileModel { Key = upload.Id, FileName = upload.File.FileName, OpenReadStream = upload.File.OpenReadStream });
        return stored.Success ? new CreatedResource("temporary-file", upload.Id.ToString()) : Refusal(stored.Status);
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

    private static JsonHttpResult<TemporaryFileConfiguration> Configuration(
        IImageUrlGenerator images, IOptionsMonitor<ContentSettings> content, IOptionsMonitor<RuntimeSettings> settings) => ManagementJson.Ok(new TemporaryFileConfiguration(
            images.SupportedImageFileTypes, content.CurrentValue.DisallowedUploadedFileExtensions, content.CurrentValue.AllowedUploadedFileExtensions,
            UploadLimit.Of(settings.CurrentValue).Kilobytes));

    private static bool Fits(IFormFile file)
    {
        using var stream = file.OpenReadStream();
        return FileContents.Fit(file.FileName, stream);
    }

    private static Problem DoesNotFit => Problem.Refused(
        TemporaryFileOperationStatus.UploadBlocked, "The content of the file is not what its extension says", "The file is damaged, or its name was changed into that of another kind of file.");

    private static Problem Refusal(TemporaryFileOperationStatus status) => status switch
    {
        TemporaryFileOperationStatus.NotFound => Problem.Missing(status, "The temporary file could not be found"),
        TemporaryFileOperationStatus.FileExtensionNotAllowed => Problem.Refused(status, "File extension not allowed", "The file extension is not allowed."),
        TemporaryFileOperationStatus.InvalidFileName => Problem.Refused(status, "The provided file name is not valid"),
        TemporaryFileOperationStatus.KeyAlreadyUsed => Problem.Refused(status, "Key already used", "The specified key is already used."),
        TemporaryFileOperationStatus.UploadBlocked => Problem.Refused(
            status, "The temporary file was blocked by a validator", "It holds something that would run in a browser, such as a script in a drawing."),
        _ => Problem.Other(status, "temporary file"),
    };
}

internal sealed record TemporaryFileResponse(Guid Id, DateTimeOffset? AvailableUntil, string FileName);

/// <param name="AllowedUploadedFileExtensions">When there are any, only these.</param>
/// <param name="MaxFileSize">In kilobytes.</param>
internal sealed record TemporaryFileConfiguration(
    IEnumerable<string> ImageFileTypes, IEnumerable<string> DisallowedUploadedFilesExtensions, IEnumerable<string> AllowedUploadedFileExtensions, long? MaxFileSize);
