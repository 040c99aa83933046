using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.UserData;

/// <summary>What the back office keeps for a user, such as favourites. Everybody has only their own: that of another is as good as not there.</summary>
internal static class UserDataEndpoints
{
    public static void MapUserData(this IEndpointRouteBuilder routes)
    {
        var data = routes.MapGroup("/user-data").WithTags("User Data");
        data.MapGet("", ListAsync);
        data.MapPost("", CreateAsync);
        data.MapPut("", UpdateAsync);
        data.MapGet("/{id:guid}", ByIdAsync);
        data.MapDelete("/{id:guid}", DeleteAsync);
    }

    private static async Task<JsonHttpResult<Page<UserDataResponse>>> ListAsync(
        string[]? groups, string[]? identifiers, [AsParameters] Paging paging, IUserDataService data, IBackOfficeSecurityAccessor security)
    {
        var filter = new UserDataFilter([security.UserKey()], groups, identifiers);
        var page = await data.GetAsync(Math.Max(0, paging.Skip), Math.Max(0, paging.Take), filter);
        return ManagementJson.Ok(new Page<UserDataResponse>(page.Total, [.. page.Items.Select(UserDataResponse.From)]));
    }

    private static async Task<Results<JsonHttpResult<UserDataValue>, NotFound>> ByIdAsync(Guid id, IUserDataService data, IBackOfficeSecurityAccessor security) =>
        await OwnAsync(id, data, security) is { } own ? ManagementJson.Ok(new UserDataValue(own.Group, own.Identifier, own.Value)) : TypedResults.NotFound();

    private static async Task<Results<CreatedResource, Problem>> CreateAsync(
        Body<CreateUserDataRequest> body, IUserDataService data, IBackOfficeSecurityAccessor security)
    {
        var created = await data.CreateAsync(body.Value.ToCore(body.Value.Key ?? Guid.NewGuid(), security.UserKey()));
        return created.Success ? new CreatedResource("user-data", created.Result.Key.ToString()) : Refusal(created.Status);
    }

    private static async Task<Results<Ok, Problem>> UpdateAsync(Body<UpdateUserDataRequest> body, IUserDataService data, IBackOfficeSecurityAccessor security)
    {
        if (await OwnAsync(body.Value.Key, data, security) is null) return Refusal(UserDataOperationStatus.NotFound);

        var updated = await data.UpdateAsync(body.Value.ToCore(body.Value.Key, security.UserKey()));
        return updated.Success ? TypedResults.Ok() : Refusal(updated.Status);
    }

    private static async Task<Results<Ok, Problem>> DeleteAsync(Guid id, IUserDataService data, IBackOfficeSecurityAccessor security)
    {
        if (await OwnAsync(id, data, security) is null) return Refusal(UserDataOperationStatus.NotFound);

        var deleted = await data.DeleteAsync(id);
        return deleted.Success ? TypedResults.Ok() : Refusal(deleted.Result);
    }

    private static async Task<IUserData?> OwnAsync(Guid id, IUserDataService data, IBackOfficeSecurityAccessor security) =>
        await data.GetAsync(id) is { } found && found.UserKey == security.UserKey() ? found : null;

    private static Problem Refusal(UserDataOperationStatus status) => status switch
    {
        UserDataOperationStatus.NotFound => Problem.Missing(status, "The user data could not be found"),
        UserDataOperationStatus.UserNotFound => Problem.Missing(status, "The user could not be found"),
        UserDataOperationStatus.AlreadyExists => Problem.Refused(status, "User data already exists", "User data with the specified key already exists."),
        _ => Problem.Other(status, "user data"),
    };
}
