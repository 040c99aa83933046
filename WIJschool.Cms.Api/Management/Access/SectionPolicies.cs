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
public static class SectionPolicies
{
    public const string Administrator = "RequireAdminAccess";
    public const string Content = "SectionAccessContent";
    public const string Media = "SectionAccessMedia";
    public const string Settings = "SectionAccessSettings";
    public const string Users = "SectionAccessUsers";
    public const string Members = "SectionAccessMembers";
    public const string Packages = "SectionAccessPackages";
    public const string ContentOrMedia = "SectionAccessContentOrMedia";
    public const string ForContentTree = "SectionAccessForContentTree";
    public const string ForMediaTree = "SectionAccessForMediaTree";
    public const string ForMemberTree = "SectionAccessForMemberTree";
    public const string DataTypes = "TreeAccessDataTypes";
    public const string Dictionary = "TreeAccessDictionary";
    public const string DictionaryOrTemplates = "TreeAccessDictionaryOrTemplates";
    public const string Documents = "TreeAccessDocuments";
    public const string DocumentTypes = "TreeAccessDocumentTypes";
    public const string DocumentsOrDocumentTypes = "TreeAccessDocumentsOrDocumentTypes";
    public const string DocumentOrMediaOrContentTypes = "TreeAccessDocumentOrMediaOrContentTypes";
    public const string DocumentsOrMediaOrMembersOrContentTypes = "TreeAccessDocumentsOrMediaOrMembersOrContentTypes";
    public const string Languages = "TreeAccessLanguages";
    public const string MediaTypes = "TreeAccessMediaTypes";
    public const string MediaOrMediaTypes = "TreeAccessMediaOrMediaTypes";
    public const string MemberGroups = "TreeAccessMemberGroups";
    public const string MemberTypes = "TreeAccessMemberTypes";
    public const string MembersOrMemberTypes = "TreeAccessMembersOrMemberTypes";
    public const string PartialViews = "TreeAccessPartialViews";
    public const string RelationTypes = "TreeAccessRelationTypes";
    public const string Scripts = "TreeAccessScripts";
    public const string Stylesheets = "TreeAccessStylesheets";
    public const string StylesheetsOrDocumentOrMediaOrMember = "TreeAccessStylesheetsOrDocumentOrMediaOrMember";
    public const string Templates = "TreeAccessTemplates";
    public const string Webhooks = "TreeAccessWebhooks";

    private static readonly (string Policy, string[] Sections)[] bySection =
    [
        (Content, [Constants.Applications.Content]),
        (Media, [Constants.Applications.Media]),
        (Settings, [Constants.Applications.Settings]),
        (Users, [Constants.Applications.Users]),
        (Members, [Constants.Applications.Members]),
        (Packages, [Constants.Applications.Packages]),
        (ContentOrMedia, [Constants.Applications.Content, Constants.Applications.Media]),
        (ForContentTree, [Constants.Applications.Content, Constants.Applications.Media, Constants.Applications.Users, Constants.Applications.Settings, Constants.Applications.Packages, Constants.Applications.Members]),
        (ForMediaTree, [Constants.Applications.Content, Constants.Applications.Media, Constants.Applications.Users, Constants.Applications.Settings, Constants.Applications.Packages, Constants.Applications.Members]),
        (ForMemberTree, [Constants.Applications.Content, Constants.Applications.Media, Constants.Applications.Members]),
        (DataTypes, [Constants.Applications.Settings]),
        (Dictionary, [Constants.Applications.Translation]),
        (DictionaryOrTemplates, [Constants.Applications.Translation, Constants.Applications.Settings]),
        (Documents, [Constants.Applications.Content]),
        (DocumentTypes, [Constants.Applications.Settings]),
        (DocumentsOrDocumentTypes, [Constants.Applications.Content, Constants.Applications.Settings]),
        (DocumentOrMediaOrContentTypes, [Constants.Applications.Content, Constants.Applications.Settings, Constants.Applications.Media]),
        (DocumentsOrMediaOrMembersOrContentTypes, [Constants.Applications.Content, Constants.Applications.Media, Constants.Applications.Members, Constants.Applications.Settings]),
        (Languages, [Constants.Applications.Settings]),
        (MediaTypes, [Constants.Applications.Settings]),
        (MediaOrMediaTypes, [Constants.Applications.Media, Constants.Applications.Settings]),
        (MemberGroups, [Constants.Applications.Members]),
        (MemberTypes, [Constants.Applications.Settings]),
        (MembersOrMemberTypes, [Constants.Applications.Settings, Constants.Applications.Members]),
        (PartialViews, [Constants.Applications.Settings]),
        (RelationTypes, [Constants.Applications.Settings]),
        (Scripts, [Constants.Applications.Settings]),
        (Stylesheets, [Constants.Applications.Settings]),
        (StylesheetsOrDocumentOrMediaOrMember, [Constants.Applications.Settings, Constants.Applications.Content, Constants.Applications.Media, Constants.Applications.Members]),
        (Templates, [Constants.Applications.Settings]),
        (Webhooks, [Constants.Applications.Settings]),
    ];

    /// <summary>Adds them. The user is asked from the database at each call, so that a right that is taken away is gone at once.</summary>
    internal static IServiceCollection AddSectionPolicies(this IServiceCollection services)
    {
        var builder = services.AddSingleton<IAuthorizationHandler, UserMayHandler>().AddAuthorizationBuilder();
        builder.AddPolicy(Administrator, policy => policy.AddRequirements(new UserMay(user => user.IsAdmin())));
        foreach (var (name, sections) in bySection) builder.AddPolicy(name, policy => policy.AddRequirements(new UserMay(user => HasAny(sections, user))));

        return services;
    }

    /// <summary>Whether a policy by sections lets a user in, where there is no request.</summary>
    public static bool Allows(string policy, IUser user) => HasAny(bySection.First(known => known.Policy == policy).Sections, user);

    private static bool HasAny(string[] sections, IUser user) => sections.Any(section => user.AllowedSections.Contains(section, StringComparer.OrdinalIgnoreCase));

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
