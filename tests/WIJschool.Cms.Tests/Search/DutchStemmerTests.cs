using WIJschool.Cms.Search.Analysis;

namespace WIJschool.Cms.Tests.Search;

public class DutchStemmerTests
{
    [Fact]
    public void Every_word_of_the_reference_list_gets_the_stem_that_the_reference_implementation_gives()
    {
        var differences = File.ReadLines(TestFiles.Path("dutch-stems.tsv"))
            .Select(line => line.Split('\t'))
            .Where(pair => DutchStemmer.Stem(pair[0]) != pair[1])
            .Select(pair => $"{pair[0]}: expected {pair[1]}, was {DutchStemmer.Stem(pair[0])}")
            .ToList();

        Assert.Empty(differences);
    }

    [Theory]
    [InlineData("")]
    [InlineData("e")]
    [InlineData("en")]
    [InlineData("ij")]
    [InlineData("heden")]
    [InlineData("yyyy")]
    public void Words_of_nothing_but_an_ending_do_not_fail(string word) => Assert.NotNull(DutchStemmer.Stem(word));
}
