using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Users;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Management.Security;

internal sealed record SecurityConfigurationResponse(PasswordConfigurationResponse PasswordConfiguration);

internal sealed record ForgotPasswordRequest
{
    [Required] public required string Email { get; init; }
}

internal record VerifyResetCodeRequest
{
    [Required] public required Reference User { get; init; }

    [Required] public required string ResetCode { get; init; }
}

internal sealed record ResetPasswordRequest : VerifyResetCodeRequest
{
    [Required] public required string Password { get; init; }
}

/// <summary>A forgotten password: a mail with a link, and a new password by that link. No answer tells whether an address belongs to somebody.</summary>
internal static class PasswordResetEndpoints
{
    public static void MapPasswordReset(this IEndpointRouteBuilder routes)
    {
        var security = routes.MapGroup("/security").WithTags("Security");
        security.MapGet("/configuration", Configuration);
        var forgot = security.MapGroup("/forgot-password").AllowAnonymous().AddEndpointFilter<LinkLimit>();
        forgot.MapPost("", ForgotAsync);
        forgot.MapPost("/verify", VerifyAsync);
        forgot.MapPost("/reset", ResetAsync);
    }

    private static JsonHttpResult<SecurityConfigurationResponse> Configuration(IUserPasswordConfiguration rules) =>
        ManagementJson.Ok(new SecurityConfigurationResponse(PasswordConfigurationResponse.From(rules)));

    private static Results<Ok, Problem> ForgotAsync(Body<ForgotPasswordRequest> body, IUserForgotPasswordSender mail, ForgottenPasswords forgotten)
    {
        if (!mail.CanSend()) return UserProblems.Of(UserOperationStatus.CannotPasswordReset);

        forgotten.Ask(body.Value.Email);
        return TypedResults.Ok();
    }

    private static async Task<Results<JsonHttpResult<VerifyInviteResponse>, Problem>> VerifyAsync(
        Body<VerifyResetCodeRequest> body, PasswordLinks links, IUserPasswordConfiguration rules) =>
        await links.VerifyResetAsync(body.Value.User.Id, body.Value.ResetCode) is not UserOperationStatus.Success and var refused
            ? UserProblems.Of(refused)
            : ManagementJson.Ok(new VerifyInviteResponse(PasswordConfigurationResponse.From(rules)));

    private static async Task<Results<NoContent, Problem>> ResetAsync(Body<ResetPasswordRequest> body, PasswordLinks links)
    {
        var reset = await links.ResetAsync(body.Value.User.Id, body.Value.ResetCode, body.Value.Password);
        return reset.Status == UserOperationStatus.Success ? TypedResults.NoContent() : UserProblems.Of(reset.Status, reset.Result);
    }
}
