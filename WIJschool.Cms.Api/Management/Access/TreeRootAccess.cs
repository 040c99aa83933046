using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Management.Access;

/// <summary>Operations for users who start at the root of a tree: what lies in a recycle bin came from anywhere in it.</summary>
internal static class TreeRootAccess
{
    /// <summary>Refuses users who may only see a part of the documents.</summary>
    public static RouteGroupBuilder RequireDocumentRoot(this RouteGroupBuilder group) =>
        group.Require((user, entities, caches) => user.CalculateContentStartNodeIds(entities, caches));

    /// <summary>Refuses users who may only see a part of the media.</summary>
    public static RouteGroupBuilder RequireMediaRoot(this RouteGroupBuilder group) =>
        group.Require((user, entities, caches) => user.CalculateMediaStartNodeIds(entities, caches));

    private static RouteGroupBuilder Require(this RouteGroupBuilder group, Func<IUser, IEntityService, AppCaches, int[]?> startsOf) => group.AddEndpointFilter(async (context, next) =>
    {
        var services = context.HttpContext.RequestServices;
        var user = services.GetRequiredService<IBackOfficeSecurityAccessor>().User();
        var starts = startsOf(user, services.GetRequiredService<IEntityService>(), services.GetRequiredService<AppCaches>());
        return starts?.Contains(Constants.System.Root) == true ? await next(context) : Forbidden.Answer;
    });
}
