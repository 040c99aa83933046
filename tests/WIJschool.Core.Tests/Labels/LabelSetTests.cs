using WIJschool.Core.Labels;

namespace WIJschool.Core.Tests.Labels;

public class LabelSetTests
{
    private static readonly LabelSet Labels = new("nl", new Dictionary<string, string>
    {
        ["Toolbox.Count.One"] = "1 resultaat",
        ["Toolbox.Count.Many"] = "{0} resultaten",
        ["Broken"] = "{0} van {",
        ["Choice.Pesten"] = "Pesten op school",
    });

    [Fact]
    public void A_key_without_a_text_shows_itself() => Assert.Equal("Toolbox.Unknown", Labels["Toolbox.Unknown"]);

    [Theory, InlineData(1, "1 resultaat"), InlineData(0, "0 resultaten"), InlineData(12, "12 resultaten")]
    public void A_number_chooses_its_word(int count, string text) => Assert.Equal(text, Labels.Count("Toolbox.Count", count));

    [Fact]
    public void A_text_that_an_editor_broke_is_shown_as_it_stands() => Assert.Equal("{0} van {", Labels.Format("Broken", 3));

    [Theory, InlineData("Pesten", "Pesten op school"), InlineData("Nieuw thema", "Nieuw thema")]
    public void A_choice_has_a_text_or_is_its_own(string choice, string text) => Assert.Equal(text, Labels.Choice(choice));
}
