using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors.Blocks;

/// <summary>
/// Brings stored blocks in line with what varies by culture today: a change of an element type does not reach the blocks that were saved
/// before it, and an editor that shows them as they are would show values that are never saved again.
/// </summary>
internal static class BlockAlignment
{
    /// <param name="blocks">The blocks, whose values know their property types.</param>
    /// <param name="culture">The culture of what has none and should.</param>
    /// <param name="standard">The site's default culture.</param>
    /// <param name="varies">Whether an element type varies, by its key.</param>
    public static void Align(BlockValue blocks, string culture, string standard, Func<Guid, bool> varies)
    {
        foreach (var item in blocks.ContentData.Concat(blocks.SettingsData)) item.Values = Align(item.Values, culture, standard);
        blocks.Expose = [.. blocks.ContentData.SelectMany(item => Exposed(blocks, item, varies(item.ContentTypeKey), culture)).DistinctBy(e => (e.ContentKey, e.Culture, e.Segment))];
    }

    private static List<BlockPropertyValue> Align(IList<BlockPropertyValue> values, string culture, string standard)
    {
        foreach (var value in values.Where(v => v.PropertyType?.VariesByCulture() == true)) value.Culture ??= culture;

        List<BlockPropertyValue> kept = [];
        foreach (var same in values.GroupBy(v => (v.Alias, v.Segment)))
        {
            var ofOneCulture = same.Where(v => v.Culture is not null && v.PropertyType?.VariesByCulture() == false).ToList();
            kept.AddRange(same.Except(ofOneCulture));
            if (ofOneCulture.Count == 0 || same.Count() > ofOneCulture.Count) continue; // a value that all cultures share stands before those of one

            if ((ofOneCulture.Find(v => v.Culture.InvariantEquals(culture)) ?? ofOneCulture.Find(v => v.Culture.InvariantEquals(standard))) is not { } one) continue;
            one.Culture = null;
            kept.Add(one);
        }

        return kept;
    }

    private static IEnumerable<BlockItemVariation> Exposed(BlockValue blocks, BlockItemData item, bool varies, string culture)
    {
        var exposed = blocks.Expose.Where(e => e.ContentKey == item.Key).ToList();
        if (exposed.TrueForAll(e => e.Culture is not null == varies)) return exposed;
        if (!varies) return exposed.Select(e => new BlockItemVariation(item.Key, null, e.Segment));

        var cultures = item.Values.Select(v => v.Culture).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).DefaultIfEmpty(culture).ToList();
        return exposed.SelectMany(e => e.Culture is not null ? [e] : cultures.Select(c => new BlockItemVariation(item.Key, c, e.Segment)));
    }
}
