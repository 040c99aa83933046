using static WIJschool.Cms.Api.Tests.Management.Access.Who;

namespace WIJschool.Cms.Api.Tests.Management.Access;

/// <summary>Users, their groups and data, and signing in.</summary>
internal sealed class UserAccessTable : IAccessTable
{
    /// <inheritdoc />
    public IEnumerable<(string Method, string Url, string Who)> Rows => [.. Users, .. CurrentUser, .. Groups, .. Security];

    private static (string Method, string Url, string Who)[] Users =>
    [
        ("GET", "user", Administrators),
        ("POST", "user", Administrators),
        ("DELETE", "user", Administrators),
        ("GET", "user/configuration", Administrators),
        ("GET", $"user/{Nothing}", Administrators),
        ("PUT", $"user/{Nothing}", Administrators),
        ("DELETE", $"user/{Nothing}", Administrators),
        ("GET", $"user/{Nothing}/calculate-start-nodes", Administrators),
        ("POST", $"user/{Nothing}/change-password", Administrators),
        ("POST", $"user/{Nothing}/reset-password", Administrators),
        ("GET", $"user/{Nothing}/2fa", Administrators),
        ("DELETE", $"user/{Nothing}/2fa/onzin", Administrators),
        ("GET", $"user/{Nothing}/client-credentials", Administrators),
        ("POST", $"user/{Nothing}/client-credentials", Administrators),
        ("DELETE", $"user/{Nothing}/client-credentials/onzin", Administrators),
        ("POST", $"user/avatar/{Nothing}", Administrators),
        ("DELETE", $"user/avatar/{Nothing}", Administrators),
        ("POST", "user/enable", Administrators),
        ("POST", "user/disable", Administrators),
        ("POST", "user/unlock", Administrators),
        ("POST", "user/set-user-groups", Administrators),
        ("POST", "user/invite", Administrators),
        ("POST", "user/invite/resend", Administrators),
        ("POST", "user/invite/verify", Everybody), // whoever has the token of the mail
        ("POST", "user/invite/create-password", Everybody),
        ("GET", "filter/user", Administrators),
        ("GET", $"item/user?id={Nothing}", SignedIn),
    ];

    private static (string Method, string Url, string Who)[] CurrentUser =>
    [
        ("GET", "user/current", SignedIn),
        ("GET", "user/current/configuration", SignedIn),
        ("POST", "user/current/avatar", SignedIn),
        ("POST", "user/current/change-password", SignedIn),
        ("GET", "user/current/login-providers", SignedIn),
        ("GET", "user/current/permissions", SignedIn),
        ("GET", "user/current/permissions/document", SignedIn),
        ("GET", "user/current/permissions/media", SignedIn),
        ("GET", "user/current/2fa", SignedIn),
        ("GET", "user/current/2fa/onzin", SignedIn),
        ("POST", "user/current/2fa/onzin", SignedIn),
        ("DELETE", "user/current/2fa/onzin?code=1", SignedIn),
        ("GET", "user-data", SignedIn),
        ("POST", "user-data", SignedIn),
        ("PUT", "user-data", SignedIn),
        ("GET", $"user-data/{Nothing}", SignedIn),
        ("DELETE", $"user-data/{Nothing}", SignedIn),
    ];

    private static (string Method, string Url, string Who)[] Groups =>
    [
        ("GET", "user-group", Administrators),
        ("POST", "user-group", Administrators),
        ("DELETE", "user-group", Administrators),
        ("GET", $"user-group/{Nothing}", Administrators),
        ("PUT", $"user-group/{Nothing}", Administrators),
        ("DELETE", $"user-group/{Nothing}", Administrators),
        ("POST", $"user-group/{Nothing}/users", Administrators),
        ("DELETE", $"user-group/{Nothing}/users", Administrators),
        ("GET", "filter/user-group", Administrators),
        ("GET", "item/user-group", SignedIn),
    ];

    private static (string Method, string Url, string Who)[] Security =>
    [
        ("GET", "security/configuration", SignedIn),
        ("POST", "security/forgot-password", Everybody),
        ("POST", "security/forgot-password/verify", Everybody),
        ("POST", "security/forgot-password/reset", Everybody),
    ];
}
