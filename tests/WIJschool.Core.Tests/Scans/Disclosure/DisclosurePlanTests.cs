using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Disclosure;

namespace WIJschool.Core.Tests.Scans.Disclosure;

public class DisclosurePlanTests
{
    [Theory]
    [InlineData(4, Audience.Staff, Withheld.TooFew)]
    [InlineData(5, Audience.Staff, Withheld.No)]
    [InlineData(9, Audience.Pupils, Withheld.TooFew)]
    [InlineData(10, Audience.Pupils, Withheld.No)]
    [InlineData(4, Audience.Partners, Withheld.TooFew)]
    [InlineData(5, Audience.Partners, Withheld.No)]
    public void The_minimum_group_is_five_adults_or_ten_pupils(int respondents, Audience audience, Withheld withheld)
    {
        var school = new MadeSchool(audience).With("r1", "team", respondents);

        Assert.Equal(withheld, school.Plan(school.Whole("r1")).Of("r1"));
    }

    [Fact]
    public void A_small_team_takes_the_next_smallest_with_it()
    {
        var school = new MadeSchool().With("r1", "onderbouw", 12).With("r1", "bovenbouw", 8).With("r1", "directie", 3);

        var plan = school.Plan(school.Whole("r1"), school.Part("r1", "onderbouw"), school.Part("r1", "bovenbouw"), school.Part("r1", "directie"));

        Assert.Equal(Withheld.No, plan.Of("r1"));
        Assert.Equal(Withheld.No, plan.Of("r1/onderbouw"));
        Assert.Equal(Withheld.RevealsOthers, plan.Of("r1/bovenbouw"));
        Assert.Equal(Withheld.TooFew, plan.Of("r1/directie"));
    }

    [Fact]
    public void Small_teams_that_are_large_enough_together_take_nobody_with_them()
    {
        var school = new MadeSchool().With("r1", "onderbouw", 12).With("r1", "directie", 3).With("r1", "conciërges", 2);

        var plan = school.Plan(school.Whole("r1"), school.Part("r1", "onderbouw"));

        Assert.Equal(Withheld.No, plan.Of("r1/onderbouw"));
    }

    [Fact]
    public void What_is_shown_early_stays_and_the_whole_is_withheld_when_it_would_reveal_the_rest()
    {
        var school = new MadeSchool().With("r1", "a", 9).With("r1", "b", 2);
        var early = DisclosurePlan.Empty.Extend(school.Closed().Take(1).ToList(), [school.Part("r1", "a")]).Expect();

        var late = early.Extend(school.Closed(), [school.Whole("r1"), school.Part("r1", "a")]).Expect();

        Assert.Equal(Withheld.No, late.Of("r1/a"));
        Assert.Equal(Withheld.RevealsOthers, late.Of("r1"));
    }

    [Fact]
    public void Rounds_are_decided_apart_but_a_year_total_counts_beside_them()
    {
        var school = new MadeSchool().With("r1", "a", 7).With("r2", "a", 3);

        var plan = school.Plan(school.Whole("r1"), school.Whole("r2"), new ResultRequest("jaar", 1, [new("r1", "a"), new("r2", "a")]));

        Assert.Equal(Withheld.No, plan.Of("r1"));
        Assert.Equal(Withheld.TooFew, plan.Of("r2"));
        Assert.Equal(Withheld.RevealsOthers, plan.Of("jaar"));
    }

    [Fact]
    public void A_second_division_across_the_first_is_shown_only_where_the_crossings_are_large_enough()
    {
        var school = new MadeSchool().With("r1", "a-vrouw", 6).With("r1", "a-man", 6).With("r1", "b-vrouw", 6).With("r1", "b-man", 2);
        ResultRequest Across(string key, int priority, params string[] groups) => new(key, priority, [.. groups.Select(group => new GroupKey("r1", group))]);

        var plan = school.Plan(school.Whole("r1"), Across("a", 1, "a-vrouw", "a-man"), Across("b", 1, "b-vrouw", "b-man"), Across("vrouw", 2, "a-vrouw", "b-vrouw"));

        Assert.Equal((Withheld.No, Withheld.No, Withheld.RevealsOthers), (plan.Of("a"), plan.Of("b"), plan.Of("vrouw")));
    }

    [Fact]
    public void A_layer_that_too_few_filled_in_is_withheld_by_itself()
    {
        var school = new MadeSchool().With("r1", "a", 8, skipping: 4);

        var plan = school.Plan(school.Whole("r1"));

        Assert.Equal(Withheld.No, plan.Of("r1", "laag-1"));
        Assert.Equal(Withheld.TooFew, plan.Of("r1", "laag-2"));
        Assert.Null(new ScanResults(plan).Show("r1").Layers[1].Score);
        Assert.All(new ScanResults(plan).Show("r1").Layers[1].Dimensions, dimension => Assert.Null(dimension.Score));
    }

    [Fact]
    public void Nobody_sees_that_one_respondent_skipped_a_layer()
    {
        var all = new MadeSchool().With("r1", "a", 10);
        var one = new MadeSchool().With("r1", "a", 10, skipping: 1);

        var (first, second) = (new ScanResults(all.Plan(all.Whole("r1"))).Show("r1"), new ScanResults(one.Plan(one.Whole("r1"))).Show("r1"));

        Assert.Equal(new CountBand(10, 14), first.Respondents);
        Assert.Equal(first.Respondents, second.Respondents);
        Assert.Equal(first.Layers[1].Score?.Mean, second.Layers[1].Score?.Mean);
        Assert.Equal(first.Layers[1].Score?.Spread, second.Layers[1].Score?.Spread);
    }

    [Fact]
    public void A_comparison_needs_both_results()
    {
        var school = new MadeSchool().With("r1", "a", 7).With("r2", "a", 3).With("r3", "a", 9);
        var results = new ScanResults(school.Plan(school.Whole("r1"), school.Whole("r2"), school.Whole("r3")));

        Assert.Null(results.Compare("r1", "r2", "laag-1"));
        Assert.NotNull(results.Compare("r1", "r3", "laag-1"));
    }

    [Fact]
    public void An_export_holds_what_the_pages_show_and_no_more()
    {
        var school = new MadeSchool().With("r1", "a", 7).With("r1", "b", 3);
        var results = new ScanResults(school.Plan(school.Whole("r1"), school.Part("r1", "a"), school.Part("r1", "b")));

        Assert.Equal(["r1", "r1/a", "r1/b"], results.Export().Select(result => result.Key));
        Assert.Equal([true, false, false], results.Export().Select(result => result.Layers.Any(layer => layer.Score is not null)));
    }

    [Fact]
    public void The_order_of_asking_changes_nothing()
    {
        var school = new MadeSchool().With("r1", "a", 9).With("r1", "b", 7).With("r1", "c", 3).With("r1", "d", 6);
        ResultRequest[] requests = [school.Whole("r1"), .. new[] { "a", "b", "c", "d" }.Select(group => school.Part("r1", group))];

        var (forward, backward) = (school.Plan(requests), school.Plan([.. requests.Reverse()]));

        Assert.All(requests, request => Assert.Equal(forward.Of(request.Key), backward.Of(request.Key)));
    }

    [Fact]
    public void Mistakes_in_asking_are_told()
    {
        var school = new MadeSchool().With("r1", "a", 9).With("r1", "b", 9);
        var plan = school.Plan(school.Whole("r1"));

        Assert.Equal(ScanErrors.GroupUnknown.About("z"), plan.Extend([], [school.Part("r1", "z")]).Error);
        Assert.Equal(ScanErrors.ResultTwice.About("r1"), plan.Extend([], [new ResultRequest("r1", 0, [new GroupKey("r1", "a")])]).Error);
        Assert.Equal(ScanErrors.GroupClosed.About("a"), plan.Extend(new MadeSchool().With("r1", "a", 10).Closed(), []).Error);
        Assert.Throws<ArgumentException>(() => plan.Of("r9"));
    }

    [Theory, InlineData(5, 5, 9), InlineData(9, 5, 9), InlineData(14, 10, 14), InlineData(99, 50, 99), InlineData(100, 100, null)]
    public void A_number_of_people_is_shown_as_a_band(int count, int from, int? to) => Assert.Equal(new CountBand(from, to), CountBand.Of(count));
}
