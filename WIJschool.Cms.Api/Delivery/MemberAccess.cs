using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.DeliveryApi;

namespace WIJschool.Cms.Api.Delivery;

/// <summary>
/// Lets members read the protected pages that they may enter, and nobody else; and them only where the settings let members in at all: who
/// is signed in on the site is nobody to the API otherwise.
/// </summary>
internal sealed class MemberAccess(IHttpContextAccessor http, ProtectedPages pages, IMemberService members, IOptionsMonitor<DeliveryApiSettings> settings)
    : IRequestMemberAccessService
{
    private ClaimsPrincipal? Member =>
        settings.CurrentValue.MemberAuthorizationIsEnabled() && http.HttpContext?.User is { Identity.IsAuthenticated: true } user ? user : null;

    /// <inheritdoc />
    public Task<PublicAccessStatus> MemberHasAccessToAsync(IPublishedContent content)
    {
#pragma warning disable CS0618 // The ids of the way up, which the rules are kept by; Core has no other source of them without the database.
        var entry = pages.For(content.Path);
#pragma warning restore CS0618
        if (entry is null) return Task.FromResult(PublicAccessStatus.AccessAccepted);

        if (Member is not { } user) return Task.FromResult(PublicAccessStatus.NotLoggedIn);

        var mayEnter = entry.Rules.Any(rule => rule.RuleType switch
        {
            Constants.Conventions.PublicAccess.MemberUsernameRuleType => string.Equals(rule.RuleValue, user.Identity!.Name, StringComparison.OrdinalIgnoreCase),
            Constants.Conventions.PublicAccess.MemberRoleRuleType => rule.RuleValue is { } role && user.IsInRole(role),
            _ => false,
        });
        return Task.FromResult(mayEnter ? PublicAccessStatus.AccessAccepted : PublicAccessStatus.AccessDenied);
    }

    /// <inheritdoc />
    public Task<ProtectedAccess> MemberAccessAsync()
    {
        if (Member is not { } user) return Task.FromResult(ProtectedAccess.None);

        var roles = user.Claims.Where(c => c.Type == ClaimTypes.Role).Select(c => c.Value).ToArray();
        return Task.FromResult(new ProtectedAccess(user.Identity?.Name is { } name ? members.GetByUsername(name)?.Key : null, roles));
    }
}
