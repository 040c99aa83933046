using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Disclosure;

namespace WIJschool.Core.Tests.Scans.Disclosure;

/// <summary>
/// Attacks what schools are shown, over thousands of made-up schools. That the attacks can succeed is a test of its own: where only
/// small results are withheld, as a simple rule would, they find people in many schools.
/// </summary>
public class DisclosureAttackTests
{
    private const int Schools = 3_000;
    private static readonly string[] Measures = ["", "laag-1", "laag-2"];

    [Theory, InlineData(Audience.Staff, 1), InlineData(Audience.Pupils, 2)]
    public void No_difference_or_other_combination_of_shown_results_is_about_too_few(Audience audience, int seed)
    {
        var random = new Random(seed);
        var shownResults = 0;
        for (var number = 0; number < Schools; number++)
        {
            var table = RandomTable.Make(random, audience);

            var plan = DisclosurePlan.Empty.Extend(table.Closed, table.Requests).Expect();

            foreach (var measure in Measures)
                shownResults += AssertSafe(table, plan, measure, number);
        }
        Assert.True(shownResults > 10 * Schools, $"Only {shownResults} results were shown, so little was attacked.");
    }

    [Fact]
    public void Groups_that_close_one_after_the_other_reveal_nobody_either()
    {
        var random = new Random(3);
        for (var number = 0; number < Schools; number++)
        {
            var table = RandomTable.Make(random, Audience.Staff);
            var (plan, closed) = (DisclosurePlan.Empty, 0);
            while (closed < table.Closed.Count)
            {
                closed += random.Next(1, 4);
                var now = table.Closed.Take(closed).ToList();
                var keys = now.Select(group => group.Key).ToHashSet();
                var before = new ScanResults(plan).Export().ToDictionary(result => result.Key, Text);

                plan = plan.Extend(now, [.. table.Requests.Where(request => request.Groups.All(keys.Contains))]).Expect();

                Assert.All(new ScanResults(plan).Export().Where(result => before.ContainsKey(result.Key)), result => Assert.Equal(before[result.Key], Text(result)));
            }
            foreach (var measure in Measures)
                AssertSafe(table, plan, measure, number);
        }
    }

    [Fact]
    public void A_school_that_asks_again_after_one_more_answer_learns_nothing_about_it()
    {
        var random = new Random(4);
        for (var number = 0; number < 500; number++)
        {
            var school = new MadeSchool().With("r1", "a", random.Next(5, 12)).With("r1", "b", random.Next(0, 12));
            var first = school.Plan(school.Whole("r1"), school.Part("r1", "a"));
            var early = new ScanResults(first).Export();

            var more = first.Extend(school.With("r1", "a", 1).Closed(), [school.Part("r1", "a")]);
            var added = first.Extend(school.With("r1", "laat", 1).Closed().Where(group => group.Key.Group == "laat").ToList(), [school.Whole("r1") with { Key = "r1-opnieuw" }]);

            Assert.Equal(ScanErrors.GroupClosed.About("a"), more.Error); // the answers of a closed group are not other answers
            Assert.Equal(Withheld.RevealsOthers, added.Expect().Of("r1-opnieuw")); // nor is the whole shown with one person more
            Assert.Equal(early.Select(Text), new ScanResults(added.Expect()).Export().Take(early.Count).Select(Text));
        }
    }

    [Fact]
    public void In_a_hierarchy_nothing_is_withheld_that_could_be_shown()
    {
        var random = new Random(5);
        var withheld = 0;
        for (var number = 0; number < Schools; number++)
        {
            var table = RandomTable.Make(random, Audience.Staff, hierarchyOnly: true);
            var plan = DisclosurePlan.Empty.Extend(table.Closed, table.Requests).Expect();
            var shown = table.Shown(plan, "");
            foreach (var request in table.Requests.Where(request => plan.Of(request.Key) == Withheld.RevealsOthers))
            {
                withheld++;
                Assert.NotNull(table.AttackerOn("").ByEquations([.. shown, table.SetOf(request)]));
            }
        }
        Assert.True(withheld > 500, $"Only {withheld} results were withheld for the sake of others.");
    }

    [Fact]
    public void The_attacks_succeed_where_only_small_results_are_withheld()
    {
        var random = new Random(6);
        int byDifferences = 0, byEquations = 0;
        for (var number = 0; number < 500; number++)
        {
            var table = RandomTable.Make(random, Audience.Staff);
            var attacker = table.AttackerOn("");
            bool[][] shown = [.. table.Requests.Select(table.SetOf).Where(set => attacker.Weights.Where((_, cell) => set[cell]).Sum() >= attacker.Minimum)];
            byDifferences += attacker.ByDifferences(shown) is null ? 0 : 1;
            byEquations += attacker.ByEquations(shown) is null ? 0 : 1;
        }
        Assert.True(byDifferences > 250, $"Differences found people in {byDifferences} of 500 schools.");
        Assert.True(byEquations >= byDifferences, $"Equations found people in {byEquations} of 500 schools, differences in {byDifferences}.");
    }

    /// <returns>How many results were attacked.</returns>
    private static int AssertSafe(RandomTable table, DisclosurePlan plan, string measure, int number)
    {
        var (attacker, shown) = (table.AttackerOn(measure), table.Shown(plan, measure));
        Assert.All(shown, set => Assert.True(attacker.Weights.Where((_, cell) => set[cell]).Sum() >= attacker.Minimum));
        if (attacker.ByDifferences(shown) is { } difference)
            Assert.Fail($"School {number}, {measure}: a difference is about groups {string.Join(", ", difference)}.");
        if (attacker.ByEquations(shown) is { } few)
            Assert.Fail($"School {number}, {measure}: a combination is about groups {string.Join(", ", few)}.");
        return shown.Count;
    }

    private static string Text(ShownResult result) => string.Join(
        "; ", result.Layers.Select(layer => $"{layer.Withheld} {layer.Score}").Prepend($"{result.Key} {result.Withheld} {result.Respondents}"));
}
