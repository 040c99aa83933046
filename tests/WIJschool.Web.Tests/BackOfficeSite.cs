using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Web.Tests;

/// <summary>The domain with calls of the back office, made by users of whom a header says who they are. Nothing works there by itself.</summary>
public abstract class BackOfficeSite : DomainSite
{
    private const string UserHeader = "X-Back-Office-User";

    protected override Dictionary<string, string?> Database => [];

    protected sealed override bool Serves => true;

    /// <summary>Calls as a user of the back office, or as nobody.</summary>
    public HttpClient As(Guid? user)
    {
        var client = new HttpClient { BaseAddress = new Uri(Address, "/umbraco/wijschool/api/v1/") };
        if (user is { } key) client.DefaultRequestHeaders.Add(UserHeader, key.ToString());
        return client;
    }

    /// <summary>The key of a user who writes pages and sees no members.</summary>
    public async Task<Guid> WriterAsync()
    {
        var address = $"{Guid.NewGuid():N}@school.nl";
        var created = await Get<IUserService>().CreateAsync(Constants.Security.SuperUserKey, new UserCreateModel
        {
            Name = "Schrijver",
            Email = address,
            UserName = address,
            UserGroupKeys = new HashSet<Guid> { Constants.Security.WriterGroupKey },
        }, approveUser: true);
        Assert.True(created.Success, created.Status.ToString());
        return created.Result.CreatedUser!.Key;
    }

    protected abstract void MapEndpoints(IEndpointRouteBuilder routes);

    /// <summary>What the endpoints need beside the domain.</summary>
    protected virtual void AddMore(IServiceCollection services)
    {
    }

    protected sealed override void AddServices(IServiceCollection services)
    {
        services.RemoveAll<IHostedService>(); // nothing sends but the tests
        services.AddManagementApi();
        AddMore(services);
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, UserOfHeader>(BackOfficeAccess.TokenScheme, null);
    }

    protected sealed override void Map(WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        MapEndpoints(app);
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
