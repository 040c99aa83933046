using System.Xml.Linq;

namespace WIJschool.Cms.Sync;

/// <summary>Where two forms of an item differ, in words a person can act on.</summary>
internal static class SyncDifference
{
    private const int Shown = 60;

    public static List<string> Between(XElement current, XElement wanted)
    {
        var differences = new List<string>();
        Compare(current, wanted, current.Name.LocalName, differences);
        return differences;
    }

    private static void Compare(XElement current, XElement wanted, string path, List<string> differences)
    {
        foreach (var name in current.Attributes().Concat(wanted.Attributes()).Select(a => a.Name).Distinct())
        {
            if (!Same(current.Attribute(name)?.Value, wanted.Attribute(name)?.Value))
                differences.Add(Told($"{path}@{name}", current.Attribute(name)?.Value, wanted.Attribute(name)?.Value));
        }
        if (!current.HasElements && !wanted.HasElements)
        {
            if (!Same(current.Value, wanted.Value)) differences.Add(Told(path, current.Value, wanted.Value));
            return;
        }
        CompareChildren(current, wanted, path, differences);
    }

    private static void CompareChildren(XElement current, XElement wanted, string path, List<string> differences)
    {
        var mine = Named(current);
        var theirs = Named(wanted);
        foreach (var name in mine.Keys.Union(theirs.Keys))
        {
            var place = $"{path}/{name}";
            var here = mine.GetValueOrDefault(name);
            var there = theirs.GetValueOrDefault(name);
            if (here is not null && there is not null) Compare(here, there, place, differences);
            else if (!Same(here?.Value, there?.Value)) differences.Add(Told(place, here?.Value, there?.Value)); // an empty value is as good as none
        }
    }

    // children are told apart by what identifies them, so that one added in front does not make all others differ
    private static Dictionary<string, XElement> Named(XElement parent)
    {
        var named = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var child in parent.Elements())
        {
            var identity = child.Attribute("Culture")?.Value ?? child.Attribute("Language")?.Value ?? child.Attribute("Key")?.Value
                ?? child.Element("Alias")?.Value ?? child.Element("Action")?.Value + child.Element("Culture")?.Value;
            var segment = child.Attribute("Segment")?.Value;
            var name = child.Name.LocalName + (identity is { Length: > 0 } ? $"[{identity}{(segment is null ? "" : "," + segment)}]" : "");
            for (var n = 2; !named.TryAdd(name, child); n++) name = $"{child.Name.LocalName}[{n}]";
        }
        return named;
    }

    private static bool Same(string? a, string? b)
    {
        if (string.Equals(a, b, StringComparison.Ordinal)) return true;
        if (string.IsNullOrEmpty(a) && string.IsNullOrEmpty(b)) return true;
        if (bool.TryParse(a, out var x) && bool.TryParse(b, out var y)) return x == y;
        return a is not null && b is not null && string.Equals(SyncXml.Compact(a).ReplaceLineEndings("\n"), SyncXml.Compact(b).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static string Told(string place, string? from, string? to) => $"{place}: {Short(from)} → {Short(to)}";

    private static string Short(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "(empty)";
        var line = SyncXml.Compact(text).ReplaceLineEndings(" ");
        return line.Length <= Shown ? $"'{line}'" : $"'{line[..Shown]}…'";
    }
}
