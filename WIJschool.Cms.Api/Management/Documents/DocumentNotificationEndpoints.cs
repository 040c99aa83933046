using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Security.Authorization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Content;
using ContentPermissions = WIJschool.Cms.Api.Management.Content.ContentPermissions; // Core has an older class of the same name

namespace WIJschool.Cms.Api.Management.Documents;

/// <summary>Of what happens to a document and what is below it the signed-in user wants mail.</summary>
internal static class DocumentNotificationEndpoints
{
    public static void MapDocumentNotifications(this IEndpointRouteBuilder routes)
    {
        var notifications = routes.MapGroup("/document/{id:guid}/notifications").WithTags("Document").RequireAuthorization(SectionPolicies.Documents);
        notifications.MapGet("", GetAsync);
        notifications.MapPut("", UpdateAsync);
    }

    private static async Task<Results<JsonHttpResult<List<DocumentNotification>>, Problem, StatusCodeHttpResult>> GetAsync(
        Guid id, IContentEditingService documents, ActionCollection actions, INotificationService notifications, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionBrowse.ActionLetter, id))) return Forbidden.Answer;
        if (await documents.GetAsync(id) is not { } document) return ContentProblems.Of(ContentEditingOperationStatus.NotFound);

        var wanted = (notifications.GetUserNotifications(security.User(), document.Path) ?? []).Select(notification => notification.Action).ToHashSet(StringComparer.Ordinal);
        return ManagementJson.Ok(actions.Where(action => action.ShowInNotifier)
            .Select(action => new DocumentNotification(action.Letter, action.Alias, wanted.Contains(action.Letter))).ToList());
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> UpdateAsync(
        Guid id, Body<DocumentNotificationsRequest> body, IContentEditingService documents, INotificationService notifications, ContentPermissions permissions,
        IBackOfficeSecurityAccessor security)
    {
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionBrowse.ActionLetter, id))) return Forbidden.Answer;
        if (await documents.GetAsync(id) is not { } document) return ContentProblems.Of(ContentEditingOperationStatus.NotFound);

        notifications.SetNotifications(security.User(), document, [.. body.Value.SubscribedActionIds]);
        return TypedResults.Ok();
    }
}

/// <param name="ActionId">What is done, by the name that permissions have too.</param>
/// <param name="Alias">The same in the words of the back office's texts.</param>
internal sealed record DocumentNotification(string ActionId, string Alias, bool Subscribed);

internal sealed record DocumentNotificationsRequest
{
    [Required] public required IReadOnlyList<string> SubscribedActionIds { get; init; }
}
