using System.Security.Claims;
using WIJschool.Cms.Search.Content;

namespace WIJschool.Web.Search;

/// <summary>Which protected pages a visitor may find: those of the member groups in the sign-in and of the member alone.</summary>
internal static class ReaderAccess
{
    public static IReadOnlySet<string> KeysOf(ClaimsPrincipal visitor)
    {
        var keys = visitor.FindAll(ClaimTypes.Role).Select(role => ContentAccess.Group(role.Value)).ToHashSet();
        if (visitor.Identity is { IsAuthenticated: true, Name: { } name })
            keys.Add(ContentAccess.Member(name));
        return keys;
    }
}
