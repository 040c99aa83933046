using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WIJschool.Web.Tests.Labels;

/// <summary>Every label that a view asks for has to be in the dictionary that the site starts with, in both languages.</summary>
public partial class DictionaryTests
{
    private static readonly string Root = FindRoot();

    private static readonly Dictionary<string, XElement> Items = Directory.GetFiles(Path.Combine(Root, "uSync", "v17", "Dictionary"), "*.config")
        .Select(path => XElement.Load(path)).ToDictionary(item => item.Attribute("Alias")!.Value);

    [Fact]
    public void Every_label_in_a_view_has_a_text()
    {
        var asked = Directory.GetFiles(Path.Combine(Root, "WIJschool.Web"), "*.*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".cshtml", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => LabelKeys().Matches(File.ReadAllText(path)).Select(match => match.Groups["key"].Value));

        Assert.DoesNotContain(asked.Distinct(), key => !Items.ContainsKey(key) && !Items.ContainsKey($"{key}.Many"));
    }

    [Fact]
    public void Every_label_is_written_in_Dutch_and_English() => Assert.All(Items.Values, item => Assert.Equal(
        ["en", "nl"],
        item.Element("Translations")!.Elements().Where(text => text.Value.Length > 0).Select(text => text.Attribute("Language")!.Value).Order()));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "WIJschool.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex("""(?:Site|site|Labels|labels)(?:\[|\.(?:Format|Count)\()"(?<key>[A-Z][\w. ]*\w)"|^\s*\("(?:\w+", ")?(?<key>[A-Z]\w+\.[A-Z][\w.]*)",""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex LabelKeys();
}
