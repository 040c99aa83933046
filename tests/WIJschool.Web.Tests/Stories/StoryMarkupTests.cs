using WIJschool.Core.Stories;

namespace WIJschool.Web.Tests.Stories;

public sealed class StoryMarkupTests
{
    [Theory]
    [InlineData("Een\ntwee\r\n\r\ndrie", "<p>Een<br>twee</p><p>drie</p>")]
    [InlineData("- een\n- twee", "<ul><li>een</li><li>twee</li></ul>")]
    [InlineData("- een\ntwee", "<p>- een<br>twee</p>")]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("- <img src=x onerror=alert(1)>", "<ul><li>&lt;img src=x onerror=alert(1)&gt;</li></ul>")]
    [InlineData(" \n\n ", "")]
    public void What_a_school_types_is_text_in_paragraphs_and_lists_and_never_markup(string typed, string markup) => Assert.Equal(markup, StoryMarkup.Of(typed));
}
