using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Net;

namespace WIJschool.Cms.Hosting;

/// <summary>The address of who asks, for the audit trail of users; empty for work that nobody asked for.</summary>
internal sealed class RequestIp(IHttpContextAccessor accessor) : IIpResolver
{
    public string GetCurrentRequestIpAddress() => accessor.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";
}
