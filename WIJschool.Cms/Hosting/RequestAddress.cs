using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Net;

namespace WIJschool.Cms.Hosting;

/// <summary>Where the request comes from, for the audit log; empty for work that nobody asked for over the network.</summary>
internal sealed class RequestAddress(IHttpContextAccessor http) : IIpResolver
{
    public string GetCurrentRequestIpAddress() => http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";
}
