using WIJschool.Cms.Hosting;

namespace WIJschool.Web.Hosting;

/// <summary>Starts Umbraco's core before the first request is let in.</summary>
internal static class SiteStart
{
    public static async Task StartCmsAsync(this WebApplication app)
    {
        await app.Services.GetRequiredService<CmsStart>().RunAsync(app.Lifetime.ApplicationStopping);
    }
}
