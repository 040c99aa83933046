using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace WIJschool.Cms.Security;

/// <summary>Which back-office user acts now: the one signed in with this request, or one that background work was given.</summary>
internal sealed class BackOfficeSecurityAccessor(IHttpContextAccessor http, IBackOfficeUserReader users) : IBackOfficeSecurityAccessor
{
    private readonly AsyncLocal<IBackOfficeSecurity?> given = new();

    public IBackOfficeSecurity? BackOfficeSecurity => given.Value ?? (http.HttpContext is { } context ? new RequestSecurity(context, users) : null);

    /// <summary>Until what is returned is disposed, work on this flow is done in the name of another.</summary>
    public IDisposable Override(IBackOfficeSecurity backOfficeSecurity)
    {
        var before = given.Value;
        given.Value = backOfficeSecurity;
        return new Restore(() => given.Value = before);
    }

    private sealed class Restore(Action restore) : IDisposable
    {
        public void Dispose() => restore();
    }

    private sealed class RequestSecurity(HttpContext context, IBackOfficeUserReader users) : IBackOfficeSecurity
    {
        public IUser? CurrentUser => context.User.GetUmbracoIdentity()?.GetUserKey() is { } key ? users.GetByKey(key) : null;

        public bool IsAuthenticated() => context.User.GetUmbracoIdentity() is { IsAuthenticated: true };

        public bool UserHasSectionAccess(string section, IUser user) => user.AllowedSections.Contains(section, StringComparer.OrdinalIgnoreCase);
    }
}
