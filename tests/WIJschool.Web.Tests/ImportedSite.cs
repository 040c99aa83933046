using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using WIJschool.Cms.Search;
using WIJschool.Web.Hosting;

namespace WIJschool.Web.Tests;

/// <summary>The whole site with its own content, answering on a port of its own. A test leaves the content as it found it.</summary>
public sealed class ImportedSite : IAsyncLifetime, IDisposable
{
    private const string GroupHeader = "X-Test-Group";

    private readonly string folder = Directory.CreateTempSubdirectory("wijschool-site-").FullName;
    private WebApplication? app;
    private HttpClient? http;

    /// <summary>What is done when everything is imported and nothing runs yet.</summary>
    public Func<WebApplication, Task> BeforeStart { get; init; } = _ => Task.CompletedTask;

    public async Task InitializeAsync()
    {
        await Federation.StartAsync();
        app = Build(folder, Federation.Settings);
        await app.StartCmsAsync();
        await BeforeStart(app);
        app.Use((context, next) =>
        {
            if (context.Request.Headers[GroupHeader] is [{ } group])
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "lid"), new Claim(ClaimTypes.Role, group)], "test"));
            return next(context);
        });
        app.UseSite();
        await app.StartAsync();
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.Single()) };
        while (Get<ISearchIndex>().NeedsRebuild) await Task.Delay(50);
    }

    /// <summary>The federation by which members may sign in.</summary>
    public OpenIdProvider Federation { get; } = new();

    /// <summary>The site as it is hosted, with its data in this folder and a port that is free; not yet started.</summary>
    /// <param name="settings">Beside its own.</param>
    public static WebApplication Build(string folder, IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var folders = SiteFolders.Locate();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(SiteFolders).Assembly.GetName().Name, // its views are compiled into that assembly
            ContentRootPath = folders.Root,
            WebRootPath = folders.WebRoot,
        });
        builder.Configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"));
        builder.Configuration.AddInMemoryCollection([new("WIJschool:Database:DataDirectory", folder), new("Urls", "http://127.0.0.1:0")]);
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Logging.ClearProviders();
        return builder.AddSite().Build();
    }

    public async Task DisposeAsync()
    {
        await app!.DisposeAsync();
        await Federation.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    public void Dispose() => http?.Dispose();

    /// <summary>Where it answers.</summary>
    public Uri Address => http!.BaseAddress!;

    public T Get<T>()
        where T : notnull
    {
        StaticServiceProvider.Instance = app!.Services; // Umbraco's core keeps one a process, and other tests start sites too
        return app.Services.GetRequiredService<T>();
    }

    /// <summary>Asks for an address.</summary>
    /// <param name="group">The member group of whoever asks; null for a visitor who is not signed in.</param>
    /// <param name="host">The name under which the site is asked.</param>
    public async Task<Answer> AskAsync(string address, string? group = null, string? host = null, string? scheme = null)
    {
        StaticServiceProvider.Instance = app!.Services;
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (group is not null) request.Headers.Add(GroupHeader, group);
        if (host is not null) request.Headers.Host = host;
        if (scheme is not null) request.Headers.Add("X-Forwarded-Proto", scheme);
        using var response = await http!.SendAsync(request);
        return new Answer(
            response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.OriginalString, response.Headers.Contains("Age"));
    }

    /// <summary>Asks for an address and gives the whole answer, headers and bytes as they came over the line.</summary>
    /// <param name="encodings">What the browser says that it can unpack; null when it says nothing.</param>
    public async Task<HttpResponseMessage> SendAsync(
        string address, string? encodings = null, (string Name, string Value)? header = null, HttpMethod? method = null)
    {
        StaticServiceProvider.Instance = app!.Services;
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (encodings is not null) request.Headers.Add("Accept-Encoding", encodings);
        if (header is { } also) request.Headers.TryAddWithoutValidation(also.Name, also.Value);
        return await http!.SendAsync(request);
    }

    /// <summary>The first published page of a document type with this name in Dutch.</summary>
    public IPublishedContent Page(string alias, string name)
    {
        Assert.True(Get<IDocumentNavigationQueryService>().TryGetRootKeysOfType("home", out var roots));
        Assert.True(Get<IDocumentNavigationQueryService>().TryGetDescendantsKeysOfType(roots.Single(), alias, out var keys));
        return keys.Select(key => Get<IPublishedContentCache>().GetById(key)).OfType<IPublishedContent>().First(page => page.Cultures["nl"].Name == name);
    }

    /// <summary>Gives a page another name in a language and publishes it; the answer gives it the old one back.</summary>
    public Action Rename(IPublishedContent page, string name, string culture = "nl")
    {
        var before = page.Cultures[culture].Name;
        Set(name);
        return () => Set(before);

        void Set(string to)
        {
            var documents = Get<IContentService>();
            var document = documents.GetById(page.Key)!;
            document.SetCultureName(to, culture);
            Assert.True(documents.Save(document).Success);
            Assert.True(documents.Publish(document, [culture]).Success);
        }
    }

    /// <summary>Lets only members of a group see a page and what is below it, until the answer is called.</summary>
    public Action Protect(IPublishedContent page, string group)
    {
        var document = Get<IContentService>().GetById(page.Key)!;
        var entry = new PublicAccessEntry(document, document, document, [new PublicAccessRule { RuleType = "MemberRole", RuleValue = group }]);
        Assert.True(Get<IPublicAccessService>().Save(entry).Success);
        return () => Assert.True(Get<IPublicAccessService>().Delete(entry).Success);
    }
}

/// <param name="IsKept">Whether it was taken from the cache of pages.</param>
public sealed record Answer(HttpStatusCode Status, string Text, string? Location, bool IsKept);

[CollectionDefinition(Name)]
public sealed class OnTheSite : ICollectionFixture<ImportedSite>
{
    public const string Name = "Site";
}
