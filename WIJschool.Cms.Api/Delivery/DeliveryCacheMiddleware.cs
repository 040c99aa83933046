using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Umbraco.Cms.Core.Configuration.Models;

namespace WIJschool.Cms.Api.Delivery;

/// <summary>
/// Answers the Delivery API from the bytes of an earlier answer. It stands first in the pipeline, and a hit costs one look-up. Only what
/// everybody would get is kept: no key, no preview, no member and no cookie in the request, and an answer of 200.
/// </summary>
internal sealed class DeliveryCacheMiddleware(RequestDelegate next, DeliveryCache cache, IOptionsMonitor<DeliveryApiSettings> settings)
{
    private const string Path = "/umbraco/delivery/api/v2";

    public Task InvokeAsync(HttpContext context)
    {
        if (!IsCacheable(context.Request)) return next(context);

        var key = Key(context);
        var moment = cache.Now;
        return moment.TryGet(key, out var entry) ? AnswerAsync(context.Response, entry) : AskAsync(context, key, moment);
    }

    private static DeliveryCacheKey Key(HttpContext context)
    {
        var request = context.Request;
        var headers = request.Headers;
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        return new DeliveryCacheKey(
            string.IsNullOrEmpty(target) ? request.Path + request.QueryString : target, request.Host.Value ?? "", request.Scheme,
            Text(headers.AcceptLanguage), Text(headers["Accept-Segment"]), headers.TryGetValue("Start-Item", out var start) ? start.ToString() : null,
            Text(headers.AcceptEncoding));
    }

    private static string? Text(StringValues value) => value.Count == 0 ? null : value.ToString();

    private static Task AnswerAsync(HttpResponse response, DeliveryCacheEntry entry)
    {
        var headers = response.Headers;
        headers.ContentType = entry.ContentType;
        headers.ContentLength = entry.Body.Length;
        headers["api-supported-versions"] = "2.0";
        if (entry.Vary.Count > 0) headers.Vary = entry.Vary;
        if (entry.ContentEncoding.Count > 0) headers.ContentEncoding = entry.ContentEncoding;
        return response.BodyWriter.WriteAsync(entry.Body).AsTask();
    }

    private bool IsCacheable(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) || !request.Path.StartsWithSegments(Path, StringComparison.Ordinal)) return false;

        var headers = request.Headers;
        return settings.CurrentValue is { Enabled: true, PublicAccess: true } && headers.Authorization.Count == 0 && headers.Cookie.Count == 0
            && !headers.ContainsKey("Api-Key") && !headers.ContainsKey("Preview");
    }

    private async Task AskAsync(HttpContext context, DeliveryCacheKey key, DeliveryCache.Moment moment)
    {
        var response = context.Response;
        var outer = response.Body;
        using var copy = new MemoryStream();
        response.Body = copy;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = outer;
        }

        var body = copy.ToArray();
        if (response.StatusCode == StatusCodes.Status200OK)
        {
            moment.Keep(key, new DeliveryCacheEntry(body, response.ContentType, response.Headers.Vary, response.Headers.ContentEncoding));
        }

        if (body.Length > 0) await outer.WriteAsync(body, context.RequestAborted);
    }
}
