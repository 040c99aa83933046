using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Net;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Core.Schools;

/// <summary>Writes into Umbraco's audit trail which coordinator decided on a school, in the same transaction as the decision.</summary>
public sealed class SchoolAudit(IAuditEntryService audit, IUserService users, IIpResolver ip)
{
    public async Task DecidedAsync(School school, CoordinatorKey by, DateTimeOffset now)
    {
        var who = await users.GetAsync(by.Value) is { } user ? $"User \"{user.Name}\" <{user.Email}>" : $"User \"{Constants.Security.UnknownUserName}\"";
        var what = school.Status == SchoolStatus.Approved ? "approved" : "refused";
        await audit.WriteAsync(
            by.Value, who, ip.GetCurrentRequestIpAddress(), now.UtcDateTime, affectedUserKey: null, $"School {school.Id.Value} \"{school.Name}\"",
            $"wijschool/school/{what}", $"school {what}");
    }
}
