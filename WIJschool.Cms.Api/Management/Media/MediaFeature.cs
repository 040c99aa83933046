using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WIJschool.Cms.Api.Management.Imaging;
using WIJschool.Cms.Api.Management.Members;

namespace WIJschool.Cms.Api.Management.Media;

/// <summary>What the sections for media and members work with.</summary>
internal static class MediaFeature
{
    public static IServiceCollection AddMediaAndMembers(this IServiceCollection services) => services.AddSingleton<MediaAddresses>().AddSingleton<MemberMapping>();

    public static void MapMediaAndMembers(this IEndpointRouteBuilder routes)
    {
        routes.MapMedia();
        routes.MapMediaItems();
        routes.MapMediaTree();
        routes.MapMediaBin();
        routes.MapImaging();
        routes.MapMembers();
    }
}
