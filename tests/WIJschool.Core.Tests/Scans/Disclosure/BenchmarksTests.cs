using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Disclosure;

namespace WIJschool.Core.Tests.Scans.Disclosure;

public class BenchmarksTests
{
    [Theory, InlineData(4, false), InlineData(5, true)]
    public void A_benchmark_needs_five_schools(int schools, bool shown) => Assert.Equal(shown, Benchmarks.None.Show(Entries(schools), Audience.Staff).IsOk);

    [Fact]
    public void A_school_below_the_minimum_group_does_not_count() => Assert.Equal(
        ScanErrors.BenchmarkTooFewSchools,
        Benchmarks.None.Show([.. Entries(4), new BenchmarkEntry(Guid.NewGuid(), "1", 9, 50)], Audience.Pupils).Error);

    [Theory]
    [InlineData(new[] { 10, 10, 10, 10, 40 }, true)] // 40 of 70 when one steps aside
    [InlineData(new[] { 10, 10, 10, 10, 30 }, false)] // 30 of 60
    [InlineData(new[] { 10, 10, 10, 50, 40 }, true)] // for the school of 40, the one of 50 is most of the rest
    public void No_school_may_be_most_of_what_another_sees_of_the_rest(int[] respondents, bool dominated)
    {
        BenchmarkEntry[] entries = [.. respondents.Select((count, i) => new BenchmarkEntry(Guid.NewGuid(), "1", count, 50 + i))];

        Assert.Equal(dominated, Benchmarks.None.Show(entries, Audience.Staff).Error == ScanErrors.BenchmarkDominated);
    }

    [Fact]
    public void Asking_again_after_one_school_joined_shows_nothing_new()
    {
        var entries = Entries(6);
        var after = Benchmarks.None.Show([.. entries.Take(5)], Audience.Staff).Expect().After;

        Assert.Equal(ScanErrors.BenchmarkTooClose, after.Show(entries, Audience.Staff).Error);
    }

    [Fact]
    public void All_sectors_are_shown_beside_one_when_five_schools_are_in_the_others()
    {
        var entries = Entries(10);
        var after = Benchmarks.None.Show([.. entries.Take(5)], Audience.Staff).Expect().After;

        Assert.True(after.Show(entries, Audience.Staff).IsOk);
        Assert.Equal(ScanErrors.BenchmarkTooClose, after.Show([.. entries.Take(9)], Audience.Staff).Error);
    }

    [Fact]
    public void The_next_term_is_other_rounds_of_the_same_schools()
    {
        var first = Entries(5);
        var after = Benchmarks.None.Show(first, Audience.Staff).Expect().After;

        Assert.True(after.Show([.. first.Select(entry => entry with { Round = "2" })], Audience.Staff).IsOk);
    }

    [Fact]
    public void A_school_with_two_entries_is_a_mistake()
    {
        var entries = Entries(5);

        Assert.Throws<ArgumentException>(() => Benchmarks.None.Show([.. entries, entries[0]], Audience.Staff));
    }

    [Fact]
    public void To_each_school_the_others_can_change_places_without_anything_changing()
    {
        var random = new Random(5);
        for (var times = 0; times < 1_000; times++)
        {
            BenchmarkEntry[] entries = [.. Enumerable.Range(0, random.Next(5, 12)).Select(_ =>
                new BenchmarkEntry(Guid.NewGuid(), "1", random.Next(5, 60), random.NextDouble() * 100))];
            var shown = Benchmarks.None.Show(entries, Audience.Staff);
            if (!shown.IsOk)
                continue;
            var own = random.Next(entries.Length);
            int[] others = [.. Enumerable.Range(0, entries.Length).Where(place => place != own)];
            var means = others.Select(place => entries[place].Mean).ToArray();
            random.Shuffle(means);

            var world = entries.ToArray();
            for (var i = 0; i < others.Length; i++)
                world[others[i]] = world[others[i]] with { Mean = means[i] };

            Assert.True(others.Length >= 4);
            Assert.Equal(shown.Value.Shown, Benchmarks.None.Show(world, Audience.Staff).Expect().Shown);
        }
    }

    private static BenchmarkEntry[] Entries(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new BenchmarkEntry(Guid.NewGuid(), "1", 20, 40 + i))];
}
