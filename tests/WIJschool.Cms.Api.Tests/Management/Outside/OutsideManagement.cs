using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Media.EmbedProviders;

namespace WIJschool.Cms.Api.Tests.Management.Outside;

/// <summary>The Management API with another site beside it, a real server that stands in for everything outside.</summary>
public sealed class OutsideManagement() : ManagementSite("umbraco17-rich.sqlite.db.gz")
{
    private readonly OtherSite other = OtherSite.Start();

    internal OtherSite Other => other;

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await other.DisposeAsync();
    }

    protected override void AddServices(IServiceCollection services)
    {
        base.AddServices(services);
        services.AddHttpClient("WIJschool.News", news => news.BaseAddress = new Uri(other.Address));
        services.PostConfigure<WebhookSettings>(webhooks => webhooks.Period = TimeSpan.FromMilliseconds(50));
        services.PostConfigure<DistributedJobSettings>(jobs => jobs.Period = TimeSpan.FromMilliseconds(100));
        services.AddSingleton(new EmbedProvidersCollection(() => [new OtherSitesVideos(other.Address)]));
    }

    private sealed class OtherSitesVideos(string address) : IEmbedProvider
    {
        public string ApiEndpoint => address;

        public string[] UrlSchemeRegex => ["^https://video\\.nl/"];

        public Dictionary<string, string> RequestParams => [];

        public async Task<string?> GetMarkupAsync(string url, int? maxWidth, int? maxHeight, CancellationToken cancellationToken)
        {
            using var client = new HttpClient();
            return await client.GetStringAsync(new Uri($"{address}oembed?url={Uri.EscapeDataString(url)}&width={maxWidth}"), cancellationToken);
        }
    }
}

/// <summary>A server that writes down what it is asked.</summary>
internal sealed class OtherSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private OtherSite(WebApplication app) => this.app = app;

    /// <summary>Where it answers, with a slash at the end.</summary>
    public string Address => $"{app.Urls.Single()}/";

    /// <summary>Each request that came, in their order.</summary>
    public ConcurrentQueue<Asked> Got { get; } = new();

    /// <summary>What it answers: by a path, else 200 without anything.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, Task>> Answers { get; } = new(StringComparer.Ordinal);

    public static OtherSite Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var site = new OtherSite(builder.Build());
        site.app.Urls.Add("http://127.0.0.1:0");
        site.app.Run(site.AnswerAsync);
        site.app.StartAsync().GetAwaiter().GetResult();
        return site;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>Waits until a path was asked so often.</summary>
    public async Task UntilAskedAsync(string path, int times)
    {
        for (var round = 0; round < 200 && Got.Count(asked => asked.Path == path) < times; round++) await Task.Delay(50);
        Assert.Equal(times, Got.Count(asked => asked.Path == path));
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var headers = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Got.Enqueue(new Asked(http.Request.Path, http.Request.QueryString.Value ?? "", headers, await reader.ReadToEndAsync()));
        if (Answers.TryGetValue(http.Request.Path, out var answer)) await answer(http);
        else http.Response.StatusCode = (int)HttpStatusCode.OK;
    }

    internal sealed record Asked(string Path, string Query, Dictionary<string, string> Headers, string Body);
}
