namespace WIJschool.Cms.Search.Analysis;

/// <summary>How many typing errors lie between two words: a letter too many, too few, another one, or two changed about.</summary>
internal static class EditDistance
{
    /// <summary>The distance (optimal string alignment), or <paramref name="limit"/> + 1 as soon as it is more than that.</summary>
    public static int Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit)
            return limit + 1;

        Span<int> before = stackalloc int[right.Length + 1];
        Span<int> previous = stackalloc int[right.Length + 1];
        Span<int> current = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            previous[j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            if (FillRow(left, right, i, before, previous, current) > limit)
                return limit + 1;
            var row = before;
            before = previous;
            previous = current;
            current = row;
        }

        return Math.Min(previous[right.Length], limit + 1);
    }

    /// <summary>Fills one row of the table.</summary>
    /// <returns>The smallest value in it: no later row can be smaller.</returns>
    private static int FillRow(
        ReadOnlySpan<char> left, ReadOnlySpan<char> right, int i, Span<int> before, Span<int> previous, Span<int> current)
    {
        var smallest = current[0] = i;
        for (var j = 1; j <= right.Length; j++)
        {
            var cost = left[i - 1] == right[j - 1] ? 0 : 1;
            var value = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                value = Math.Min(value, before[j - 2] + 1);
            current[j] = value;
            smallest = Math.Min(smallest, value);
        }

        return smallest;
    }
}
