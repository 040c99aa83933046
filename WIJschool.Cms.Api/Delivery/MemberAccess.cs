using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Security;
using WIJschool.Cms.DeliveryApi;

namespace WIJschool.Cms.Api.Delivery;

/// <summary>Lets members read the protected pages that they may enter, and nobody else.</summary>
internal sealed class MemberAccess(IHttpContextAccessor http, ProtectedPages pages) : IRequestMemberAccessService
{
    /// <inheritdoc />
    public Task<PublicAccessStatus> MemberHasAccessToAsync(IPublishedContent content)
    {
#pragma warning disable CS0618 // The ids of the way up, which the rules are kept by; Core has no other source of them without the database.
        var entry = pages.For(content.Path);
#pragma warning restore CS0618
        if (entry is null) return Task.FromResult(PublicAccessStatus.AccessAccepted);

        var user = http.HttpContext?.User;
        if (user?.Identity?.IsAuthenticated != true) return Task.FromResult(PublicAccessStatus.NotLoggedIn);

        var mayEnter = entry.Rules.Any(rule => rule.RuleType switch
        {
            Constants.Conventions.PublicAccess.MemberUsernameRuleType => string.Equals(rule.RuleValue, user.Identity.Name, StringComparison.OrdinalIgnoreCase),
            Constants.Conventions.PublicAccess.MemberRoleRuleType => rule.RuleValue is { } role && user.IsInRole(role),
            _ => false,
        });
        return Task.FromResult(mayEnter ? PublicAccessStatus.AccessAccepted : PublicAccessStatus.AccessDenied);
    }

    /// <inheritdoc />
    public Task<ProtectedAccess> MemberAccessAsync()
    {
        var user = http.HttpContext?.User;
        if (user?.Identity?.IsAuthenticated != true) return Task.FromResult(ProtectedAccess.None);

        var roles = user.Claims.Where(c => c.Type == System.Security.Claims.ClaimTypes.Role).Select(c => c.Value).ToArray();
        return Task.FromResult(new ProtectedAccess(memberKey: null, roles));
    }
}
