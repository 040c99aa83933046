using System.Security.Claims;
using Umbraco.Cms.Core.Models.ServerEvents;
using Umbraco.Cms.Core.ServerEvents;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Access;
using Source = Umbraco.Cms.Core.Constants.ServerEvents.EventSource;

namespace WIJschool.Cms.Api.Management.ServerEvents;

/// <summary>
/// Of what a user may hear: of what the user's sections let the windows read, or a window would go on showing what is old. An event tells no
/// more than that something with some id has changed.
/// </summary>
internal sealed class SectionEventSources(IBackOfficeUserReader users) : IEventSourceAuthorizer
{
    private const string SignedIn = BackOfficeAccess.SignedIn;

    private static readonly Dictionary<string, string> policies = new(StringComparer.Ordinal)
    {
        [Source.Document] = SectionPolicies.ForContentTree,
        [Source.DocumentBlueprint] = SectionPolicies.DocumentsOrDocumentTypes,
        [Source.DocumentType] = SectionPolicies.DocumentOrMediaOrContentTypes,
        [Source.Media] = SectionPolicies.ForMediaTree,
        [Source.MediaType] = SectionPolicies.DocumentOrMediaOrContentTypes,
        [Source.Member] = SectionPolicies.ForMemberTree,
        [Source.MemberType] = SectionPolicies.MembersOrMemberTypes,
        [Source.MemberGroup] = SignedIn,
        [Source.DataType] = SectionPolicies.DocumentsOrMediaOrMembersOrContentTypes,
        [Source.Language] = SignedIn,
        [Source.Script] = SectionPolicies.Scripts,
        [Source.Stylesheet] = SectionPolicies.StylesheetsOrDocumentOrMediaOrMember,
        [Source.Template] = SectionPolicies.DocumentsOrDocumentTypes,
        [Source.DictionaryItem] = SectionPolicies.DictionaryOrTemplates,
        [Source.Domain] = SectionPolicies.Documents,
        [Source.PartialView] = SectionPolicies.PartialViews,
        [Source.PublicAccessEntry] = SectionPolicies.Documents,
        [Source.Relation] = SectionPolicies.Documents,
        [Source.RelationType] = SectionPolicies.DocumentsOrDocumentTypes,
        [Source.UserGroup] = SignedIn,
        [Source.User] = SignedIn,
        [Source.CurrentUser] = SignedIn,
        [Source.Webhook] = SectionPolicies.Webhooks,
    };

    public IEnumerable<string> AuthorizableEventSources => policies.Keys;

    public Task<bool> AuthorizeAsync(ClaimsPrincipal principal, string eventSource) => Task.FromResult(
        principal.GetUmbracoIdentity()?.GetUserKey() is { } key && users.GetByKey(key) is { IsApproved: true, IsLockedOut: false } user
        && policies.TryGetValue(eventSource, out var policy) && (policy == SignedIn || SectionPolicies.Allows(policy, user)));
}

/// <summary>Asks everyone who has a say over a source: all must agree.</summary>
internal sealed class EventSourceRights(IEnumerable<IEventSourceAuthorizer> authorizers) : IServerEventAuthorizationService
{
    public async Task<SeverEventAuthorizationResult> AuthorizeAsync(ClaimsPrincipal user)
    {
        HashSet<string> refused = new(StringComparer.Ordinal);
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (var authorizer in authorizers)
        {
            foreach (var source in authorizer.AuthorizableEventSources)
            {
                known.Add(source);
                if (!await authorizer.AuthorizeAsync(user, source)) refused.Add(source);
            }
        }

        return new() { AuthorizedEventSources = [.. known.Except(refused, StringComparer.Ordinal)], UnauthorizedEventSources = refused };
    }
}

/// <summary>Keeps what a user's windows may hear in step with the user's rights.</summary>
internal sealed class EventSourceUsers(OpenWindows windows, IServerEventAuthorizationService rights) : IServerEventUserManager
{
    public Task AssignToGroupsAsync(ClaimsPrincipal user, string connectionId) => RefreshGroupsAsync(user);

    public async Task RefreshGroupsAsync(ClaimsPrincipal user)
    {
        if (user.GetUmbracoIdentity()?.GetUserKey() is not { } key) throw new ArgumentException("It is no user of the back office.", nameof(user));
        if (windows.Of(key).Count == 0) return;

        var allowed = await rights.AuthorizeAsync(user);
        windows.SetAuthorizedEventSources(key, allowed.AuthorizedEventSources);
    }
}
