using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Webhooks;

internal static class WebhookServices
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton<IWebhookFiringService, WebhookFiringService>();
        services.AddHttpClient(SendWebhooks.ClientName, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(30); // the other calls wait behind this one
            client.DefaultRequestHeaders.UserAgent.ParseAdd("WIJschool");
        });
        return services;
    }
}
