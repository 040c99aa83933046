using Umbraco.Cms.Core.Models.Blocks;

namespace WIJschool.Cms.PropertyEditors.Blocks;

/// <summary>
/// Puts two states of the same blocks together culture by culture: what is published of one culture with the draft of another, or
/// what someone may edit with what he may not. Which blocks there are, and in what order, is the same in every culture.
/// </summary>
/// <param name="leads">Whether values of a culture (null: of all cultures) are those of the leading state.</param>
/// <param name="holdsBlocks">Whether a value holds blocks of its own, which are merged in their turn.</param>
/// <param name="merge">Merges such a value: its leading state and the other one.</param>
internal sealed class BlockMerge(Func<string?, bool> leads, Func<BlockPropertyValue, bool> holdsBlocks, Func<BlockPropertyValue, object?, object?, object?> merge)
{
    /// <param name="leading">The state whose blocks and order count.</param>
    /// <param name="other">The state from which the rest comes.</param>
    public TValue Combine<TValue>(TValue leading, TValue other)
        where TValue : BlockValue
    {
        leading.ContentData = Combine(leading.ContentData, other.ContentData);
        leading.SettingsData = Combine(leading.SettingsData, other.SettingsData);
        var there = leading.ContentData.Select(item => item.Key).ToHashSet();
        leading.Expose =
        [
            .. leading.Expose.Where(shown => leads(shown.Culture)),
            .. other.Expose.Where(shown => !leads(shown.Culture) && there.Contains(shown.ContentKey)),
        ];
        return leading;
    }

    private List<BlockItemData> Combine(List<BlockItemData> leading, List<BlockItemData> other)
    {
        var others = other.DistinctBy(item => item.Key).ToDictionary(item => item.Key);
        foreach (var item in leading) item.Values = Combine(item.Values, others.GetValueOrDefault(item.Key)?.Values);
        return leading;
    }

    /// <summary>A new block (one without other values) needs what all cultures share.</summary>
    private List<BlockPropertyValue> Combine(IList<BlockPropertyValue> leading, IList<BlockPropertyValue>? other)
    {
        List<BlockPropertyValue> values = [];
        foreach (var value in leading)
        {
            var same = other?.FirstOrDefault(v => v.Alias == value.Alias && v.Culture == value.Culture && v.Segment == value.Segment);
            if (holdsBlocks(value)) value.Value = merge(value, value.Value, same?.Value);
            else if (!leads(value.Culture) && (other is not null || value.Culture is not null)) continue;
            values.Add(value);
        }

        values.AddRange((other ?? []).Where(value => !leads(value.Culture) && !holdsBlocks(value)));
        return values;
    }
}
