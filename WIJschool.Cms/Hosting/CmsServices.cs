using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.Install;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.IO.MediaPathSchemes;
using Umbraco.Cms.Core.Logging;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Net;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Runtime;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Implement;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Web;
using WIJschool.Cms.Logging;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Persistence.Caching;
using WIJschool.Cms.PublishedContent;
using WIJschool.Cms.Sync;

namespace WIJschool.Cms.Hosting;

/// <summary>Umbraco's core with our infrastructure under it.</summary>
public static class CmsServices
{
    /// <summary>Adds Umbraco's core and everything it leaves to its host. Nothing touches the database before <see cref="CmsStart"/>.</summary>
    /// <param name="services">The services of the site.</param>
    /// <param name="configuration">Settings under Umbraco's own names (<c>Umbraco:CMS:…</c>, <c>ConnectionStrings:umbracoDbDSN</c>).</param>
    /// <param name="extend">Handlers and collection changes of the parts above: Core takes them in before its collections are built.</param>
    public static IServiceCollection AddCms(this IServiceCollection services, IConfiguration configuration, Action<IUmbracoBuilder>? extend = null)
    {
        services.AddHttpContextAccessor();
        services.AddMemoryCache();
        services.AddLogging();
        var builder = CreateBuilder(services, configuration);
        builder.AddConfiguration();
        services.PostConfigure<RuntimeSettings>(runtime => runtime.Mode = RuntimeMode.Production); // the views are compiled: nobody changes them while the site runs
        builder.AddCoreHandlers();
        CmsBuilding.Extend(builder);
        extend?.Invoke(builder);
        builder.Build();

        // ours come after Core's own, so that they are the ones resolved
        services.AddCmsPersistence().AddPublishedContent().AddUsync().AddCoreClasses().AddEnvironment();
        CmsBuilding.AddServices(services);
        return services;
    }

    private static UmbracoBuilder CreateBuilder(IServiceCollection services, IConfiguration configuration)
    {
        // the logger of the host does not exist yet; what these two log is of use only to someone who debugs the start
        var loggers = Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance;
        var assemblies = new DefaultUmbracoAssemblyProvider(typeof(CmsServices).Assembly, loggers, [typeof(CmsServices).Assembly.GetName().Name!]);
        var finder = new DeclaredTypeFinder(new TypeFinder(loggers.CreateLogger<TypeFinder>(), assemblies, additionalExlusionAssemblies: null));
        var loader = new TypeLoader(finder, loggers.CreateLogger<TypeLoader>(), [typeof(Constants).Assembly, Assembly.GetExecutingAssembly()]);
        var caches = new AppCaches(
            new DeepCloneAppCache(new ObjectCacheAppCache()),
            new RequestCache(new HttpContextAccessor()),
            RepositoryAppCache.CreateIsolatedCaches());
        services.AddSingleton(loader);
        services.AddSingleton<ITypeFinder>(finder);
        return new UmbracoBuilder(services, configuration, loader, loggers, new NoopProfiler(), caches);
    }

    /// <summary>Classes that Core holds and does not register, because its own infrastructure package does.</summary>
    private static IServiceCollection AddCoreClasses(this IServiceCollection services) => services
        .AddSingleton<IDataTypeService, DataTypeService>()
        .AddSingleton<IAuditService, AuditService>()
        .AddSingleton<IAuditEntryService, AuditEntryService>()
        .AddSingleton<IIdKeyMap, IdKeyMap>()
        .AddSingleton(Localization)
        .AddSingleton<IPublishedContentTypeFactory, PublishedContentTypeFactory>()
        .AddSingleton<IVariationContextAccessor, HybridVariationContextAccessor>()
        .AddSingleton<IPropertyRenderingContextAccessor, HybridPropertyRenderingContextAccessor>()
        .AddSingleton<DefaultCultureAccessor>().AddSingleton<IDefaultCultureAccessor, RememberedDefaultCulture>()
        .AddSingleton<IShortStringHelper>(provider => new DefaultShortStringHelper(
            provider.GetRequiredService<IOptions<RequestHandlerSettings>>()))
        .AddSingleton<IMediaPathScheme, UniqueMediaPathScheme>()
        .AddSingleton<IUrlAssembler, DefaultUrlAssembler>()
        .AddSingleton<ILocalLoginSettingProvider, NoopLocalLoginSettingProvider>()
        .AddSingleton(TimeProvider.System)
        .AddSingleton(MediaFiles)
        .AddSingleton<FileSystems>()
        .AddSingleton(provider => new Lazy<LocalizedTextServiceFileSources>(() => new LocalizedTextServiceFileSources(
            provider.GetRequiredService<ILogger<LocalizedTextServiceFileSources>>(),
            provider.GetRequiredService<AppCaches>(),
            new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "umbraco", "config", "lang")),
            [],
            new EmbeddedFileProvider(typeof(Constants).Assembly, "Umbraco.Cms.Core.EmbeddedResources.Lang").GetDirectoryContents(string.Empty))));

    /// <summary>The one service that Core's value fallback takes from its service context: it asks for the fallback language.</summary>
    private static ServiceContext Localization(IServiceProvider provider)
    {
#pragma warning disable CS0618 // Core's PublishedValueFallback itself still asks for ILocalizationService
        return ServiceContext.CreatePartial(localizationService: provider.GetRequiredService<ILocalizationService>());
#pragma warning restore CS0618
    }

    private static IServiceCollection AddEnvironment(this IServiceCollection services) => services
        .AddSingleton<IHostingEnvironment, CmsHostingEnvironment>()
        .AddSingleton<IRuntimeState, CmsRuntimeState>()
        .AddSingleton<IMainDom, OnlyMainDom>()
        .AddSingleton<IMainDomLock, OnlyMainDomLock>()
        .AddSingleton<ICookieManager, CookieManager>()
        .AddSingleton<IIpResolver, RequestIp>()
        .AddSingleton<IRequestAccessor, RequestAccessor>()
        .AddSingleton<IUmbracoContextFactory, CmsContextFactory>()
        .AddSingleton<IConfigManipulator, UnwritableConfig>()
        .AddSingleton<Umbraco.Cms.Core.HealthChecks.NotificationMethods.IMarkdownToHtmlConverter, MarkdownHealthReport>()
        .AddSingleton<IFilePermissionHelper, WritableFolders>()
        .AddSingleton<ICronTabParser, CronTabParser>()
        .AddSingleton<IContentLastChanceFinder, NothingAtLast>()
        .AddSingleton(provider => LogFiles.In(provider.GetRequiredService<CmsDatabaseOptions>().DataDirectory))
        .AddSingleton<RunningMark>()
        .AddSingleton<AfterKill>()
        .AddSingleton<CmsStart>()
        .AddHostedService<MemoryAfterStart>();

    /// <summary>Media files lie in <c>media</c> below the data directory and are served at <c>/media</c>.</summary>
    private static MediaFileManager MediaFiles(IServiceProvider provider)
    {
        var folder = Path.Combine(Path.GetFullPath(provider.GetRequiredService<CmsDatabaseOptions>().DataDirectory), "media");
        Directory.CreateDirectory(folder);
        var files = new PhysicalFileSystem(
            provider.GetRequiredService<IIOHelper>(), provider.GetRequiredService<IHostingEnvironment>(),
            provider.GetRequiredService<ILogger<PhysicalFileSystem>>(), folder, "/media");
        return new MediaFileManager(
            files, provider.GetRequiredService<IMediaPathScheme>(), provider.GetRequiredService<ILogger<MediaFileManager>>(),
            provider.GetRequiredService<IShortStringHelper>(), provider, new Lazy<Umbraco.Cms.Core.Scoping.ICoreScopeProvider>(
                provider.GetRequiredService<Umbraco.Cms.Core.Scoping.ICoreScopeProvider>));
    }
}
