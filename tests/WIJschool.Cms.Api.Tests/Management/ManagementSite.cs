using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using WIJschool.Cms.Api.Management;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Tests.Delivery;
using WIJschool.Cms.Search;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>The Management API over the database with every editor: Dutch and English, dictionary, tags, relations, redirects.</summary>
public sealed class RichManagement() : ManagementSite("umbraco17-rich.sqlite.db.gz");

/// <summary>The Management API over the database that the recordings were made on.</summary>
public sealed class RecordedManagement() : ManagementSite("umbraco17-1000.sqlite.db.gz");

/// <summary>The Management API, called by users of whom a header says who they are. Every answer is held against Umbraco's contract.</summary>
/// <param name="database">The packed database.</param>
public abstract class ManagementSite(string database) : SampleSite(database)
{
    private const string UserHeader = "X-Back-Office-User";

    public static readonly Guid Administrator = Constants.Security.SuperUserKey;

    /// <summary>A client that calls as a user, or as nobody.</summary>
    public HttpClient As(Guid? user)
    {
        var client = new HttpClient(new ContractHandler(Handler())) { BaseAddress = new Uri("http://localhost/umbraco/management/api/v1/") };
        if (user is { } key) client.DefaultRequestHeaders.Add(UserHeader, key.ToString());
        return client;
    }

    /// <summary>The key of a new user in some groups.</summary>
    public async Task<Guid> UserInAsync(params Guid[] groups)
    {
        var address = $"{Guid.NewGuid():N}@school.nl";
        var created = await Services.GetRequiredService<IUserService>().CreateAsync(
            Administrator, new UserCreateModel { Name = "Iemand", Email = address, UserName = address, UserGroupKeys = groups.ToHashSet() }, approveUser: true);
        Assert.True(created.Success, created.Status.ToString());
        return created.Result.CreatedUser!.Key;
    }

    /// <summary>The key of a new group that has the content section.</summary>
    /// <param name="start">The document at which its users start; null for the root.</param>
    /// <param name="permissions">What they may do with documents.</param>
    public async Task<Guid> GroupAsync(Guid? start, params string[] permissions)
    {
        var name = $"{Guid.NewGuid():N}";
        var group = new UserGroup(Services.GetRequiredService<IShortStringHelper>()) { Name = name, Alias = name, HasAccessToAllLanguages = true };
        group.StartContentId = start is { } key ? Services.GetRequiredService<IEntityService>().GetId(key, UmbracoObjectTypes.Document).Result : Constants.System.Root;
        group.Permissions = permissions.ToHashSet(StringComparer.Ordinal);
        group.AddAllowedSection(Constants.Applications.Content);
        var created = await Services.GetRequiredService<IUserGroupService>().CreateAsync(group, Administrator);
        Assert.True(created.Success, created.Status.ToString());
        return created.Result.Key;
    }

    /// <summary>The key of a new user who may do everything with documents within a start node, and write some languages; all without any.</summary>
    public async Task<Guid> UserWithAsync(Guid? start, params string[] cultures)
    {
        var languages = (await Services.GetRequiredService<ILanguageService>().GetMultipleAsync(cultures)).Select(language => language.Id);
        var editors = await Services.GetRequiredService<IUserGroupService>().GetAsync(Constants.Security.EditorGroupKey);
        var group = new UserGroup(Services.GetRequiredService<IShortStringHelper>(), 0, $"{Guid.NewGuid():N}", $"Beperkt {Guid.NewGuid():N}", "icon-user")
        {
            StartContentId = start is { } key ? Services.GetRequiredService<IEntityService>().GetId(key, UmbracoObjectTypes.Document).Result : Constants.System.Root,
            StartMediaId = Constants.System.Root,
            HasAccessToAllLanguages = cultures.Length == 0,
            Permissions = editors!.Permissions,
        };
        group.AddAllowedSection(Constants.Applications.Content);
        foreach (var language in languages) group.AddAllowedLanguage(language);
        var created = await Services.GetRequiredService<IUserGroupService>().CreateAsync(group, Administrator);
        Assert.True(created.Success, created.Status.ToString());
        return await UserInAsync(created.Result.Key);
    }

    /// <summary>Ends when the search indexes hold what is in the database now.</summary>
    public Task IndexedAsync() => Services.GetRequiredService<SearchIndexes>().Settled;

    /// <summary>Whatever the API answers must be in the contract, or the test that asked it fails.</summary>
    protected override void AddServices(IServiceCollection services)
    {
        services.AddManagementApi();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, UserOfHeader>(BackOfficeAccess.TokenScheme, null);
    }

    protected override void Map(WebApplication app) => app.MapManagementApi();

    private sealed class ContractHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var operation = Contract.Of(request.Method, request.RequestUri!.AbsolutePath);
            var response = await base.SendAsync(request, cancellationToken);
            if (operation is not null && await Contract.BreachAsync(operation, response) is { } breach) Assert.Fail($"{request.Method} {request.RequestUri.PathAndQuery}: {breach}");
            return response;
        }
    }

    /// <summary>Stands in for the access token.</summary>
    private sealed class UserOfHeader(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ICoreBackOfficeSignInManager users)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (!Guid.TryParse(Request.Headers[UserHeader], out var key)) return AuthenticateResult.NoResult();

            return await users.CreateUserPrincipalAsync(key) is { } principal
                ? AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name)) : AuthenticateResult.Fail("No such user.");
        }
    }
}
