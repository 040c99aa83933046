using System.Net.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Security;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Management.Users;

internal sealed record VerifyInviteResponse(PasswordConfigurationResponse PasswordConfiguration);

/// <summary>Asking somebody by mail to become a user, and that person's answer, which needs no signing in but the token of the mail.</summary>
internal static class UserInvitationEndpoints
{
    public static void MapUserInvitations(this IEndpointRouteBuilder users)
    {
        users.MapPost("/invite", InviteAsync);
        users.MapPost("/invite/resend", ResendAsync);
    }

    public static void MapInvitationAnswers(this IEndpointRouteBuilder routes)
    {
        var answers = routes.MapGroup("/user/invite").WithTags("User").AllowAnonymous().AddEndpointFilter<LinkLimit>();
        answers.MapPost("/verify", VerifyAsync);
        answers.MapPost("/create-password", CreatePasswordAsync);
    }

    private static Task<Results<CreatedResource, Problem, StatusCodeHttpResult>> InviteAsync(
        Body<InviteUserRequest> body, IUserService users, IBackOfficeSecurityAccessor security) =>
        SendAsync(() => users.InviteAsync(security.UserKey(), body.Value.ToCore()));

    private static async Task<Results<Ok, Problem, StatusCodeHttpResult>> ResendAsync(
        Body<ResendInviteRequest> body, IUserService users, IBackOfficeSecurityAccessor security)
    {
        var again = new UserResendInviteModel { InvitedUserKey = body.Value.User.Id, Message = body.Value.Message };
        var sent = await SendAsync(() => users.ResendInvitationAsync(security.UserKey(), again));
        return sent.Result switch
        {
            Problem problem => problem,
            StatusCodeHttpResult forbidden => forbidden,
            _ => TypedResults.Ok(),
        };
    }

    private static async Task<Results<CreatedResource, Problem, StatusCodeHttpResult>> SendAsync(
        Func<Task<Attempt<UserInvitationResult, UserOperationStatus>>> send)
    {
        try
        {
            var sent = await send();
            if (sent.Success) return new CreatedResource("user", sent.Result.InvitedUser!.Key.ToString());
            return sent.Status.IsForbidden() ? Forbidden.Answer : UserProblems.Of(sent.Status, sent.Result);
        }
        catch (SmtpException)
        {
            return UserProblems.Of(UserOperationStatus.CannotInvite); // nothing was saved: the mail is part of it
        }
    }

    private static async Task<Results<JsonHttpResult<VerifyInviteResponse>, Problem>> VerifyAsync(
        Body<VerifyInviteRequest> body, PasswordLinks links, IUserPasswordConfiguration rules) =>
        await links.VerifyInviteAsync(body.Value.User.Id, body.Value.Token) is not UserOperationStatus.Success and var refused
            ? UserProblems.Of(refused)
            : ManagementJson.Ok(new VerifyInviteResponse(PasswordConfigurationResponse.From(rules)));

    private static async Task<Results<Ok, Problem>> CreatePasswordAsync(Body<CreatePasswordRequest> body, PasswordLinks links)
    {
        var chosen = await links.AcceptInviteAsync(body.Value.User.Id, body.Value.Token, body.Value.Password);
        return chosen.Status == UserOperationStatus.Success ? TypedResults.Ok() : UserProblems.Of(chosen.Status, chosen.Result);
    }
}
