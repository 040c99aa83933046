using WIJschool.Core.Pages;

namespace WIJschool.Core.Tests.Pages;

public class RichTextTests
{
    [Theory]
    [InlineData("<p>Eén <strong>les</strong></p><p>per week</p>", "Eén les per week")]
    [InlineData("<p>Tom &amp; Jerry</p>", "Tom & Jerry")]
    [InlineData("", "")]
    public void Plain_text_is_the_words_on_one_line(string markup, string text) => Assert.Equal(text, new RichText(markup).PlainText);

    [Theory, InlineData("<p></p>", false), InlineData("<p>&nbsp;</p>", false), InlineData("<p>ja</p>", true)]
    public void Empty_paragraphs_are_no_text(string markup, bool hasText) => Assert.Equal(hasText, new RichText(markup).HasText);
}
