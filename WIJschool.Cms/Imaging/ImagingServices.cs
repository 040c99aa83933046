using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Security;

namespace WIJschool.Cms.Imaging;

/// <summary>Pictures in other sizes and formats, by their address.</summary>
public static class ImagingServices
{
    /// <summary>After Core's builder: these take the place of its own, which do nothing.</summary>
    public static IServiceCollection AddImaging(this IServiceCollection services)
    {
        services.AddOptions<ImageOptions>().BindConfiguration("WIJschool:Images").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<ImageSignature>()
            .AddSingleton<IImageUrlTokenGenerator>(provider => provider.GetRequiredService<ImageSignature>())
            .AddSingleton<IImageUrlGenerator, ImageUrls>()
            .AddSingleton<IImageDimensionExtractor, ImageSizes>()
            .AddSingleton<IFileStreamSecurityAnalyzer, PictureCheck>()
            .AddSingleton<ImageLimits>()
            .AddSingleton<ImageMaker>()
            .AddSingleton<IPictureIntake, PictureIntake>()
            .AddSingleton<ImageFolder>()
            .AddSingleton<MadeImages>();
    }

    /// <summary>Before the media files themselves are served.</summary>
    public static IApplicationBuilder UseImaging(this IApplicationBuilder app) => app.UseMiddleware<ImageMiddleware>();
}
