using Microsoft.AspNetCore.Authorization;
using Umbraco.Cms.Core.Security;

namespace WIJschool.Web.Forms;

/// <summary>The section "Formulieren" of the back office, and the policy of who may see entries: whoever has it.</summary>
internal static class FormSection
{
    /// <summary>The section's alias in <c>umbraco-package.json</c>.</summary>
    public const string Alias = "WIJschool.Section.Forms";

    public const string Policy = "WIJschool.Forms";

    public static IServiceCollection AddFormSection(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy.AddRequirements(new HasSection()));
        return services.AddSingleton<IAuthorizationHandler, HasSectionHandler>();
    }

    private sealed record HasSection : IAuthorizationRequirement;

    // asked at each call: a right that is taken away is gone at once
    private sealed class HasSectionHandler(IBackOfficeSecurityAccessor security) : AuthorizationHandler<HasSection>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, HasSection requirement)
        {
            if (security.BackOfficeSecurity?.CurrentUser is { IsApproved: true, IsLockedOut: false } user && user.AllowedSections.Contains(Alias, StringComparer.OrdinalIgnoreCase))
                context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }
}
