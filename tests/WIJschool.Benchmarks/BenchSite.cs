using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WIJschool.Cms.Hosting;
using WIJschool.Cms.Sync;

namespace WIJschool.Benchmarks;

/// <summary>Umbraco's core on a data folder, without a web server: what seeding and the timings in process work on.</summary>
internal sealed class BenchSite(WebApplication app) : IAsyncDisposable
{
    /// <summary>The administrator of a data folder that was filled here.</summary>
    public const string Login = "lotte@wijschool.nl";
    public const string Password = "Een-lange-zin-voor-Lotte";

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Opens the folder's database; an empty one is filled with the site's own content first.</summary>
    public static async Task<BenchSite> OpenAsync(string data)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = Root(), EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection([
            new("WIJschool:Database:DataDirectory", Path.GetFullPath(data)), new("Umbraco:CMS:Unattended:UnattendedUserName", "Lotte"),
            new("Umbraco:CMS:Unattended:UnattendedUserEmail", Login), new("Umbraco:CMS:Unattended:UnattendedUserPassword", Password)]);
        builder.Logging.ClearProviders();
        builder.Services.AddCms(builder.Configuration);
        var site = new BenchSite(builder.Build());
        if (await site.Get<CmsStart>().RunAsync(CancellationToken.None))
            await site.Get<UsyncFolder>().ImportAsync(Path.Combine(Root(), "uSync", "v17"), CancellationToken.None);
        return site;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "WIJschool.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The benchmarks do not run inside the repository.");
        return folder.FullName;
    }
}
