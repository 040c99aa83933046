using Umbraco.Cms.Core.Models;

namespace WIJschool.Core.Pages;

/// <summary>A link that an editor made.</summary>
/// <param name="IsExternal">Whether it leaves the site.</param>
public sealed record LinkTo(string Text, string Url, bool IsExternal, string? Target)
{
    /// <summary>Keeps the links that lead somewhere: a link to a page that is gone has no address.</summary>
    public static IReadOnlyList<LinkTo> From(IEnumerable<Link> links) =>
        [.. links.Where(link => !string.IsNullOrEmpty(link.Url)).Select(link => new LinkTo(
            string.IsNullOrEmpty(link.Name) ? link.Url! : link.Name,
            link.Url!,
            link.Type == LinkType.External && Uri.IsWellFormedUriString(link.Url, UriKind.Absolute),
            link.Target))];
}
