using Microsoft.Extensions.DependencyInjection;
using WIJschool.Cms.Api.Management.CurrentUsers;
using WIJschool.Cms.Api.Management.UserGroups;

namespace WIJschool.Cms.Api.Management.Users;

internal static class UserServices
{
    public static IServiceCollection AddUsers(this IServiceCollection services) => services
        .AddSingleton<UserMapping>()
        .AddSingleton<CurrentUserMapping>()
        .AddSingleton<UserGroupMapping>()
        .AddSingleton<UserGroupAccess>()
        .AddSingleton<OwnPassword>();
}
