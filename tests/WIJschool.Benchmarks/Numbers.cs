using System.Globalization;

namespace WIJschool.Benchmarks;

internal static class Numbers
{
    public static int Read(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The middle of the times, in milliseconds.</summary>
    public static double Median(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToArray();
        return sorted[sorted.Length / 2].TotalMilliseconds;
    }

    /// <summary>A line that <c>./bench</c> reads.</summary>
    public static void Report(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}={value:0.###}"));
}
