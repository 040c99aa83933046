using System.Security.Claims;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.PublishedContent;
using WIJschool.Cms.Search.Content;
using WIJschool.Core.Pages;

namespace WIJschool.Web.Rendering;

/// <summary>Which protected pages a visitor may read: those of their member groups, and those of themselves alone.</summary>
public sealed class VisitorRights(IPublicAccessService publicAccess, ContentMemory memory)
{
    public ReaderRights Of(ClaimsPrincipal visitor)
    {
        var access = memory.Keep("access", _ => new ContentAccess(publicAccess.GetAll())); // a change of protection counts as one of content
        if (access.IsOpen)
            return ReaderRights.Unlimited;
        var held = access.Opening(KeysOf(visitor));
        return new ReaderRights(string.Join('\n', held), page => access.KeysFor(page) is var needed && (needed.Count == 0 || needed.Any(held.Contains)));
    }

    /// <summary>The access keys that the visitor holds, for the search index, which keeps with each page those it needs.</summary>
    public static IReadOnlySet<string> KeysOf(ClaimsPrincipal visitor)
    {
        var keys = visitor.FindAll(ClaimTypes.Role).Select(role => ContentAccess.Group(role.Value)).ToHashSet();
        if (visitor.Identity is { IsAuthenticated: true, Name: { } name })
            keys.Add(ContentAccess.Member(name));
        return keys;
    }
}
