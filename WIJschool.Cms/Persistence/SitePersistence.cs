using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Logging;
using WIJschool.Cms.Persistence.Audit;
using WIJschool.Cms.Persistence.Consents;
using WIJschool.Cms.Persistence.Logins;
using WIJschool.Cms.Persistence.LogViewer;
using WIJschool.Cms.Persistence.LongRunningOperations;
using WIJschool.Cms.Persistence.MemberGroups;
using WIJschool.Cms.Persistence.Notifications;
using WIJschool.Cms.Persistence.Packaging;
using WIJschool.Cms.Persistence.PublicAccess;
using WIJschool.Cms.Persistence.Redirects;
using WIJschool.Cms.Persistence.Relations;
using WIJschool.Cms.Persistence.Servers;
using WIJschool.Cms.Persistence.TemporaryFiles;
using WIJschool.Cms.Persistence.UserGroups;
using WIJschool.Cms.Persistence.Users;
using WIJschool.Cms.Persistence.Webhooks;

namespace WIJschool.Cms.Persistence;

/// <summary>The repositories of users, access, redirects, audit, relations, webhooks and the smaller records.</summary>
internal static class SitePersistence
{
    public static IServiceCollection AddSitePersistence(this IServiceCollection services)
    {
        // some repositories need what itself needs repositories; these are asked for when first used
        services.TryAddSingleton(provider => new Lazy<ICoreScopeProvider>(provider.GetRequiredService<ICoreScopeProvider>));
        services.TryAddSingleton(provider => new Lazy<IEntityRepository>(provider.GetRequiredService<IEntityRepository>));
        return services.AddPeople().AddAccessAndAudit().AddWebhooks().AddNodes().AddUnsupported();
    }

    private static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<IUserRepository, UserRepository>()
        .AddSingleton<IUserGroupRepository, UserGroupRepository>()
        .AddSingleton<IUserDataRepository, UserDataRepository>()
        .AddSingleton<IWebProfilerRepository, WebProfilerRepository>()
        .AddSingleton<IMemberGroupRepository, MemberGroupRepository>()
        .AddSingleton<IExternalLoginWithKeyRepository, ExternalLoginRepository>()
        .AddSingleton<IExternalMemberRepository, ExternalMemberRepository>()
        .AddSingleton<ITwoFactorLoginRepository, TwoFactorLoginRepository>()
        .AddSingleton<INotificationsRepository, NotificationsRepository>()
        .AddSingleton<IConsentRepository, ConsentRepository>();

    private static IServiceCollection AddAccessAndAudit(this IServiceCollection services) => services
        .AddSingleton<IPublicAccessRepository, PublicAccessRepository>()
        .AddSingleton<IRedirectUrlRepository, RedirectUrlRepository>()
        .AddSingleton<IAuditRepository, AuditRepository>()
        .AddSingleton<IAuditEntryRepository, AuditEntryRepository>()
        .AddSingleton<IRelationRepository, RelationRepository>()
        .AddSingleton<IRelationTypeRepository, RelationTypeRepository>()
        .AddSingleton<ILogViewerQueryRepository, LogViewerQueryRepository>()
        .AddSingleton<ILongRunningOperationRepository, LongRunningOperationRepository>()
        .AddSingleton<ITemporaryFileRepository, TemporaryFileRepository>();

    private static IServiceCollection AddWebhooks(this IServiceCollection services) => services
        .AddSingleton<IWebhookRepository, WebhookRepository>()
        .AddSingleton<IWebhookLogRepository, WebhookLogRepository>()
        .AddSingleton<IWebhookRequestRepository, WebhookRequestRepository>();

    private static IServiceCollection AddNodes(this IServiceCollection services) => services
        .AddSingleton<IServerRegistrationRepository, ServerRegistrationRepository>()
        .AddSingleton<ILastSyncedRepository, LastSyncedRepository>()
        .AddSingleton<ICacheInstructionRepository, CacheInstructionRepository>()
        .AddSingleton<IRepositoryCacheVersionRepository, RepositoryCacheVersionRepository>();

    private static IServiceCollection AddUnsupported(this IServiceCollection services) => services
        .AddSingleton<ILogViewerRepository, FileLogViewer>()
        .AddSingleton<PackageFile>()
        .AddSingleton<IPackagingService, CreatedPackages>()
        .AddSingleton<TypeFileReader>()
        .AddSingleton<IPackageDataInstallation, UploadedTypes>()
#pragma warning disable CS0618 // Core's classes do nothing any more, yet its services still ask for them
        .AddSingleton<IInstallationRepository, InstallationRepository>()
        .AddSingleton<IUpgradeCheckRepository, UpgradeCheckRepository>();
#pragma warning restore CS0618
}
