using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.ContentTypes;
using WIJschool.Cms.Api.Management.Folders;
using WIJschool.Cms.Api.Management.Trees;
using Shared = WIJschool.Cms.Api.Management.ContentTypes.TypeEndpoints<
    Umbraco.Cms.Core.Models.IMemberType, WIJschool.Cms.Api.Management.MemberTypes.MemberTypeResponse,
    WIJschool.Cms.Api.Management.MemberTypes.CreateMemberTypeRequest, WIJschool.Cms.Api.Management.MemberTypes.UpdateMemberTypeRequest>;

namespace WIJschool.Cms.Api.Management.MemberTypes;

/// <summary>Member types. Whoever edits members may read them; changing them takes the settings section.</summary>
internal static class MemberTypeEndpoints
{
    private const string Tag = "Member Type";

    public static void MapMemberTypes(this IEndpointRouteBuilder routes)
    {
        var readers = routes.MapGroup("/member-type").WithTags(Tag).RequireAuthorization(SectionPolicies.MembersOrMemberTypes);
        var writers = routes.MapGroup("/member-type").WithTags(Tag).RequireAuthorization(SectionPolicies.MemberTypes);
        Shared.Map(readers, writers);
        readers.MapGet("/configuration", Configuration);
        writers.MapFolders<IMemberType>("member-type");

        routes.MapGet("/item/member-type", Items).WithTags(Tag);
        routes.MapGet("/item/member-type/search", SearchAsync).WithTags(Tag);
        routes.MapGroup("/tree/member-type").WithTags(Tag).RequireAuthorization(SectionPolicies.MembersOrMemberTypes).MapFolderTree<TypeTreeItem>();
    }

    private static JsonHttpResult<TypeConfigurationResponse> Configuration(IReservedFieldNamesService reserved) =>
        ManagementJson.Ok(new TypeConfigurationResponse([.. reserved.GetMemberReservedFieldNames()]));

    private static JsonHttpResult<List<TypeItem>> Items(Guid[] id, IMemberTypeService types) =>
        ManagementJson.Ok(id.Length == 0 ? [] : types.GetMany(id).Select(TypeItem.From).ToList());

    private static async Task<JsonHttpResult<Page<TypeItem>>> SearchAsync(
        [AsParameters] Paging paging, IEntitySearchService search, IMemberTypeService types, string query = "")
    {
        var found = await paging.FoundAsync(search, UmbracoObjectTypes.MemberType, query);
        return ManagementJson.Ok(new Page<TypeItem>(found.Total, found.Items.Count == 0 ? [] : [.. types.GetMany(found.Items).OrderBy(type => type.Id).Select(TypeItem.From)]));
    }
}
