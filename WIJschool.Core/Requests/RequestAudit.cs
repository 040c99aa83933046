using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Net;
using Umbraco.Cms.Core.Services;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Requests;

/// <summary>Writes into Umbraco's audit trail what a coordinator did with a request or a webinar, in the same transaction.</summary>
public sealed class RequestAudit(IAuditEntryService audit, IUserService users, IIpResolver ip, TimeProvider clock)
{
    /// <param name="kind">Of what it was done to, such as <c>webinar</c>.</param>
    /// <param name="done">Such as <c>moved</c>.</param>
    public async Task WriteAsync(CoordinatorKey by, string kind, Guid id, string done)
    {
        var who = await users.GetAsync(by.Value) is { } user ? $"User \"{user.Name}\" <{user.Email}>" : $"User \"{Constants.Security.UnknownUserName}\"";
        await audit.WriteAsync(
            by.Value, who, ip.GetCurrentRequestIpAddress(), clock.GetUtcNow().UtcDateTime, affectedUserKey: null, $"{kind} {id}", $"wijschool/{kind}/{done}", $"{kind} {done}");
    }
}
