namespace WIJschool.Core.Scans.Disclosure;

/// <summary>
/// Decides which sets of cells may be shown together. The sets that are shown cut the cells into parts: two cells are in one part
/// when every shown set has both or neither. A set is admitted only when each part it leaves weighs the minimum or more; what is
/// in no shown set at all is not a part.
/// <para>
/// Why that suffices: the figures of a set (count, sum, sum of squares) are sums over its cells, so whatever is computed from the
/// shown figures is computed from sums over parts. Any linear combination of shown sets gives all cells of a part the same weight,
/// so the people it speaks of are a union of parts: nobody at all, or at least the minimum. In a hierarchy, where sets are nested
/// or apart, it is also necessary: each part is then what remains of a set without the shown sets in it, which is itself such a
/// combination.
/// </para>
/// </summary>
internal sealed class SafeParts
{
    private const int NeverShown = 0;

    private readonly int minimum;
    private readonly int[] weights;
    private readonly bool[] peopled;
    private readonly int[] parts;
    private int last = NeverShown;

    /// <param name="weights">Per cell, how many respondents have a figure.</param>
    /// <param name="peopled">Per cell, whether there is any respondent, with a figure or without. A cell without weighs on nothing.</param>
    public SafeParts(int minimum, int[] weights, bool[] peopled) =>
        (this.minimum, this.weights, this.peopled, parts) = (minimum, weights, peopled, new int[weights.Length]);

    /// <summary>Admits a set and remembers it as shown, or says why not and stays as it was.</summary>
    public Withheld Admit(bool[] set)
    {
        if (WeightOf(set) < minimum)
            return Withheld.TooFew;
        var after = new Dictionary<(int Part, bool InSet), int>();
        for (var cell = 0; cell < parts.Length; cell++)
        {
            if (peopled[cell] && (set[cell] || parts[cell] != NeverShown))
                after[(parts[cell], set[cell])] = after.GetValueOrDefault((parts[cell], set[cell])) + weights[cell];
        }
        if (after.Values.Any(weight => weight < minimum))
            return Withheld.RevealsOthers;
        Cut(set);
        return Withheld.No;
    }

    private int WeightOf(bool[] set) => weights.Where((_, cell) => set[cell]).Sum();

    private void Cut(bool[] set)
    {
        var numbers = new Dictionary<int, int>();
        for (var cell = 0; cell < parts.Length; cell++)
        {
            if (!set[cell])
                continue;
            if (!numbers.TryGetValue(parts[cell], out var number))
                numbers[parts[cell]] = number = ++last;
            parts[cell] = number;
        }
    }
}

/// <summary>Why a figure is not shown.</summary>
public enum Withheld
{
    /// <summary>It is shown.</summary>
    No = 0,

    /// <summary>It is about fewer people than the minimum.</summary>
    TooFew = 1,

    /// <summary>With what is shown already, it would give a figure about fewer people than the minimum.</summary>
    RevealsOthers = 2,
}
