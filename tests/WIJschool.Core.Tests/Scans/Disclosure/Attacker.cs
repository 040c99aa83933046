namespace WIJschool.Core.Tests.Scans.Disclosure;

/// <summary>
/// Someone who has all figures of all results that are shown, knows who is in which group, and looks for a figure about fewer
/// people than the minimum. It shares nothing with the code that it attacks: that one cuts cells into parts, this one tries
/// differences and solves equations.
/// </summary>
/// <param name="Weights">Per group, how many have a score.</param>
/// <param name="People">Per group, how many answered.</param>
internal sealed record Attacker(int Minimum, int[] Weights, int[] People)
{
    private const long Prime = 2_147_483_647;

    /// <summary>Tries every difference of a result and one within it.</summary>
    /// <returns>The groups of a difference that is about too few people; null when there is none.</returns>
    public int[]? ByDifferences(IReadOnlyList<bool[]> shown)
    {
        foreach (var whole in shown)
        {
            foreach (var part in shown)
            {
                int[] rest = [.. Cells().Where(cell => whole[cell] && !part[cell])];
                if (Cells().All(cell => whole[cell] || !part[cell]) && IsFew(rest))
                    return rest;
            }
        }
        return null;
    }

    /// <summary>
    /// Tries every linear combination at once. A combination is about a few groups only when the equations for all other groups
    /// leave it free: when the shown results are less independent on the other groups than on all.
    /// </summary>
    /// <returns>A few groups that some combination is about; null when there is none.</returns>
    public int[]? ByEquations(IReadOnlyList<bool[]> shown)
    {
        int[] all = [.. Cells()];
        var independent = Rank(shown, all);
        return Fewest([.. all.Where(cell => Weights[cell] < Minimum)], 0, [], 0)
            .FirstOrDefault(few => Rank(shown, [.. all.Except(few)]) < independent);
    }

    private IEnumerable<int> Cells() => Enumerable.Range(0, People.Length).Where(cell => People[cell] > 0);

    private bool IsFew(int[] cells) => cells.Length > 0 && cells.Sum(cell => Weights[cell]) < Minimum;

    /// <summary>All choices of groups that together weigh less than the minimum.</summary>
    private IEnumerable<int[]> Fewest(int[] light, int from, int[] chosen, int weight)
    {
        for (var i = from; i < light.Length; i++)
        {
            if (weight + Weights[light[i]] >= Minimum)
                continue;
            int[] more = [.. chosen, light[i]];
            yield return more;
            foreach (var further in Fewest(light, i + 1, more, weight + Weights[light[i]]))
                yield return further;
        }
    }

    /// <summary>How many of the results are independent on these groups: Gauss, in whole numbers modulo a prime.</summary>
    private static int Rank(IReadOnlyList<bool[]> shown, int[] cells)
    {
        var rows = shown.Select(set => cells.Select(cell => set[cell] ? 1L : 0L).ToArray()).ToArray();
        var rank = 0;
        for (var column = 0; column < cells.Length && rank < rows.Length; column++)
        {
            var pivot = Array.FindIndex(rows, rank, row => row[column] != 0);
            if (pivot < 0)
                continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            var inverse = Inverse(rows[rank][column]);
            for (var other = rank + 1; other < rows.Length; other++)
            {
                var factor = rows[other][column] * inverse % Prime;
                for (var place = column; factor != 0 && place < cells.Length; place++)
                    rows[other][place] = (rows[other][place] + ((Prime - factor) * rows[rank][place])) % Prime;
            }
            rank++;
        }
        return rank;
    }

    private static long Inverse(long value)
    {
        long result = 1, power = value % Prime;
        for (var exponent = Prime - 2; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1)
                result = result * power % Prime;
            power = power * power % Prime;
        }
        return result;
    }
}
