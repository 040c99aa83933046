using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Dictionary;

/// <summary>The texts of the site by their names, in every language. Whoever writes one must have access to each language that is sent.</summary>
internal static class DictionaryEndpoints
{
    public static void MapDictionary(this IEndpointRouteBuilder routes)
    {
        var dictionary = routes.MapGroup("/dictionary").WithTags("Dictionary").RequireAuthorization(SectionPolicies.Dictionary);
        dictionary.MapGet("", ListAsync);
        dictionary.MapGet("/{id:guid}", ByIdAsync);
        dictionary.MapPost("", CreateAsync);
        dictionary.MapPut("/{id:guid}", UpdateAsync);
        dictionary.MapPut("/{id:guid}/move", MoveAsync);
        dictionary.MapDelete("/{id:guid}", DeleteAsync);
        dictionary.MapGet("/{id:guid}/export", ExportAsync);
        dictionary.MapPost("/import", ImportAsync);
        routes.MapGet("/item/dictionary", ItemsAsync).WithTags("Dictionary");
    }

    private static async Task<JsonHttpResult<Page<DictionaryOverview>>> ListAsync(string? filter, [AsParameters] Paging paging, IDictionaryItemService dictionary) =>
        ManagementJson.Ok(paging.Of([.. await dictionary.GetDescendantsAsync(Constants.System.RootKey, filter)], DictionaryOverview.From));

    private static async Task<Results<JsonHttpResult<DictionaryResponse>, Problem>> ByIdAsync(Guid id, IDictionaryItemService dictionary) =>
        await dictionary.GetAsync(id) is { } item ? ManagementJson.Ok(DictionaryResponse.From(item)) : DictionaryProblems.NotFound;

    private static async Task<JsonHttpResult<List<NamedItem>>> ItemsAsync(Guid[] id, IDictionaryItemService dictionary) =>
        ManagementJson.Ok(id.Length == 0 ? [] : (await dictionary.GetManyAsync(id)).Select(item => new NamedItem(item.ItemKey, item.Key)).ToList());

    private static async Task<Results<CreatedResource, Problem, StatusCodeHttpResult>> CreateAsync(
        Body<CreateDictionaryRequest> body, IDictionaryItemService dictionary, DictionaryWriting writing, IBackOfficeSecurityAccessor security)
    {
        if (!await writing.MayWriteAsync(security.User(), body.Value.Translations)) return Forbidden();

        var item = new DictionaryItem(body.Value.Parent?.Id, body.Value.Name) { Key = body.Value.Id ?? Guid.NewGuid() };
        await writing.WriteAsync(item, body.Value.Translations);
        var created = await dictionary.CreateAsync(item, security.UserKey());
        return created.Success ? new CreatedResource("dictionary", created.Result.Key.ToString()) : DictionaryProblems.Of(created.Status);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> UpdateAsync(
        Guid id, Body<UpdateDictionaryRequest> body, IDictionaryItemService dictionary, DictionaryWriting writing, IBackOfficeSecurityAccessor security)
    {
        if (await dictionary.GetAsync(id) is not { } item) return DictionaryProblems.NotFound;
        if (!await writing.MayWriteAsync(security.User(), body.Value.Translations)) return Forbidden();

        item.ItemKey = body.Value.Name;
        await writing.WriteAsync(item, body.Value.Translations);
        var updated = await dictionary.UpdateAsync(item, security.UserKey());
        return updated.Success ? TypedResults.Ok() : DictionaryProblems.Of(updated.Status);
    }

    private static async Task<Results<Ok, Problem>> MoveAsync(
        Guid id, Body<MoveDictionaryRequest> body, IDictionaryItemService dictionary, IBackOfficeSecurityAccessor security)
    {
        if (await dictionary.GetAsync(id) is not { } item) return DictionaryProblems.NotFound;

        var moved = await dictionary.MoveAsync(item, body.Value.Target?.Id, security.UserKey());
        return moved.Success ? TypedResults.Ok() : DictionaryProblems.Of(moved.Status);
    }

    private static async Task<Results<Ok, Problem>> DeleteAsync(Guid id, IDictionaryItemService dictionary, IBackOfficeSecurityAccessor security)
    {
        var deleted = await dictionary.DeleteAsync(id, security.UserKey());
        return deleted.Success ? TypedResults.Ok() : DictionaryProblems.Of(deleted.Status);
    }

    private static async Task<Results<FileContentHttpResult, Problem>> ExportAsync(
        Guid id, IDictionaryItemService dictionary, IEntityXmlSerializer xml, bool includeChildren = false)
    {
        if (await dictionary.GetAsync(id) is not { } item) return DictionaryProblems.NotFound;

        var text = xml.Serialize(item, includeChildren).ToDataString();
        return TypedResults.File(Encoding.UTF8.GetBytes(text), "application/octet-stream", $"{item.ItemKey}{DictionaryImport.Extension}");
    }

    private static async Task<Results<CreatedResource, Problem>> ImportAsync(
        Body<ImportDictionaryRequest> body, DictionaryImport import, IBackOfficeSecurityAccessor security, CancellationToken ct)
    {
        var (item, status) = await import.ExecuteAsync(body.Value.TemporaryFile.Id, body.Value.Parent?.Id, security.User(), ct);
        return item is not null ? new CreatedResource("dictionary", item.Key.ToString()) : DictionaryProblems.Of(status);
    }

    private static StatusCodeHttpResult Forbidden() => TypedResults.StatusCode(StatusCodes.Status403Forbidden);
}
