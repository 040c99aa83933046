using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors.Images;

/// <summary>Makes media items of files that were uploaded while a page was edited: pasted into a text, or dropped on a picker.</summary>
public sealed class UploadedMedia(
    IMediaImportService imports, ITemporaryFileService temporary, ICoreScopeProvider scopes, IBackOfficeSecurityAccessor security, IImageUrlGenerator images)
{
    /// <summary>Makes one; the upload is gone once that is certain.</summary>
    /// <param name="upload">The upload's key.</param>
    /// <param name="folder">The media folder; null for the user's own start.</param>
    /// <param name="mediaType">The media type's alias; null for what fits the name of the file.</param>
    /// <returns>The media item, or null when there is no such upload. Core's value editors are not asynchronous.</returns>
    public IMedia? Import(Guid upload, Guid? folder, string? mediaType)
    {
        if (temporary.GetAsync(upload).GetAwaiter().GetResult() is not { } file) return null;

        using var scope = scopes.CreateCoreScope();
        temporary.EnlistDeleteIfScopeCompletes(upload, scopes);
        var user = security.BackOfficeSecurity?.CurrentUser?.Key ?? Constants.Security.SuperUserKey;
        using var stream = file.OpenReadStream();
        var made = imports.ImportAsync(file.FileName, stream, folder, mediaType ?? TypeOf(file.FileName), user).GetAwaiter().GetResult();
        scope.Complete();
        return made;
    }

    private string TypeOf(string fileName) => Path.GetExtension(fileName).TrimStart('.') switch
    {
        var extension when extension.InvariantEquals("svg") => Constants.Conventions.MediaTypes.VectorGraphicsAlias,
        var extension when images.SupportedImageFileTypes.Contains(extension, StringComparer.OrdinalIgnoreCase) => Constants.Conventions.MediaTypes.Image,
        _ => Constants.Conventions.MediaTypes.File,
    };
}
