using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Extensions;

namespace WIJschool.Cms.Api.Management.News;

/// <summary>
/// Fetches the news and keeps it for half an hour. Editors do not wait for it: where it does not come within two seconds there is none, for ten
/// minutes. It is told the version and a language, and not which site asks.
/// </summary>
internal sealed partial class NewsFeed(IHttpClientFactory clients, IMemoryCache cache, IUmbracoVersion version, ILogger<NewsFeed> logger)
{
    public const string ClientName = "WIJschool.News";
    public static readonly Uri Address = new("https://news-dashboard.umbraco.com/");
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan kept = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan keptWhenMissing = TimeSpan.FromMinutes(10);

    /// <summary>The news, or nothing where it cannot be had.</summary>
    /// <param name="language">The user's, as in <c>nl</c>.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<IReadOnlyList<NewsItem>> ItemsAsync(string? language, CancellationToken ct)
    {
        var key = $"{nameof(NewsFeed)} {language}";
        if (cache.TryGetValue(key, out IReadOnlyList<NewsItem>? known) && known is not null) return known;

        var items = await FetchAsync(language, ct);
        return cache.Set(key, items ?? [], items is null ? keptWhenMissing : kept);
    }

    private async Task<IReadOnlyList<NewsItem>?> FetchAsync(string? language, CancellationToken ct)
    {
        var query = $"api/News?version={version.SemanticVersion.ToSemanticStringWithoutBuild()}&language={Uri.EscapeDataString(language ?? "")}";
        try
        {
            using var client = clients.CreateClient(ClientName);
            var items = await client.GetFromJsonAsync<List<NewsItem>>(new Uri(query, UriKind.Relative), ManagementJson.Options, ct);
            return items?.FindAll(item => item is { Header: not null, Priority: not null });
        }
        catch (Exception missing) when (missing is HttpRequestException or JsonException or NotSupportedException || missing is OperationCanceledException && !ct.IsCancellationRequested)
        {
            LogMissing(missing.Message);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Information, "Umbraco's news for editors did not come: {Reason}")]
    private partial void LogMissing(string reason);
}
