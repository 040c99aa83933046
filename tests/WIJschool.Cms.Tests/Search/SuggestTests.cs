using WIJschool.Cms.Search;

namespace WIJschool.Cms.Tests.Search;

public class SuggestTests
{
    [Fact]
    public async Task Titles_come_before_words_and_those_that_begin_so_first()
    {
        using var index = await TestIndex.WithAsync(
            Make.Document("Werken met een herstelcirkel", "herstel"), Make.Document("Herstelcirkel", "herstellen"), Make.Document("Ander", "voetbal"));

        var suggestions = Suggest(index, "hers");

        Assert.Equal(["Herstelcirkel", "Werken met een herstelcirkel"], suggestions.Where(s => s.Url is not null).Select(s => s.Text));
        Assert.Contains("herstel", suggestions.Where(s => s.Url is null).Select(s => s.Text));
        Assert.Equal("/herstelcirkel", suggestions[0].Url);
    }

    [Fact]
    public async Task Last_word_is_completed_as_it_is_written()
    {
        using var index = await TestIndex.WithAsync(Make.Document("Ander", "de coördinator en de coördinatoren"));

        Assert.Equal(["de coördinator"], Suggest(index, "de coord").Select(s => s.Text).Take(1));
    }

    [Fact]
    public async Task Misspelt_beginning_of_nothing_gives_the_nearest_word()
    {
        using var index = await TestIndex.WithAsync(Make.Document("Polarisatie herkennen", "x"));

        Assert.Equal("Polarisatie herkennen", Suggest(index, "polarizatie")[0].Text);
    }

    [Fact]
    public async Task Neither_titles_nor_words_of_protected_documents_are_offered()
    {
        using var index = await TestIndex.WithAsync(Make.Document("Geheim plan") with { AccessKeys = ["beheer"] });

        Assert.Empty(Suggest(index, "geh"));
        Assert.Empty(Suggest(index, "gehiem"));
        Assert.Null(index.Search("gehiem").Correction);
    }

    private static IReadOnlyList<SearchSuggestion> Suggest(TestIndex index, string typed) =>
        index.Index.Suggest(new SearchRequest { Query = typed, Culture = "nl", Take = 8 }, CancellationToken.None);
}
