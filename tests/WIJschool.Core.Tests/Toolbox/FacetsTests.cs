using WIJschool.Core.Toolbox;

namespace WIJschool.Core.Tests.Toolbox;

public class FacetsTests
{
    [Theory]
    [InlineData("Vrijheid van meningsuiting", "vrijheid-van-meningsuiting")]
    [InlineData("Eén les", "een-les")]
    [InlineData("Klein-en-Fijn-project", "klein-en-fijn-project")]
    [InlineData("  Mbo! ", "mbo")]
    public void A_choice_in_an_address_is_in_lower_case_with_dashes(string choice, string slug) =>
        Assert.Equal(slug, Facets.SlugOf(choice));

    [Fact]
    public void No_two_choices_of_a_facet_share_an_address() =>
        Assert.All(Facets.All, facet => Assert.Equal(facet.Choices.Count, facet.Choices.Select(Facets.SlugOf).Distinct().Count()));
}
