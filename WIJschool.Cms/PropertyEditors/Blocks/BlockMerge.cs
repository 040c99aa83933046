using Umbraco.Cms.Core.Models.Blocks;

namespace WIJschool.Cms.PropertyEditors.Blocks;

/// <summary>
/// Puts two states of the same blocks together culture by culture: what is published of one culture with the draft of another, or
/// what someone may edit with what he may not. Which blocks there are, and in what order, is the same in every culture.
/// </summary>
internal static class BlockMerge
{
    /// <param name="leading">The state whose blocks and order count.</param>
    /// <param name="other">The state from which the rest comes.</param>
    /// <param name="leads">Whether values of a culture (null: of all cultures) are those of <paramref name="leading"/>.</param>
    public static TValue Combine<TValue>(TValue leading, TValue other, Func<string?, bool> leads)
        where TValue : BlockValue
    {
        leading.ContentData = Combine(leading.ContentData, other.ContentData, leads);
        leading.SettingsData = Combine(leading.SettingsData, other.SettingsData, leads);
        var there = leading.ContentData.Select(item => item.Key).ToHashSet();
        leading.Expose =
        [
            .. leading.Expose.Where(shown => leads(shown.Culture)),
            .. other.Expose.Where(shown => !leads(shown.Culture) && there.Contains(shown.ContentKey)),
        ];
        return leading;
    }

    /// <summary>Whether anything in the blocks is of one culture.</summary>
    public static bool Varies(BlockValue blocks) =>
        blocks.Expose.Any(shown => shown.Culture is not null)
        || blocks.ContentData.Concat(blocks.SettingsData).SelectMany(item => item.Values).Any(value => value.Culture is not null);

    private static List<BlockItemData> Combine(List<BlockItemData> leading, List<BlockItemData> other, Func<string?, bool> leads)
    {
        var others = other.DistinctBy(item => item.Key).ToDictionary(item => item.Key);
        foreach (var item in leading)
        {
            if (others.TryGetValue(item.Key, out var same))
                item.Values = [.. item.Values.Where(value => leads(value.Culture)), .. same.Values.Where(value => !leads(value.Culture))];
            else
                item.Values = [.. item.Values.Where(value => value.Culture is null || leads(value.Culture))]; // a new block needs what all cultures share
        }
        return leading;
    }
}
