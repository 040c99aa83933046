using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WIJschool.Cms.Api.Management.Files;

namespace WIJschool.Cms.Api.Management.StaticFiles;

/// <summary>Files that the site sends as they are, which blocks may point at. Everybody in the back office may look.</summary>
internal static class StaticFileEndpoints
{
    public static void MapStaticFiles(this IEndpointRouteBuilder routes)
    {
        var tree = new FileTreeEndpoints(routes.ServiceProvider.GetRequiredService<StaticFileTree>());
        tree.Map(routes, "static-file", "Static File");
        tree.MapItems(routes, "static-file", "Static File");
    }
}
