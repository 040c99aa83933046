using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;

namespace WIJschool.Cms.Api.Delivery;

/// <summary>What every request passes: its headers are read, its access is checked and its culture is set.</summary>
internal sealed class DeliveryGate(
    ILanguageService languages, IOptionsMonitor<DeliveryApiSettings> settings, IVariationContextAccessor variations, IDefaultCultureAccessor defaults,
    IUmbracoContextFactory contexts, IRequestStartItemProvider startItems)
{
    /// <summary>Lets a request in.</summary>
    /// <param name="context">The call.</param>
    /// <param name="next">The endpoint.</param>
    /// <param name="mayRead">Whether the reader may read.</param>
    /// <param name="hasStartItem">Whether the Start-Item header counts: it does for content only.</param>
    public async ValueTask<object?> PassAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, Func<DeliveryRequest, bool> mayRead, bool hasStartItem)
    {
        var http = context.HttpContext;
        var request = DeliveryRequest.Read(http.Request.Headers, (await languages.GetAllAsync()).Select(language => language.IsoCode), settings.CurrentValue);
        request.KeepIn(http);
        if (!mayRead(request)) return Versioned(http, TypedResults.StatusCode(StatusCodes.Status401Unauthorized));

        using var core = contexts.EnsureUmbracoContext();
        variations.VariationContext = new VariationContext(request.Culture ?? defaults.DefaultCulture, request.Segment);
        if (hasStartItem && request.StartItem is not null && startItems.GetStartItem() is null)
        {
            return Versioned(http, TypedResults.NotFound("The Start-Item could not be found"));
        }

        var answer = await next(context);
        return answer is ValidationProblem or NoSuchAddress ? answer : Versioned(http, answer);
    }

    /// <summary>Names the version, as Umbraco does but for requests that it could not read.</summary>
    private static object? Versioned(HttpContext http, object? answer)
    {
        http.Response.Headers["api-supported-versions"] = "2.0";
        return answer;
    }
}

/// <summary>The gate of content.</summary>
internal sealed class ContentGate(DeliveryGate gate, IApiAccessService access) : IEndpointFilter
{
    /// <summary>Says what answers of content vary by.</summary>
    public static void Vary(HttpResponse response) => response.Headers.Vary = "Accept-Language, Accept-Segment, Preview, Start-Item";

    /// <inheritdoc />
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        Vary(context.HttpContext.Response);
        return gate.PassAsync(context, next, request => request.WantsPreview ? access.HasPreviewAccess() : access.HasPublicAccess(), hasStartItem: true);
    }
}

/// <summary>The gate of media, which vary by nothing.</summary>
internal sealed class MediaGate(DeliveryGate gate, IApiAccessService access) : IEndpointFilter
{
    /// <inheritdoc />
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        gate.PassAsync(context, next, _ => access.HasMediaAccess(), hasStartItem: false);
}
