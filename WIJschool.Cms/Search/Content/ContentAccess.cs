using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace WIJschool.Cms.Search.Content;

/// <summary>Which members may see which branches, as it is at one moment.</summary>
public sealed class ContentAccess(IEnumerable<PublicAccessEntry> entries)
{
    /// <summary>The key of a page that is protected without a single rule: nobody holds it.</summary>
    private const string Nobody = "nobody";

    private readonly Dictionary<int, string[]> byNode = entries.ToDictionary(
        entry => entry.ProtectedNodeId, entry => entry.Rules.Select(KeyOf).DefaultIfEmpty(Nobody).ToArray());

#pragma warning disable CS0618 // public access is stored by path, and published content still carries one
    /// <inheritdoc cref="KeysFor(string)"/>
    public IReadOnlyList<string> KeysFor(IPublishedContent page) => KeysFor(page.Path);
#pragma warning restore CS0618

    /// <summary>The access keys of a page, of which a reader needs one; empty where everyone may read.</summary>
    /// <param name="path">Its path of ids, such as -1,1062,1087. The nearest protected page on it decides.</param>
    public IReadOnlyList<string> KeysFor(string path)
    {
        if (byNode.Count == 0)
            return [];
        foreach (var id in path.Split(',').Reverse())
        {
            if (int.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var node) && byNode.TryGetValue(node, out var keys))
                return keys;
        }

        return [];
    }

    /// <summary>Whether anything is protected at all.</summary>
    public bool IsOpen => byNode.Count == 0;

    /// <summary>Of these keys those that open something, in a fixed order: readers who hold the same may read the same.</summary>
    public IReadOnlyList<string> Opening(IReadOnlySet<string> keys) =>
        [.. byNode.Values.SelectMany(needed => needed).Where(keys.Contains).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The key that members of a group hold.</summary>
    public static string Group(string name) => $"group:{name.ToLowerInvariant()}";

    /// <summary>The key that one member holds.</summary>
    public static string Member(string userName) => $"member:{userName.ToLowerInvariant()}";

    private static string KeyOf(PublicAccessRule rule) => rule.RuleType switch
    {
        Constants.Conventions.PublicAccess.MemberRoleRuleType => Group(rule.RuleValue ?? ""),
        Constants.Conventions.PublicAccess.MemberUsernameRuleType => Member(rule.RuleValue ?? ""),
        _ => Nobody,
    };
}
