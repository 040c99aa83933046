using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Files;

/// <summary>The operations of a kind of text files and of their folders, by path.</summary>
internal static class FileKindMapping
{
    /// <summary>Maps them below the kind's part of the address.</summary>
    /// <param name="routes">The API.</param>
    /// <param name="tag">What its part of the contract is called.</param>
    /// <param name="reading">Who may read a file.</param>
    /// <param name="changing">Who may do everything else.</param>
    public static void MapFiles<TKind>(this IEndpointRouteBuilder routes, string tag, string reading, string changing)
        where TKind : class, IFileKind => new FileEndpoints(routes.ServiceProvider.GetRequiredService<TKind>()).Map(routes, tag, reading, changing);
}

/// <summary>The operations over one kind.</summary>
/// <param name="files">The kind.</param>
internal sealed class FileEndpoints(IFileKind files)
{
    /// <inheritdoc cref="FileKindMapping.MapFiles" />
    public void Map(IEndpointRouteBuilder routes, string tag, string reading, string changing)
    {
        var group = routes.MapGroup($"/{files.Resource}").WithTags(tag).AddEndpointFilter(RefusedByDiskAsync);
        group.MapGet("/{path}", ByPathAsync).RequireAuthorization(reading);
        group.MapPost("", CreateAsync).RequireAuthorization(changing);
        group.MapPut("/{path}", UpdateAsync).RequireAuthorization(changing);
        group.MapPut("/{path}/rename", RenameAsync).RequireAuthorization(changing);
        group.MapDelete("/{path}", DeleteAsync).RequireAuthorization(changing);

        var folders = group.MapGroup("/folder").RequireAuthorization(changing);
        folders.MapGet("/{path}", FolderByPath);
        folders.MapPost("", CreateFolderAsync);
        folders.MapDelete("/{path}", DeleteFolderAsync);

        var tree = new FileTreeEndpoints(files.Tree);
        tree.MapSiblings(tree.Map(routes, files.Resource, tag).RequireAuthorization(changing));
        tree.MapItems(routes, files.Resource, tag);
    }

    private async Task<Results<JsonHttpResult<FileResponse>, Problem>> ByPathAsync(FilePath path) => await files.GetAsync(path) is { } file
            ? ManagementJson.Ok(new FileResponse(path.ToString(), path.Name, FolderReference.Above(path), file.Content ?? ""))
            : FileProblems.OfFile(nameof(ScriptOperationStatus.NotFound), files.Noun);

    private async Task<Results<CreatedResource, Problem>> CreateAsync(
        Body<CreateFileRequest> body, IBackOfficeSecurityAccessor security)
    {
        if (!FilePath.IsName(body.Value.Name)) return FileProblems.OfFile(nameof(ScriptOperationStatus.InvalidName), files.Noun);
        if (!FilePath.TryParse(body.Value.Parent?.Path, out var folder)) return FileProblems.OfFile(nameof(ScriptOperationStatus.ParentNotFound), files.Noun);

        return Made(await files.CreateAsync(body.Value.Name, folder, body.Value.Content!, security.UserKey()));
    }

    private async Task<Results<Ok, Problem>> UpdateAsync(
        FilePath path, Body<UpdateFileRequest> body, IBackOfficeSecurityAccessor security) => Done(await files.UpdateAsync(path, body.Value.Content!, security.UserKey()));

    private async Task<Results<CreatedResource, Problem>> RenameAsync(
        FilePath path, Body<RenameFileRequest> body, IBackOfficeSecurityAccessor security) => FilePath.IsName(body.Value.Name)
            ? Made(await files.RenameAsync(path, body.Value.Name, security.UserKey()))
            : FileProblems.OfFile(nameof(ScriptOperationStatus.InvalidName), files.Noun);

    private async Task<Results<Ok, Problem>> DeleteAsync(FilePath path, IBackOfficeSecurityAccessor security) => Done(await files.DeleteAsync(path, security.UserKey()));

    private Results<JsonHttpResult<FolderResponse>, Problem> FolderByPath(FilePath path) => files.Tree.HasFolder(path)
            ? ManagementJson.Ok(new FolderResponse(path.ToString(), path.Name, FolderReference.Above(path)))
            : FileProblems.OfFolder(nameof(ScriptFolderOperationStatus.NotFound));

    private async Task<Results<CreatedResource, Problem>> CreateFolderAsync(Body<CreateFolderRequest> body)
    {
        if (!FilePath.IsName(body.Value.Name)) return FileProblems.OfFolder(nameof(ScriptFolderOperationStatus.InvalidName));
        if (!FilePath.TryParse(body.Value.Parent?.Path, out var folder)) return FileProblems.OfFolder(nameof(ScriptFolderOperationStatus.ParentNotFound));

        var change = await files.CreateFolderAsync(body.Value.Name, folder);
        return change.IsDone ? Created($"{files.Resource}/folder", change) : FileProblems.OfFolder(change.Status);
    }

    private async Task<Results<Ok, Problem>> DeleteFolderAsync(FilePath path)
    {
        if (path.IsRoot) return FileProblems.OfFolder(nameof(ScriptFolderOperationStatus.NotFound));

        var change = await files.DeleteFolderAsync(path);
        return change.IsDone ? TypedResults.Ok() : FileProblems.OfFolder(change.Status);
    }

    private Results<CreatedResource, Problem> Made(FileChange change) =>
        change.IsDone ? Created(files.Resource, change) : FileProblems.OfFile(change.Status, files.Noun);

    private Results<Ok, Problem> Done(FileChange change) =>
        change.IsDone ? TypedResults.Ok() : FileProblems.OfFile(change.Status, files.Noun);

    private static CreatedResource Created(string resource, FileChange change) => new(resource, $"/{change.Path!.Replace('\\', '/').TrimStart('/')}");

    /// <summary>A disk that is full or only for reading is no fault of the program: the editor is told.</summary>
    private static async ValueTask<object?> RefusedByDiskAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new Problem("Error", "The disk refused the change", StatusCodes.Status400BadRequest) { Detail = "The files of this site cannot be changed here." };
        }
    }
}
