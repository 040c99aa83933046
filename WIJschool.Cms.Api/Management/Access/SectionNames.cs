using Umbraco.Cms.Core;

namespace WIJschool.Cms.Api.Management.Access;

/// <summary>The back office's own names of sections that the database calls by short ones: <c>Umb.Section.Content</c> is <c>content</c>.</summary>
internal static class SectionNames
{
    private static readonly Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase)
    {
        [Constants.Applications.Content] = "Umb.Section.Content",
        [Constants.Applications.Forms] = "Umb.Section.Forms",
        [Constants.Applications.Media] = "Umb.Section.Media",
        [Constants.Applications.Members] = "Umb.Section.Members",
        [Constants.Applications.Packages] = "Umb.Section.Packages",
        [Constants.Applications.Settings] = "Umb.Section.Settings",
        [Constants.Applications.Translation] = "Umb.Section.Translation",
        [Constants.Applications.Users] = "Umb.Section.Users",
    };

    private static readonly Dictionary<string, string> aliases = names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The back office's name; of a section that a package brings, the alias is the name.</summary>
    public static string Of(string alias) => names.GetValueOrDefault(alias, alias);

    /// <summary>What the database calls it.</summary>
    public static string AliasOf(string name) => aliases.GetValueOrDefault(name, name);
}
