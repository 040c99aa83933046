namespace WIJschool.Core.Scans.Disclosure;

/// <summary>
/// The fewest respondents a figure may be about. The reason to keep these is not statistics: with fewer, colleagues or classmates
/// know who answered what.
/// </summary>
public static class MinimumGroup
{
    public const int Adults = 5;
    public const int Pupils = 10;

    public static int Of(Audience audience) => audience == Audience.Pupils ? Pupils : Adults;
}
