using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Trees;

namespace WIJschool.Cms.Api.Management.ContentTypes;

/// <summary>The operations that document, media and member types share.</summary>
internal static class TypeEndpoints<TType, TResponse, TCreate, TUpdate>
    where TType : class, IContentTypeComposition
    where TCreate : class, ICreateType
    where TUpdate : class
{
    /// <summary>Maps them.</summary>
    /// <param name="readers">The group with the policy of who may read types.</param>
    /// <param name="writers">The group with the policy of who may change them.</param>
    public static void Map(RouteGroupBuilder readers, RouteGroupBuilder writers)
    {
        readers.MapGet("/{id:guid}", ByIdAsync);
        readers.MapGet("/{id:guid}/composition-references", ComposedOfAsync);

        writers.MapPost("", CreateAsync);
        writers.MapPut("/{id:guid}", UpdateAsync);
        writers.MapDelete("/{id:guid}", DeleteAsync);
        writers.MapPost("/{id:guid}/copy", CopyAsync);
        writers.MapPut("/{id:guid}/move", MoveAsync);
        writers.MapPost("/available-compositions", AvailableAsync);
        writers.MapGet("/{id:guid}/export", ExportAsync);
        writers.MapPost("/import", ImportAsync);
        writers.MapPut("/{id:guid}/import", ImportExistingAsync);
    }

    /// <summary>Maps where types may be made, for kinds that stand in a tree.</summary>
    public static void MapStructure(RouteGroupBuilder readers)
    {
        readers.MapGet("/allowed-at-root", AllowedAtRootAsync);
        readers.MapGet("/{id:guid}/allowed-children", AllowedChildrenAsync);
    }

    private static async Task<Results<JsonHttpResult<TResponse>, Problem>> ByIdAsync(Guid id, TypeKind<TType, TResponse, TCreate, TUpdate> kind) =>
        await kind.Types.GetAsync(id) is { } type ? ManagementJson.Ok(kind.Show(type)) : NotFound(kind);

    private static async Task<Results<JsonHttpResult<List<TypeComposition>>, Problem>> ComposedOfAsync(Guid id, TypeKind<TType, TResponse, TCreate, TUpdate> kind) =>
        await kind.Types.GetAsync(id) is { } type
            ? ManagementJson.Ok(kind.Types.GetComposedOf(type.Id).Select(composed => TypeComposition.From(composed)).ToList())
            : NotFound(kind);

    private static async Task<Results<CreatedResource, Problem>> CreateAsync(
        Body<TCreate> body, TypeKind<TType, TResponse, TCreate, TUpdate> kind, IEntityService entities, IBackOfficeSecurityAccessor security)
    {
        if (entities.Taken(body.Value.Id) is { } taken) return taken;

        var created = await kind.CreateAsync(body.Value, security.UserKey());
        return created.Success ? new CreatedResource(kind.Resource, created.Result!.Key.ToString()) : TypeProblems.Of(created.Status, kind.Name);
    }

    private static async Task<Results<Ok, Problem>> UpdateAsync(Guid id, Body<TUpdate> body, TypeKind<TType, TResponse, TCreate, TUpdate> kind, IBackOfficeSecurityAccessor security)
    {
        if (await kind.Types.GetAsync(id) is not { } type) return NotFound(kind);

        var updated = await kind.UpdateAsync(type, body.Value, security.UserKey());
        return updated.Success ? TypedResults.Ok() : TypeProblems.Of(updated.Status, kind.Name);
    }

    private static async Task<Results<Ok, Problem>> DeleteAsync(Guid id, TypeKind<TType, TResponse, TCreate, TUpdate> kind, IBackOfficeSecurityAccessor security)
    {
        var status = await kind.Types.DeleteAsync(id, security.UserKey());
        return status == ContentTypeOperationStatus.Success ? TypedResults.Ok() : TypeProblems.Of(status, kind.Name);
    }

    private static async Task<Results<CreatedResource, Problem>> CopyAsync(Guid id, Body<PlaceTypeRequest> body, TypeKind<TType, TResponse, TCreate, TUpdate> kind)
    {
        var copied = await kind.Types.CopyAsync(id, body.Value.Target?.Id);
        return copied.Success ? new CreatedResource(kind.Resource, copied.Result!.Key.ToString()) : TypeProblems.Of(copied.Status, kind.Name);
    }

    private static async Task<Results<Ok, Problem>> MoveAsync(Guid id, Body<PlaceTypeRequest> body, TypeKind<TType, TResponse, TCreate, TUpdate> kind)
    {
        var moved = await kind.Types.MoveAsync(id, body.Value.Target?.Id);
        return moved.Success ? TypedResults.Ok() : TypeProblems.Of(moved.Status, kind.Name);
    }

    private static async Task<JsonHttpResult<IReadOnlyList<AvailableComposition>>> AvailableAsync(Body<TypeCompositionRequest> body, TypeKind<TType, TResponse, TCreate, TUpdate> kind) =>
        ManagementJson.Ok(await kind.AvailableAsync(body.Value));

    private static async Task<Results<FileContentHttpResult, Problem>> ExportAsync(Guid id, TypeKind<TType, TResponse, TCreate, TUpdate> kind)
    {
        if (await kind.Types.GetAsync(id) is not { } type) return NotFound(kind);

        return TypedResults.File(Encoding.UTF8.GetBytes(kind.Export(type).ToDataString()), "application/octet-stream", $"{type.Alias}.udt");
    }

    private static async Task<Results<CreatedResource, Problem>> ImportAsync(Body<ImportTypeRequest> body, TypeKind<TType, TResponse, TCreate, TUpdate> kind, IBackOfficeSecurityAccessor security)
    {
        var (type, refusal) = await kind.ImportAsync(body.Value.File.Id, security.UserKey(), existing: null);
        return type is not null ? new CreatedResource(kind.Resource, type.Key.ToString()) : refusal!;
    }

    private static async Task<Results<Ok, Problem>> ImportExistingAsync(Guid id, Body<ImportTypeRequest> body, TypeKind<TType, TResponse, TCreate, TUpdate> kind, IBackOfficeSecurityAccessor security)
    {
        var (type, refusal) = await kind.ImportAsync(body.Value.File.Id, security.UserKey(), id);
        return type is not null ? TypedResults.Ok() : refusal!;
    }

    private static async Task<JsonHttpResult<Page<AllowedType>>> AllowedAtRootAsync([AsParameters] Paging paging, TypeKind<TType, TResponse, TCreate, TUpdate> kind)
    {
        var allowed = await kind.Types.GetAllAllowedAsRootAsync(Math.Max(0, paging.Skip), Math.Max(0, paging.Take));
        return ManagementJson.Ok(new Page<AllowedType>(allowed.Total, [.. allowed.Items.Select(type => AllowedType.From(type))]));
    }

    private static async Task<Results<JsonHttpResult<Page<AllowedType>>, Problem>> AllowedChildrenAsync(
        Guid id, Guid? parentContentKey, [AsParameters] Paging paging, TypeKind<TType, TResponse, TCreate, TUpdate> kind)
    {
        var allowed = await kind.Types.GetAllowedChildrenAsync(id, parentContentKey, Math.Max(0, paging.Skip), Math.Max(0, paging.Take));
        if (!allowed.Success) return TypeProblems.Of(allowed.Status, kind.Name);

        return ManagementJson.Ok(new Page<AllowedType>(allowed.Result!.Total, [.. allowed.Result.Items.Select(type => AllowedType.From(type))]));
    }

    private static Problem NotFound(TypeKind<TType, TResponse, TCreate, TUpdate> kind) => TypeProblems.Of(ContentTypeOperationStatus.NotFound, kind.Name);
}
