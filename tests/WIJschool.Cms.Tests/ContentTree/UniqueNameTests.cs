using WIJschool.Cms.Persistence.ContentTree;

namespace WIJschool.Cms.Tests.ContentTree;

public sealed class UniqueNameTests
{
    [Theory]
    [InlineData("Page", new string[0], "Page")]
    [InlineData("Page", new[] { "Pages" }, "Page")]
    [InlineData("Page", new[] { "PAGE" }, "Page (1)")]
    [InlineData("Page", new[] { "Page", "Page (1)", "Page (3)" }, "Page (2)")]
    [InlineData("Page (1)", new[] { "Page", "Page (1)" }, "Page (2)")]
    [InlineData("Page (2)", new[] { "Page (2)" }, "Page (2) (1)")] // without a "Page" the number belongs to the name
    [InlineData("(1)", new[] { "(1)" }, "(1) (1)")]
    [InlineData("Page (0)", new[] { "Page", "Page (0)" }, "Page (0) (1)")]
    [InlineData("Page 🎉", new[] { "Page 🎉" }, "Page 🎉 (1)")]
    public void Name_gets_the_first_free_number(string name, string[] taken, string expected) =>
        Assert.Equal(expected, UniqueName.For(name, taken));
}
