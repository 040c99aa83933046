using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Folders;
using WIJschool.Cms.Api.Management.Trees;

namespace WIJschool.Cms.Api.Management.DataTypes;

/// <summary>Property editors with their settings. Whoever edits content may read them; changing them takes the settings section.</summary>
internal static class DataTypeEndpoints
{
    private const string Resource = "data-type";

    public static void MapDataTypes(this IEndpointRouteBuilder routes)
    {
        var readers = routes.MapGroup("/data-type").WithTags("Data Type").RequireAuthorization(SectionPolicies.DocumentsOrMediaOrMembersOrContentTypes);
        readers.MapGet("/{id:guid}", ByIdAsync);
        readers.MapGet("/{id:guid}/is-used", IsUsedAsync);
        readers.MapGet("/{id:guid}/referenced-by", ReferencedByAsync);
        readers.MapGet("/configuration", Configuration);

        var writers = routes.MapGroup("/data-type").WithTags("Data Type").RequireAuthorization(SectionPolicies.DataTypes);
        writers.MapPost("", CreateAsync);
        writers.MapPut("/{id:guid}", UpdateAsync);
        writers.MapDelete("/{id:guid}", DeleteAsync);
        writers.MapPost("/{id:guid}/copy", CopyAsync);
        writers.MapPut("/{id:guid}/move", MoveAsync);
        writers.MapFolders<IDataType>(Resource);

        routes.MapGet("/filter/data-type", FilterAsync).WithTags("Data Type").RequireAuthorization(SectionPolicies.DocumentsOrDocumentTypes);
        routes.MapGet("/item/data-type", ItemsAsync).WithTags("Data Type");
        routes.MapGet("/item/data-type/search", SearchAsync).WithTags("Data Type");
        routes.MapGroup("/tree/data-type").WithTags("Data Type").RequireAuthorization(SectionPolicies.DataTypes).MapFolderTree<DataTypeTreeItem>();
    }

    private static async Task<Results<JsonHttpResult<DataTypeResponse>, Problem>> ByIdAsync(Guid id, IDataTypeService types) =>
        await types.GetAsync(id) is { } type ? ManagementJson.Ok(DataTypeResponse.From(type)) : DataTypeProblems.NotFound;

    private static async Task<Results<JsonHttpResult<bool>, Problem>> IsUsedAsync(Guid id, IDataTypeUsageService usage)
    {
        var used = await usage.HasSavedValuesAsync(id);
        return used.Success ? ManagementJson.Ok(used.Result) : DataTypeProblems.Of(used.Status);
    }

    /// <summary>A data type that does not exist is not referenced either.</summary>
    private static async Task<JsonHttpResult<Page<PropertyReference>>> ReferencedByAsync(Guid id, IDataTypeService types, int skip = 0, int take = 20)
    {
        var uses = await types.GetPagedRelationsAsync(id, Math.Max(0, skip), Math.Max(0, take));
        return ManagementJson.Ok(new Page<PropertyReference>(uses.Total, [.. uses.Items.Select(PropertyReference.From)]));
    }

    private static JsonHttpResult<DataTypeConfigurationResponse> Configuration(IOptionsSnapshot<DataTypesSettings> settings) => ManagementJson.Ok(
        new DataTypeConfigurationResponse(settings.Value.CanBeChanged, Constants.DataTypes.Guids.ListViewContentGuid, Constants.DataTypes.Guids.ListViewMediaGuid));

    private static async Task<Results<CreatedResource, Problem>> CreateAsync(
        Body<CreateDataTypeRequest> body, DataTypeWriting writing, IDataTypeService types, IEntityService entities, IBackOfficeSecurityAccessor security)
    {
        if (entities.Taken(body.Value.Id) is { } taken) return taken;

        var (type, status) = await writing.NewAsync(body.Value);
        if (type is null) return DataTypeProblems.Of(status);

        var created = await types.CreateAsync(type, security.UserKey());
        return created.Success ? new CreatedResource(Resource, created.Result.Key.ToString()) : DataTypeProblems.Of(created.Status);
    }

    private static async Task<Results<Ok, Problem>> UpdateAsync(
        Guid id, Body<UpdateDataTypeRequest> body, DataTypeWriting writing, IDataTypeService types, IBackOfficeSecurityAccessor security)
    {
        if (await types.GetAsync(id) is not { } current) return DataTypeProblems.NotFound;

        var (type, status) = writing.Changed(body.Value, current);
        if (type is null) return DataTypeProblems.Of(status);

        var updated = await types.UpdateAsync(type, security.UserKey());
        return updated.Success ? TypedResults.Ok() : DataTypeProblems.Of(updated.Status);
    }

    private static async Task<Results<Ok, Problem>> DeleteAsync(Guid id, IDataTypeService types, IBackOfficeSecurityAccessor security)
    {
        var deleted = await types.DeleteAsync(id, security.UserKey());
        return deleted.Success ? TypedResults.Ok() : DataTypeProblems.Of(deleted.Status);
    }

    private static async Task<Results<CreatedResource, Problem>> CopyAsync(
        Guid id, Body<PlaceDataTypeRequest> body, IDataTypeService types, IBackOfficeSecurityAccessor security)
    {
        if (await types.GetAsync(id) is not { } type) return DataTypeProblems.NotFound;

        var copied = await types.CopyAsync(type, body.Value.Target?.Id, security.UserKey());
        return copied.Success ? new CreatedResource(Resource, copied.Result.Key.ToString()) : DataTypeProblems.Of(copied.Status);
    }

    private static async Task<Results<Ok, Problem>> MoveAsync(
        Guid id, Body<PlaceDataTypeRequest> body, IDataTypeService types, IBackOfficeSecurityAccessor security)
    {
        if (await types.GetAsync(id) is not { } type) return DataTypeProblems.NotFound;

        var moved = await types.MoveAsync(type, body.Value.Target?.Id, security.UserKey());
        return moved.Success ? TypedResults.Ok() : DataTypeProblems.Of(moved.Status);
    }

    private static async Task<JsonHttpResult<Page<DataTypeItem>>> FilterAsync(
        [AsParameters] Paging paging, IDataTypeService types, string name = "", string? editorUiAlias = null, string? editorAlias = null)
    {
        var found = await types.FilterAsync(name, editorUiAlias, editorAlias, Math.Max(0, paging.Skip), Math.Max(0, paging.Take));
        return ManagementJson.Ok(new Page<DataTypeItem>(found.Total, [.. found.Items.Select(DataTypeItem.From)]));
    }

    private static async Task<JsonHttpResult<List<DataTypeItem>>> ItemsAsync(Guid[] id, IDataTypeService types) =>
        ManagementJson.Ok(id.Length == 0 ? [] : (await types.GetAllAsync(id)).Select(DataTypeItem.From).ToList());

    private static async Task<JsonHttpResult<Page<DataTypeItem>>> SearchAsync(
        [AsParameters] Paging paging, IEntitySearchService search, IDataTypeService types, string query = "")
    {
        var found = await paging.FoundAsync(search, UmbracoObjectTypes.DataType, query);
        var shown = found.Items.Count == 0 ? [] : (await types.GetAllAsync([.. found.Items])).Select(DataTypeItem.From);
        return ManagementJson.Ok(new Page<DataTypeItem>(found.Total, [.. shown]));
    }
}
