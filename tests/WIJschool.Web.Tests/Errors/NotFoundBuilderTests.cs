using WIJschool.Web.Errors;

namespace WIJschool.Web.Tests.Errors;

public class NotFoundBuilderTests
{
    [Theory]
    [InlineData("/methodes/peer-mediation.aspx", "peer mediation")]
    [InlineData("/", "")]
    [InlineData("/a/b/herstel_cirkel/", "herstel cirkel")]
    [InlineData("/<script>", "script")]
    public void The_last_step_of_an_address_becomes_words(string path, string words) => Assert.Equal(words, NotFoundBuilder.WordsOf(path));
}
