using WIJschool.Web.Pages;

namespace WIJschool.Web.Tests.Pages;

public class LockupTests
{
    [Theory]
    [InlineData("Samen leren én leven", "Samen leren", "én leven")]
    [InlineData("Learning and living together", "Learning", "and living together")]
    [InlineData("Samen", "Samen", null)]
    [InlineData("", "", null)]
    public void A_tagline_is_cut_before_the_word_that_joins_it(string tagline, string first, string? second) =>
        Assert.Equal((first, second), Lockup.Split(tagline));
}
