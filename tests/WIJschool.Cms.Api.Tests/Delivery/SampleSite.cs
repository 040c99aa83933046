using System.IO.Compression;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WIJschool.Cms.Api.Delivery;
using WIJschool.Cms.Hosting;

namespace WIJschool.Cms.Api.Tests.Delivery;

/// <summary>The Delivery API over a copy of a database that a real Umbraco 17 made. Its settings can be changed while it runs.</summary>
/// <param name="database">The packed database.</param>
/// <param name="more">Settings of the whole site, which hold from the start.</param>
public abstract class SampleSite(string database, params (string Name, string Value)[] more) : IAsyncLifetime
{
    /// <summary>Names the roles of the member who is signed in on the site.</summary>
    public const string MemberHeader = "X-Member-Roles";

    private readonly string folder = Directory.CreateTempSubdirectory("wijschool-delivery-").FullName;
    private readonly SettingsSource settings = new();
    private WebApplication? app;

    public IServiceProvider Services => app!.Services;

    /// <summary>A client of the running API, which follows no redirects.</summary>
    public HttpClient Client() => new(Handler()) { BaseAddress = new Uri("http://localhost") };

    /// <summary>Sets <c>Umbraco:CMS:DeliveryApi</c> anew.</summary>
    public void Use(IEnumerable<KeyValuePair<string, string?>> deliveryApi) =>
        settings.Set(deliveryApi.Select(s => KeyValuePair.Create($"Umbraco:CMS:DeliveryApi:{s.Key}", s.Value)));

    public async Task InitializeAsync()
    {
        var file = Path.Combine(folder, "Umbraco.sqlite.db");
        await using (var unpacked = Sample.Unpack(database))
        await using (var copy = File.Create(file))
        {
            await unpacked.CopyToAsync(copy);
        }

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing", ContentRootPath = folder, WebRootPath = Directory.CreateDirectory(Path.Combine(folder, "wwwroot")).FullName });
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection([
            new("ConnectionStrings:umbracoDbDSN", $"Data Source={file}"), new("WIJschool:Database:DataDirectory", folder),
            .. more.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))]);
        ((IConfigurationBuilder)builder.Configuration).Add(settings);
        builder.Logging.ClearProviders();
        builder.Services.AddCms(builder.Configuration, core => core.AddDeliveryApiHandlers());
        builder.Services.AddDeliveryApi();
        builder.Services.AddAuthentication();
        builder.Services.AddAuthorization();
        AddServices(builder.Services);
        app = builder.Build();
        app.UseDeliveryCache();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapDeliveryApi();
        Map(app);
        await app.Services.GetRequiredService<CmsStart>().RunAsync(CancellationToken.None);
        await app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>More services, for tests of another API over the same database.</summary>
    protected virtual void AddServices(IServiceCollection services)
    {
    }

    /// <summary>More endpoints.</summary>
    protected virtual void Map(WebApplication app)
    {
    }

    /// <summary>Carries requests to the running API.</summary>
    protected HttpMessageHandler Handler() => app!.GetTestServer().CreateHandler(context =>
    {
        // a client of .NET sends no empty header; one named here is added on arrival
        if (context.Request.Headers.TryGetValue(Recording.EmptyHeader, out var name)) context.Request.Headers[name.ToString()] = "";
        if (context.Request.Headers.TryGetValue(MemberHeader, out var roles)) context.User = Member(roles.ToString().Split(','));
    });

    private static ClaimsPrincipal Member(string[] roles) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "lid@peer.test"), .. roles.Select(role => new Claim(ClaimTypes.Role, role))], "test"));

    private sealed class SettingsSource : ConfigurationProvider, IConfigurationSource
    {
        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public void Set(IEnumerable<KeyValuePair<string, string?>> values)
        {
            Data = values.ToDictionary(StringComparer.OrdinalIgnoreCase);
            OnReload();
        }
    }
}

/// <summary>What a real Umbraco 17 made and answered, in <c>tests/Samples</c>.</summary>
internal static class Sample
{
    private static readonly string folder = Find();

    /// <summary>The path of a file there.</summary>
    public static string File(string name) => Path.Combine(folder, name);

    /// <summary>Opens a packed file there.</summary>
    public static Stream Unpack(string name) => new GZipStream(System.IO.File.OpenRead(File(name)), CompressionMode.Decompress);

    private static string Find()
    {
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            var samples = Path.Combine(above.FullName, "tests", "Samples");
            if (Directory.Exists(samples)) return samples;
        }

        throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
