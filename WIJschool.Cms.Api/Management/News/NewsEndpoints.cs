using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Security;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.News;

/// <summary>What the makers of Umbraco have to tell, on the first page of the back office.</summary>
internal static class NewsEndpoints
{
    /// <summary>Adds what fetches the news.</summary>
    public static IServiceCollection AddNews(this IServiceCollection services)
    {
        services.AddHttpClient(NewsFeed.ClientName, client => (client.BaseAddress, client.Timeout) = (NewsFeed.Address, NewsFeed.Patience));
        return services.AddSingleton<NewsFeed>();
    }

    public static void MapNews(this IEndpointRouteBuilder routes) => routes.MapGet("/news-dashboard", ItemsAsync).WithTags("News Dashboard");

    private static async Task<JsonHttpResult<NewsResponse>> ItemsAsync(NewsFeed feed, IBackOfficeSecurityAccessor security, CancellationToken ct) =>
        ManagementJson.Ok(new NewsResponse(await feed.ItemsAsync(security.User().Language, ct)));
}

internal sealed record NewsResponse(IReadOnlyList<NewsItem> Items);

/// <param name="Priority">How large it is shown, as Umbraco names it.</param>
internal sealed record NewsItem(string Priority, string Header, string? Body, string? ButtonText, string? ImageUrl, string? ImageAltText, string? Url);
