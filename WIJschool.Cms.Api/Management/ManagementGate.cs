using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Web;
using Umbraco.Extensions;

namespace WIJschool.Cms.Api.Management;

/// <summary>What every operation passes: a body that cannot be read is refused, Core gets its context, and the answer its headers.</summary>
internal sealed class ManagementGate(IUmbracoContextFactory contexts, IEventMessagesAccessor messages) : IEndpointFilter
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store, must-revalidate, no-cache, max-age=0";
        http.Response.Headers.Pragma = "no-cache";

        // ASP.NET could not read something of the address; it does not tell what
        if (http.Response.StatusCode == StatusCodes.Status400BadRequest) return Problem.Unreadable(http, [("$", "A value in the address cannot be read.")]);
        if (context.Arguments.OfType<IBody>().FirstOrDefault(body => body.Problem is not null) is { Problem: { } problem }) return problem;

        using var core = contexts.EnsureUmbracoContext();
        if (http.User.GetUmbracoIdentity()?.GetCultureString() is { Length: > 0 } language) CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language); // of what Core tells the editor
        var answer = await next(context);
        if ((answer is INestedHttpResult nested ? nested.Result : answer) is not Problem { IsUnreadable: true }) http.Response.Headers["api-supported-versions"] = "1.0";
        if (Messages() is { Length: > 0 } told) http.Response.Headers["Umb-Notifications"] = JsonSerializer.Serialize(told, ManagementJson.Options);
        return answer;
    }

    /// <summary>What handlers of the site wanted the editor to know; the back office shows each as a notification.</summary>
    private Message[] Messages() =>
        [.. (messages.EventMessages?.GetAll() ?? []).Select(message => new Message(message.Message, message.Category, message.MessageType))];

    private sealed record Message(string Text, string Category, EventMessageType Type)
    {
        [System.Text.Json.Serialization.JsonPropertyName("message")]
        public string Text { get; } = Text;
    }
}
