namespace WIJschool.Web.Demo;

/// <summary>Whether the site was started to show what it can do: <c>--demo</c>, or <c>--demo=force</c> where it is in use.</summary>
/// <param name="IsForced">Whether it may be made in Production.</param>
internal sealed record DemoSwitch(bool IsForced)
{
    private const string Word = "--demo", Forced = "--demo=force";

    /// <summary>Takes the switch out of the words of the command line, where it would be read as the name of a setting.</summary>
    /// <returns>Null when it was not asked for.</returns>
    public static DemoSwitch? Take(ref string[] args)
    {
        var asked = args.Where(IsSwitch).ToList();
        if (asked.Count == 0) return null;
        args = [.. args.Where(word => !IsSwitch(word))];
        return new DemoSwitch(asked.Contains(Forced, StringComparer.Ordinal));
    }

    private static bool IsSwitch(string word) => word is Word or Forced;
}
