using System.Globalization;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Net;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Management.Security;

/// <summary>Refuses an address that asks for too many links by mail, or tries too many.</summary>
internal sealed class LinkLimit(SignInLimits limits, IIpResolver ip) : IEndpointFilter
{
    /// <inheritdoc />
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        limits.Link(ip.GetCurrentRequestIpAddress()) is { } wait ? ValueTask.FromResult<object?>(new TooOften(wait)) : next(context);
}

/// <summary>Refuses an address that tries to sign in too often.</summary>
internal sealed class AttemptLimit(SignInLimits limits, IIpResolver ip) : IEndpointFilter
{
    /// <inheritdoc />
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        limits.Attempt(ip.GetCurrentRequestIpAddress()) is { } wait ? ValueTask.FromResult<object?>(new TooOften(wait)) : next(context);
}

/// <summary>429, with how long to wait.</summary>
internal sealed record TooOften(TimeSpan Wait) : IResult
{
    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(Wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return new Problem("Error", "Too many attempts", StatusCodes.Status429TooManyRequests) { Detail = "Wait a while before you try again." }.ExecuteAsync(httpContext);
    }
}
