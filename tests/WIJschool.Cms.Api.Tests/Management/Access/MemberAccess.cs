using static WIJschool.Cms.Api.Tests.Management.Access.Who;

namespace WIJschool.Cms.Api.Tests.Management.Access;

/// <summary>Members.</summary>
internal sealed class MemberAccess : IAccessTable
{
    /// <inheritdoc />
    public IEnumerable<(string Method, string Url, string Who)> Rows =>
    [
        ("POST", "member", Administrators),
        ("POST", "member/validate", Administrators),
        ("GET", $"member/{Nothing}", Administrators),
        ("PUT", $"member/{Nothing}", Administrators),
        ("PUT", $"member/{Nothing}/validate", Administrators),
        ("DELETE", $"member/{Nothing}", Administrators),
        ("GET", "member/configuration", Administrators),
        ("GET", $"member/{Nothing}/referenced-by", Administrators),
        ("GET", $"member/{Nothing}/referenced-descendants", Administrators),
        ("GET", "member/are-referenced", Administrators),
        ("GET", "filter/member", Administrators),
        ("GET", "item/member", SignedIn),
        ("GET", "item/member/search?query=x", SignedIn),
    ];
}
