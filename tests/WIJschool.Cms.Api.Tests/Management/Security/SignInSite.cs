using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management;
using WIJschool.Cms.Api.Management.Media;
using WIJschool.Cms.Api.Management.Security;
using WIJschool.Cms.Api.Management.ServerEvents;
using WIJschool.Cms.Api.Tests.Delivery;
using WIJschool.Cms.Hosting;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Tests.Management.Security;

/// <summary>The sign-in of the back office over a copy of a database that a real Umbraco 17 made, on a port of its own and by a clock that tests can move.</summary>
public sealed class SignInSite : IAsyncLifetime
{
    /// <summary>The request came in over https, as a proxy would say.</summary>
    public const string HttpsHeader = "X-Https";

    public const string Password = "een Goed wachtwoord 1!";

    private readonly string folder = Directory.CreateTempSubdirectory("wijschool-signin-").FullName;
    private WebApplication? app;

    internal MovableClock Clock { get; } = new();

    public Uri Address => new(app!.Urls.Single());

    public async Task InitializeAsync()
    {
        var file = Path.Combine(folder, "Umbraco.sqlite.db");
        await using (var unpacked = Sample.Unpack("umbraco17-rich.sqlite.db.gz"))
        await using (var copy = System.IO.File.Create(file))
        {
            await unpacked.CopyToAsync(copy);
        }
        app = Build(file);
        await app.Services.GetRequiredService<CmsStart>().RunAsync(CancellationToken.None);
        await app.StartAsync();
        await GiveAsync((await Get<IUserService>().GetAsync(Constants.Security.SuperUserKey))!, Password);
    }

    public async Task DisposeAsync()
    {
        await app!.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    public T Get<T>()
        where T : notnull
    {
        StaticServiceProvider.Instance = app!.Services;
        return app.Services.GetRequiredService<T>();
    }

    /// <summary>A new user, who may sign in with <see cref="Password"/>.</summary>
    /// <param name="group">The key of the group; editors without it.</param>
    public async Task<IUser> NewUserAsync(Guid? group = null)
    {
        var address = $"{Guid.NewGuid():N}@peer.test";
        var created = await Get<IUserService>().CreateAsync(Constants.Security.SuperUserKey, new UserCreateModel
        {
            Name = "Iemand",
            Email = address,
            UserName = address,
            UserGroupKeys = new HashSet<Guid> { group ?? Constants.Security.EditorGroupKey },
        }, approveUser: true);
        await GiveAsync(created.Result.CreatedUser!, Password);
        return (await Get<IUserService>().GetAsync(created.Result.CreatedUser!.Key))!;
    }

    /// <summary>Browser of somebody who is signed in and has tokens.</summary>
    internal async Task<Browser> SignedInAsync(IUser user)
    {
        var browser = new Browser(Address);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.SignInAsync(user.Username, Password)).StatusCode);
        await browser.AuthorizeAsync();
        Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.RedeemAsync()).StatusCode);
        return browser;
    }

    /// <summary>What the audit trail says of a user, the oldest first.</summary>
    public async Task<List<string>> AuditAsync(Guid user)
    {
        await using var db = await Get<IDbContextFactory<CmsDbContext>>().CreateDbContextAsync();
        return await db.AuditEntries.Where(entry => entry.AffectedUserKey == user && !entry.EventType.StartsWith("umbraco/user/save"))
            .OrderBy(entry => entry.Id).Select(entry => entry.EventType).ToListAsync();
    }

    /// <summary>What the newest mail to an address says, found by a pattern with one group. Mails are sent after the answer, so it waits for one.</summary>
    public async Task<string> MailedAsync(string address, System.Text.RegularExpressions.Regex pattern)
    {
        var mails = Directory.CreateDirectory(Path.Combine(folder, "mail"));
        for (var i = 0; i < 200; i++)
        {
            foreach (var file in mails.GetFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc))
            {
                var raw = await System.IO.File.ReadAllTextAsync(file.FullName);
                if (raw.Contains(address, StringComparison.Ordinal) && pattern.Match(Body(raw)) is { Success: true } found)
                    return Uri.UnescapeDataString(found.Groups["code"].Value);
            }
            await Task.Delay(50);
        }
        throw new Xunit.Sdk.XunitException($"No mail to {address} came.");
    }

    // the body of an .eml file is quoted-printable or base64
    private static string Body(string raw)
    {
        var body = raw[(raw.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        var text = raw.Contains("base64", StringComparison.Ordinal) ? System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(body))
            : body.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
        return System.Net.WebUtility.HtmlDecode(text);
    }

    private async Task GiveAsync(IUser user, string password)
    {
        user.RawPasswordValue = Get<PasswordHashing>().HashPassword(password);
        user.PasswordConfiguration = PasswordHashing.Config;
        await Get<IBackOfficeUserStore>().SaveAsync(user);
    }

    private WebApplication Build(string database)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing", ContentRootPath = folder, WebRootPath = folder });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([
            new("ConnectionStrings:umbracoDbDSN", $"Data Source={database}"), new("WIJschool:Database:DataDirectory", folder),
            new("Umbraco:CMS:WebRouting:UmbracoApplicationUrl", "https://wijschool.test"),
            new("WIJschool:SignIn:AttemptsPerMinute", "10000"), new("WIJschool:SignIn:LinksPerHour", "10000")]);
        builder.Logging.ClearProviders();
        builder.Services.AddCms(builder.Configuration);
        builder.Services.AddBackOfficeSecurity();
        builder.Services.AddManagementApi();
        builder.Services.AddSingleton<ITwoFactorProvider, SixDigits>();
        builder.Services.Configure<BackOfficeIdentityOptions>(options => options.Tokens.ProviderMap["Six digits"] = new TokenProviderDescriptor(typeof(SixDigits)));
        builder.Services.AddSingleton<TimeProvider>(Clock);
        var site = builder.Build();
        site.Use((http, next) =>
        {
            if (http.Request.Headers.ContainsKey(HttpsHeader)) http.Request.Scheme = "https";
            return next(http);
        });
        site.UseServerEvents();
        site.UseBinnedMediaGuard();
        site.UseRouting();
        site.UseAuthentication();
        site.UseAuthorization();
        site.MapBackOfficeSecurity();
        site.MapManagementApi();
        site.MapGet("/media/{**path}", () => "a file");
        return site;
    }

    private sealed class SixDigits : ITwoFactorProvider
    {
        public string ProviderName => "Six digits";

        public Task<ISetupTwoFactorModel> GetSetupDataAsync(Guid userOrMemberKey, string secret) =>
            Task.FromResult<ISetupTwoFactorModel>(new NoopSetupTwoFactorModel());

        public bool ValidateTwoFactorPIN(string secret, string token) => token == "123456";

        public bool ValidateTwoFactorSetup(string secret, string token) => token == "123456";
    }
}

/// <summary>Runs with the real one, from where a test moves it to.</summary>
internal sealed class MovableClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Advance(TimeSpan by) => ahead += by;
}
