using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security.Authorization;

namespace WIJschool.Cms.Api.Management.UserGroups;

/// <summary>Who may say who is in a group: somebody who is in it, and who may change the users.</summary>
internal sealed class UserGroupAccess(IUserGroupPermissionAuthorizer groups, IUserPermissionAuthorizer users)
{
    public async Task<bool> IsDeniedAsync(IUser user, Guid group, IReadOnlyCollection<Guid> members) =>
        await groups.IsDeniedAsync(user, group) || await users.IsDeniedAsync(user, members);
}
