using Microsoft.Extensions.DependencyInjection;

namespace WIJschool.Cms.Persistence;

/// <summary>The repositories of users, access, redirects, audit, relations, tags, webhooks and the smaller records.</summary>
internal static class SitePersistence
{
    public static IServiceCollection AddSitePersistence(this IServiceCollection services) => services;
}
