using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Umbraco.Cms.Core.Web;

namespace WIJschool.Cms.Hosting;

/// <summary>Core's view on the values of the current request.</summary>
internal sealed class RequestAccessor(IHttpContextAccessor accessor) : IRequestAccessor
{
    public string? GetRequestValue(string name) => GetQueryStringValue(name) ?? FormValue(name);

    public string? GetQueryStringValue(string name) => accessor.HttpContext?.Request.Query[name];

    public Uri? GetRequestUrl() => accessor.HttpContext is { } context ? new Uri(context.Request.GetEncodedUrl()) : null;

    private string? FormValue(string name) =>
        accessor.HttpContext is { Request.HasFormContentType: true } context ? context.Request.Form[name] : (string?)null;
}
