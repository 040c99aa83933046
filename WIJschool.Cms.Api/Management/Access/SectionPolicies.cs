using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Extensions;

namespace WIJschool.Cms.Api.Management.Access;

/// <summary>
/// Umbraco's policies by their own names: which sections of the back office a user must have, any of them, to call an operation. They come
/// beside <see cref="BackOfficeAccess.SignedIn"/>, which says who the user is.
/// </summary>
internal static class SectionPolicies
{
    public const string Administrator = "RequireAdminAccess";
    public const string Content = "SectionAccessContent";
    public const string Settings = "SectionAccessSettings";
    public const string Languages = "TreeAccessLanguages";
    public const string Dictionary = "TreeAccessDictionary";
    public const string DictionaryOrTemplates = "TreeAccessDictionaryOrTemplates";
    public const string RelationTypes = "TreeAccessRelationTypes";

    private static readonly (string Policy, string[] Sections)[] bySection =
    [
        (Content, [Constants.Applications.Content]),
        (Settings, [Constants.Applications.Settings]),
        (Languages, [Constants.Applications.Settings]),
        (Dictionary, [Constants.Applications.Translation]),
        (DictionaryOrTemplates, [Constants.Applications.Translation, Constants.Applications.Settings]),
        (RelationTypes, [Constants.Applications.Settings]),
    ];

    /// <summary>Adds them. The user is asked from the database at each call, so that a right that is taken away is gone at once.</summary>
    public static IServiceCollection AddSectionPolicies(this IServiceCollection services)
    {
        var builder = services.AddSingleton<IAuthorizationHandler, UserMayHandler>().AddAuthorizationBuilder();
        builder.AddPolicy(Administrator, policy => policy.AddRequirements(new UserMay(user => user.IsAdmin())));
        foreach (var (name, sections) in bySection)
        {
            builder.AddPolicy(name, policy => policy.AddRequirements(
                new UserMay(user => sections.Any(section => user.AllowedSections.Contains(section, StringComparer.OrdinalIgnoreCase)))));
        }

        return services;
    }

    /// <summary>Something that only some users may.</summary>
    private sealed record UserMay(Func<IUser, bool> Allows) : IAuthorizationRequirement;

    private sealed class UserMayHandler(IBackOfficeSecurityAccessor security) : AuthorizationHandler<UserMay>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, UserMay requirement)
        {
            if (security.BackOfficeSecurity?.CurrentUser is { IsApproved: true, IsLockedOut: false } user && requirement.Allows(user)) context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }
}
