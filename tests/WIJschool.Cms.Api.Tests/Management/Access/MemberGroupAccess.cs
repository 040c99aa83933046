using static WIJschool.Cms.Api.Tests.Management.Access.Who;

namespace WIJschool.Cms.Api.Tests.Management.Access;

/// <summary>The groups of members.</summary>
internal sealed class MemberGroupAccess : IAccessTable
{
    /// <inheritdoc />
    public IEnumerable<(string Method, string Url, string Who)> Rows =>
    [
        ("GET", "member-group", Administrators),
        ("POST", "member-group", Administrators),
        ("GET", $"member-group/{Nothing}", Administrators),
        ("PUT", $"member-group/{Nothing}", Administrators),
        ("DELETE", $"member-group/{Nothing}", Administrators),
        ("GET", "item/member-group", SignedIn),
        ("GET", "tree/member-group/root", Administrators),
    ];
}
