namespace WIJschool.Benchmarks.Editors;

/// <summary>One line of figures, as <c>./bench</c> shows them.</summary>
internal static class EditorTimes
{
    /// <summary>Prints a line.</summary>
    /// <param name="name">What was done.</param>
    /// <param name="times">How long it took each time; the first time counts by itself.</param>
    /// <param name="goal">How long it may take; null where nothing was agreed.</param>
    public static void Print(string name, IReadOnlyList<TimeSpan> times, TimeSpan? goal)
    {
        var warm = times.Skip(1).Order().ToArray();
        var within = goal is { } most ? warm.Length > 0 && warm[warm.Length / 2] > most ? $"{Show(most)} (missed)" : Show(most) : "";
        Console.WriteLine($"{name,-34}{Show(times[0]),11}{(warm.Length > 0 ? Show(warm[warm.Length / 2]) : ""),11}{(warm.Length > 0 ? Show(warm[(warm.Length * 99 / 100)]) : ""),11}   {within}".TrimEnd());
    }

    private static string Show(TimeSpan time) => time.TotalMilliseconds >= 10 ? $"{time.TotalMilliseconds:0} ms" : $"{time.TotalMilliseconds:0.0} ms";
}
