using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Security.Authorization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Content;
using ContentPermissions = WIJschool.Cms.Api.Management.Content.ContentPermissions; // Core has an older class of the same name

namespace WIJschool.Cms.Api.Management.Documents;

/// <summary>Publishing documents now or at a time, with what is below them, and taking them off the site.</summary>
internal static class DocumentPublishingEndpoints
{
    /// <summary>What the back office calls the culture of a document that has none.</summary>
    private const string NoCulture = "invariant";

    public static void MapDocumentPublishing(this IEndpointRouteBuilder routes)
    {
        var document = routes.MapGroup("/document/{id:guid}").WithTags("Document").RequireAuthorization(SectionPolicies.Documents);
        document.MapPut("/publish", PublishAsync);
        document.MapPut("/unpublish", UnpublishAsync);
        document.MapPut("/publish-with-descendants", PublishBranchAsync);
        document.MapGet("/publish-with-descendants/result/{taskId:guid}", BranchProgressAsync);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> PublishAsync(
        Guid id, Body<PublishDocumentRequest> body, IContentPublishingService publishing, ContentPermissions permissions, IBackOfficeSecurityAccessor security, TimeProvider clock)
    {
        var cultures = body.Value.PublishSchedules.Select(schedule => schedule.Culture).OfType<string>();
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionPublish.ActionLetter, id, cultures))) return Forbidden.Answer;

        var schedules = DocumentSchedules.Read(body.Value, clock.GetUtcNow());
        if (!schedules.Success) return PublishingProblems.Of(schedules.Status);

        var published = await publishing.PublishAsync(id, schedules.Result, security.UserKey());
        return published.Success ? TypedResults.Ok() : Refusal(published);
    }

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> UnpublishAsync(
        Guid id, Body<UnpublishDocumentRequest> body, IContentPublishingService publishing, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        var cultures = body.Value.Cultures?.ToHashSet();
        if (!await permissions.MayAsync(ContentPermissionResource.WithKeys(ActionUnpublish.ActionLetter, id, cultures ?? []))) return Forbidden.Answer;

        var unpublished = await publishing.UnpublishAsync(id, cultures, security.UserKey());
        return unpublished.Success ? TypedResults.Ok() : PublishingProblems.Of(unpublished.Result);
    }

    /// <summary>Begins it: with many documents it takes longer than a request should. The back office asks on until it is done.</summary>
    private static async Task<Results<JsonHttpResult<PublishBranchProgress>, Problem, StatusCodeHttpResult>> PublishBranchAsync(
        Guid id, Body<PublishBranchRequest> body, IContentPublishingService publishing, ContentPermissions permissions, IBackOfficeSecurityAccessor security)
    {
        var named = body.Value.Cultures.Where(culture => culture is not (NoCulture or Constants.System.InvariantCulture));
        if (!await permissions.MayAsync(ContentPermissionResource.Branch(ActionPublish.ActionLetter, id, named))) return Forbidden.Answer;

        var filter = body.Value.IncludeUnpublishedDescendants ? PublishBranchFilter.IncludeUnpublished : PublishBranchFilter.Default;
        var begun = await publishing.PublishBranchAsync(id, body.Value.Cultures, filter, security.UserKey(), useBackgroundThread: true);
        return begun is { Success: true, Result.AcceptedTaskId: { } task } ? ManagementJson.Ok(new PublishBranchProgress(task, IsComplete: false)) : Refusal(begun);
    }

    private static async Task<Results<JsonHttpResult<PublishBranchProgress>, Problem, StatusCodeHttpResult>> BranchProgressAsync(
        Guid id, Guid taskId, IContentPublishingService publishing, ContentPermissions permissions)
    {
        if (!await permissions.MayAsync(ContentPermissionResource.Branch(ActionPublish.ActionLetter, id))) return Forbidden.Answer;
        if (await publishing.IsPublishingBranchAsync(taskId)) return ManagementJson.Ok(new PublishBranchProgress(taskId, IsComplete: false));

        var done = await publishing.GetPublishBranchResultAsync(taskId);
        return done.Success ? ManagementJson.Ok(new PublishBranchProgress(taskId, IsComplete: true)) : Refusal(done);
    }

    private static Problem Refusal(Attempt<ContentPublishingResult, ContentPublishingOperationStatus> refused) =>
        refused.Status is ContentPublishingOperationStatus.ContentInvalid
            ? PublishingProblems.Invalid(refused.Result.InvalidPropertyAliases) : PublishingProblems.Of(refused.Status);

    private static Problem Refusal(Attempt<ContentPublishingBranchResult, ContentPublishingOperationStatus> refused) =>
        refused.Status is ContentPublishingOperationStatus.FailedBranch
            ? PublishingProblems.FailedBranch(refused.Result.FailedItems) : PublishingProblems.Of(refused.Status);
}
