using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Net;

namespace WIJschool.Cms.Hosting;

/// <summary>The address of who asks, for the audit trail of users; empty for work that nobody asked for.</summary>
internal sealed class RequestIp(IHttpContextAccessor accessor) : IIpResolver
{
    private readonly AsyncLocal<string?> given = new();

    public string GetCurrentRequestIpAddress() => given.Value ?? accessor.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>Says, for the rest of this flow of work, who asked for it: work that is done after the answer.</summary>
    public void WorkFor(string address) => given.Value = address;
}
