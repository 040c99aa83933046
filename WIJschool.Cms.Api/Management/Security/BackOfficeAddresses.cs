using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace WIJschool.Cms.Api.Management.Security;

/// <summary>The addresses that the flow may send a browser to: the back office's own, and no other.</summary>
public sealed class BackOfficeAddresses(IOptionsMonitor<SecuritySettings> settings)
{
    private const string Root = "/umbraco";

    /// <summary>The one address that codes are sent to.</summary>
    public bool IsCallback(HttpRequest request, string? address) =>
        address is not null && address == Absolute(request, settings.CurrentValue.AuthorizeCallbackPathName);

    /// <summary>Where a browser may go after signing out.</summary>
    public bool IsAfterSignOut(HttpRequest request, string? address) =>
        IsCallback(request, address) || (address is not null && address == Absolute(request, settings.CurrentValue.AuthorizeCallbackLogoutPathName));

    /// <summary>Who gives out the codes: the site's own address.</summary>
    public string Issuer(HttpRequest request) => Absolute(request, "/");

    /// <summary>Where to go after signing in: a path of ours below /umbraco as it was asked for, otherwise the back office itself.</summary>
    /// <param name="address">Whatever the address bar says.</param>
    public static string ReturnPath(string? address)
    {
        if (address is null || !address.StartsWith(Root, StringComparison.Ordinal)) return Root;
        // browsers take a backslash for a slash, leave out tabs and line ends, and climb up dots
        if (address.Any(c => c is '\\' or < ' ' or '\u007f') || !Uri.TryCreate(new Uri("http://site"), address, out var target)) return Root;
        var isOurs = target.Host == "site" && (target.AbsolutePath == Root || target.AbsolutePath.StartsWith($"{Root}/", StringComparison.Ordinal));
        return isOurs && !target.AbsolutePath.StartsWith(BackOfficeSecurityFeature.SignInPath, StringComparison.OrdinalIgnoreCase) ? address : Root;
    }

    private string Absolute(HttpRequest request, string path) =>
        (settings.CurrentValue.BackOfficeHost?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}") + path;
}
