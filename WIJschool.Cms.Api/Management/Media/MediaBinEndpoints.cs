using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Querying.RecycleBin;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Content;
using WIJschool.Cms.Api.Management.RecycleBins;
using WIJschool.Cms.Api.Management.References;

namespace WIJschool.Cms.Api.Management.Media;

/// <summary>The recycle bin of media, for those who see all media.</summary>
internal static class MediaBinEndpoints
{
    private const UmbracoObjectTypes Kind = UmbracoObjectTypes.Media;

    public static void MapMediaBin(this IEndpointRouteBuilder routes)
    {
        var bin = routes.MapGroup("/recycle-bin/media").WithTags(MediaEndpoints.Tag).RequireAuthorization(SectionPolicies.Media).RequireMediaRoot();
        bin.MapGet("/root", RootAsync);
        bin.MapGet("/children", ChildrenAsync);
        bin.MapGet("/siblings", Siblings);
        bin.MapGet("/referenced-by", ReferencedByAsync);
        bin.MapGet("/{id:guid}/original-parent", OriginalParentAsync);
        bin.MapPut("/{id:guid}/restore", RestoreAsync);
        bin.MapDelete("/{id:guid}", DeleteAsync);
        bin.MapDelete("", EmptyAsync);
    }

    private static async Task<JsonHttpResult<Page<MediaBinItem>>> RootAsync([AsParameters] Paging paging, RecycleBinLevels levels) =>
        ManagementJson.Ok(await levels.RootAsync(Kind, paging, MediaBinItem.From));

    private static async Task<JsonHttpResult<Page<MediaBinItem>>> ChildrenAsync([AsParameters] Paging paging, OptionalId? parentId, RecycleBinLevels levels) =>
        ManagementJson.Ok(await levels.ChildrenAsync(parentId?.Value ?? Guid.Empty, Kind, paging, MediaBinItem.From));

    private static JsonHttpResult<Subset<MediaBinItem>> Siblings(OptionalId? target, RecycleBinLevels levels, int before = 0, int after = 0) =>
        ManagementJson.Ok(levels.Siblings(target?.Value ?? Guid.Empty, before, after, Kind, MediaBinItem.From));

    private static Task<JsonHttpResult<Page<ReferenceItem>>> ReferencedByAsync([AsParameters] ReferencePaging paging, ReferenceLists references) =>
        references.OfBinAsync(Kind, paging);

    /// <summary>Where it came from; null for the root.</summary>
    private static async Task<Results<JsonHttpResult<Reference>, ContentHttpResult, Problem>> OriginalParentAsync(Guid id, IMediaRecycleBinQueryService bin)
    {
        var found = await bin.GetOriginalParentAsync(id);
        if (!found.Success) return RecycleBinProblems.Of(found.Status, "media item");

        return found.Result is { } parent ? ManagementJson.Ok(new Reference(parent.Key)) : ManagementJson.Nothing;
    }

    private static async Task<Results<Ok, Problem>> RestoreAsync(
        Guid id, Body<RestoreRequest> body, IMediaEditingService editing, IBackOfficeSecurityAccessor security)
    {
        var restored = await editing.RestoreAsync(id, body.Value.Target?.Id, security.UserKey(), includeDescendants: true);
        return restored.Success ? TypedResults.Ok() : ContentProblems.Of(restored.Status);
    }

    private static async Task<Results<Ok, Problem>> DeleteAsync(Guid id, IMediaEditingService editing, IBackOfficeSecurityAccessor security)
    {
        var deleted = await editing.DeleteFromRecycleBinAsync(id, security.UserKey());
        return deleted.Success ? TypedResults.Ok() : ContentProblems.Of(deleted.Status);
    }

    private static async Task<Results<Ok, Problem>> EmptyAsync(IMediaService media, IBackOfficeSecurityAccessor security)
    {
        var emptied = await media.EmptyRecycleBinAsync(security.UserKey());
        return emptied.Success ? TypedResults.Ok() : RecycleBinProblems.Of(emptied.Result);
    }
}
