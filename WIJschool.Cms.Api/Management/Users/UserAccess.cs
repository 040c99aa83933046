using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Security.Authorization;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Users;

/// <summary>
/// Who may touch whom: only administrators touch administrators. It looks at the user in the address and at those in the body, so that no
/// operation on users can forget it.
/// </summary>
internal sealed class UserAccess(IUserPermissionAuthorizer access, IBackOfficeSecurityAccessor security) : IEndpointFilter
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        List<Guid> users = [.. context.Arguments.OfType<IBody>().Select(body => body.Content).OfType<INamesUsers>().SelectMany(body => body.Users)];
        if (Guid.TryParse(context.HttpContext.Request.RouteValues["id"]?.ToString(), out var id)) users.Add(id);
        if (users.Count > 0 && await access.IsDeniedAsync(security.User(), users)) return Forbidden.Answer;
        return await next(context);
    }
}

/// <summary>The first user of the site, whom only that user may shut out: somebody must be able to get in.</summary>
internal static class SuperUser
{
    public static bool IsShutOut(this IBackOfficeSecurityAccessor security, IReadOnlySet<Guid> users) =>
        users.Contains(Constants.Security.SuperUserKey) && !security.User().IsSuper();
}
