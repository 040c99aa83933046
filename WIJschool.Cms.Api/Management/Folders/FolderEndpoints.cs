using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Trees;

namespace WIJschool.Cms.Api.Management.Folders;

/// <summary>Folders of a tree: the same operations for whatever is in them.</summary>
internal static class FolderEndpoints
{
    /// <summary>Maps them below a resource's address.</summary>
    /// <param name="routes">The group of the resource, with its policies.</param>
    /// <param name="resource">The resource's part of the address, as in <c>data-type</c>.</param>
    /// <typeparam name="TEntity">What is in the folders.</typeparam>
    public static void MapFolders<TEntity>(this IEndpointRouteBuilder routes, string resource)
        where TEntity : ITreeEntity
    {
        var folders = routes.MapGroup("/folder").WithMetadata(new FolderResource($"{resource}/folder"));
        folders.MapPost("", CreateAsync<TEntity>);
        folders.MapGet("/{id:guid}", ByIdAsync<TEntity>);
        folders.MapPut("/{id:guid}", UpdateAsync<TEntity>);
        folders.MapDelete("/{id:guid}", DeleteAsync<TEntity>);
    }

    private static async Task<Results<JsonHttpResult<FolderResponse>, Problem>> ByIdAsync<TEntity>(Guid id, IEntityTypeContainerService<TEntity> folders)
        where TEntity : ITreeEntity => await folders.GetAsync(id) is { } folder
            ? ManagementJson.Ok(new FolderResponse(folder.Name ?? "", folder.Key))
            : FolderProblems.NotFound(id);

    private static async Task<Results<CreatedResource, Problem>> CreateAsync<TEntity>(
        Body<CreateFolderRequest> body, IEntityTypeContainerService<TEntity> folders, IEntityService entities, IBackOfficeSecurityAccessor security, HttpContext http)
        where TEntity : ITreeEntity
    {
        if (entities.Taken(body.Value.Id) is { } taken) return taken;

        var created = await folders.CreateAsync(body.Value.Id, body.Value.Name, body.Value.Parent?.Id, security.UserKey());
        return created.Success
            ? new CreatedResource(http.GetEndpoint()!.Metadata.GetMetadata<FolderResource>()!.Address, created.Result!.Key.ToString())
            : FolderProblems.Of(created.Status);
    }

    private static async Task<Results<Ok, Problem>> UpdateAsync<TEntity>(
        Guid id, Body<UpdateFolderRequest> body, IEntityTypeContainerService<TEntity> folders, IBackOfficeSecurityAccessor security)
        where TEntity : ITreeEntity
    {
        var updated = await folders.UpdateAsync(id, body.Value.Name, security.UserKey());
        return updated.Success ? TypedResults.Ok() : FolderProblems.Of(updated.Status);
    }

    private static async Task<Results<Ok, Problem>> DeleteAsync<TEntity>(Guid id, IEntityTypeContainerService<TEntity> folders, IBackOfficeSecurityAccessor security)
        where TEntity : ITreeEntity
    {
        var deleted = await folders.DeleteAsync(id, security.UserKey());
        return deleted.Success ? TypedResults.Ok() : FolderProblems.Of(deleted.Status);
    }

    /// <summary>Where the folders of a resource stand.</summary>
    private sealed record FolderResource(string Address);
}

internal static class FolderProblems
{
    public static Problem NotFound(Guid id) => Problem.Missing(EntityContainerOperationStatus.NotFound, $"Could not find the folder with id: {id}");

    public static Problem Of(EntityContainerOperationStatus status) => status switch
    {
        EntityContainerOperationStatus.NotFound => Problem.Missing(status, "The folder could not be found"),
        EntityContainerOperationStatus.ParentNotFound => Problem.Missing(status, "The parent folder could not be found"),
        EntityContainerOperationStatus.DuplicateName => Problem.Refused(status, "The name is already used", "The folder name must be unique on this parent."),
        EntityContainerOperationStatus.DuplicateKey => Problem.Refused(status, "The id is already used", "The folder id must be unique."),
        EntityContainerOperationStatus.NotEmpty => Problem.Refused(status, "The folder is not empty", "The folder must be empty to perform this action."),
        EntityContainerOperationStatus.CancelledByNotification => Problem.Cancelled(status, "folder"),
        _ => Problem.Other(status, "folder"),
    };
}
