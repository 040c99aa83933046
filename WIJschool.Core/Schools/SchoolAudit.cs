using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Net;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Core.Schools;

/// <summary>Writes into Umbraco's audit trail what a coordinator did with schools, in the same transaction.</summary>
public sealed class SchoolAudit(IAuditEntryService audit, IUserService users, IIpResolver ip)
{
    public Task DecidedAsync(School school, CoordinatorKey by, DateTimeOffset now) =>
        WriteAsync(by, now, $"School {school.Id.Value} \"{school.Name}\"", "school", school.Status == SchoolStatus.Approved ? "approved" : "refused");

    public Task ClosedAsync(School school, CoordinatorKey by, DateTimeOffset now) =>
        WriteAsync(by, now, $"School {school.Id.Value} \"{school.Name}\"", "school", "closed");

    public Task SitesImportedAsync(Sector sector, int count, CoordinatorKey by, DateTimeOffset now) =>
        WriteAsync(by, now, $"{count} school sites of sector {sector}", "school-sites", "imported");

    private async Task WriteAsync(CoordinatorKey by, DateTimeOffset now, string about, string subject, string what)
    {
        var who = await users.GetAsync(by.Value) is { } user ? $"User \"{user.Name}\" <{user.Email}>" : $"User \"{Constants.Security.UnknownUserName}\"";
        await audit.WriteAsync(
            by.Value, who, ip.GetCurrentRequestIpAddress(), now.UtcDateTime, affectedUserKey: null, about, $"wijschool/{subject}/{what}", $"{subject} {what}");
    }
}
