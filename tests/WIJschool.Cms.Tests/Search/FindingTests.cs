using WIJschool.Cms.Search;
using WIJschool.Cms.Search.Words;

namespace WIJschool.Cms.Tests.Search;

public class FindingTests
{
    [Theory]
    [InlineData("school", "De scholen werken samen")]
    [InlineData("leraren", "De leraar stelt een vraag")]
    [InlineData("kinderen", "Wat een kind nodig heeft")]
    [InlineData("brieven", "Een brief aan de ouders")]
    [InlineData("werkt", "Samen werken aan de klas")]
    [InlineData("gepest", "Wie pest en wie kijkt toe: pesten")]
    [InlineData("coordinator", "De coördinator van het project")]
    [InlineData("IDEEËN", "een idee van leerlingen, veel ideeen")]
    [InlineData("foto", "Mooie foto's van het feest")]
    [InlineData("email", "Stuur een e-mail")]
    [InlineData("e-mail", "Stuur een email")]
    [InlineData("burgerschap", "Goed burgerschapsonderwijs begint klein")]
    [InlineData("onderwijs", "Taalonderwijs. Over taal.")]
    [InlineData("pestprotocol", "Een protocol tegen pesten")]
    [InlineData("polarizatie", "Omgaan met polarisatie")]
    [InlineData("radikalisering", "Vroege signalen van radicalisering")]
    [InlineData("bugerschap", "Les in burgerschap")]
    [InlineData("herstelc", "Zitten in de herstelcirkel")]
    public async Task Query_finds_the_text(string query, string text)
    {
        using var index = await TestIndex.WithAsync(Make.Document("Gezocht", text), Make.Document("Iets anders", "Voetbal in de pauze"));

        Assert.Equal(["Gezocht"], index.Titles(query));
    }

    [Theory]
    [InlineData("wijs", "Het onderwijs verandert")] // onder is no part of a compound
    [InlineData("les", "Een lesbisch stel")]
    [InlineData("-pesten", "Alles over pesten")]
    [InlineData("\"veilige school\"", "Een school die veilig is")]
    public async Task Query_does_not_find_the_text(string query, string text)
    {
        using var index = await TestIndex.WithAsync(Make.Document("Niet gezocht", text), Make.Document("Les", "voetbal"));

        Assert.DoesNotContain("Niet gezocht", index.Titles(query));
    }

    [Fact]
    public async Task Phrase_is_found_only_as_it_is_written()
    {
        using var index = await TestIndex.WithAsync(
            Make.Document("Wel", "Zo maken we een veilige school voor iedereen"),
            Make.Document("Niet", "Een school die veilig is, veilige klassen, en een grote school"));

        Assert.Equal(["Wel"], index.Titles("\"veilige school\""));
        Assert.Equal(2, index.Search("veilige school").Total);
    }

    [Fact]
    public async Task Excluded_words_and_phrases_leave_documents_out()
    {
        using var index = await TestIndex.WithAsync(
            Make.Document("Een", "pesten in de klas"), Make.Document("Twee", "pesten via de telefoon"), Make.Document("Drie", "spelen in de klas"));

        Assert.Equal(["Twee"], index.Titles("pesten -klas"));
        Assert.Equal(["Twee"], index.Titles("pesten -\"in de klas\""));
        Assert.Equal(["Twee"], index.Titles("-klassen"));
    }

    [Fact]
    public async Task Title_weighs_more_than_introduction_and_that_more_than_text()
    {
        using var index = await TestIndex.WithAsync(
            Make.Document("Tekst", "dialoog", "over gesprekken"),
            Make.Document("Inleiding", "over gesprekken", "dialoog"),
            Make.Document("Dialoog", "over gesprekken", "in de klas"),
            Make.Document("Niets", "niets", "niets"));

        Assert.Equal(["Dialoog", "Inleiding", "Tekst"], index.Titles("dialoog"));
    }

    [Fact]
    public async Task Page_that_is_not_there_in_the_readers_language_is_found_in_the_other_below_those_that_are()
    {
        var mission = Make.Document("Missie", "samen school", culture: "nl");
        using var index = await TestIndex.WithAsync(
            Make.Document("Scholen", "de school in de stad", culture: "nl"), Make.Document("Schools", "a school", culture: "en"),
            mission, mission with { Culture = "en", Title = "Mission", Body = "together" });
        var english = new SearchRequest { Culture = "en", FallbackCulture = "nl" };

        Assert.Equal(["Schools", "Scholen"], index.Titles(english with { Query = "school" }));
        Assert.Equal(["Scholen"], index.Titles(english with { Query = "scholen" }));
        Assert.Equal(["Schools"], index.Titles(english with { Query = "school", FallbackCulture = null }));
        Assert.Equal(["Mission"], index.Titles(english with { Query = "together" }));
        Assert.Empty(index.Titles(english with { Query = "samen" }));
        Assert.Equal([("Scholen", "nl"), ("Schools", "en")], index.Index.Suggest(english with { Query = "scho" }, CancellationToken.None)
            .Where(item => item.Url is not null).Select(item => (item.Text, item.Culture)).Order());
    }

    [Fact]
    public async Task Verb_in_two_parts_finds_the_whole_one()
    {
        using var index = await TestIndex.WithAsync(Make.Document("Een", "je wilt meedoen met je klas"), Make.Document("Twee", "een klas op school"));

        Assert.Equal(["Een", "Twee"], index.Titles("hoe doe ik mee met de klas"));
    }

    [Fact]
    public async Task Excluded_word_takes_its_other_number_along_and_not_an_adjective_with_the_same_stem()
    {
        using var index = await TestIndex.WithAsync(
            Make.Document("Een", "klas met oudere leerlingen"), Make.Document("Twee", "klas en een ouder"), Make.Document("Drie", "klas met ouders"));

        Assert.Equal(["Een"], index.Titles("klas -ouders"));
    }

    [Fact]
    public void Synonyms_find_each_other_and_an_arrow_leads_one_way()
    {
        using var index = new TestIndex(Synonyms.Parse("nl", ["pesten, treiteren", "wij-zij => polarisatie", " , =>", "zin van vijf woorden, =>=>"]));
        index.Index.Upsert([Make.Document("Een", "treiteren"), Make.Document("Twee", "pesten"), Make.Document("Drie", "polarisatie"), Make.Document("Vier", "wij-zij")]);

        Assert.Equal(["Twee", "Een"], index.Titles("pesten"));
        Assert.Equal(["Een", "Twee"], index.Titles("treiteren"));
        Assert.Equal(["Vier", "Drie"], index.Titles("wij-zij"));
        Assert.Equal(["Drie"], index.Titles("polarisatie"));
    }

    [Fact]
    public async Task Form_that_was_typed_comes_before_other_forms_of_the_word()
    {
        using var index = await TestIndex.WithAsync(
            Make.Document("Een", "de scholen in de stad"), Make.Document("Twee", "de school in de stad"), Make.Document("Drie", "voetbal"),
            Make.Document("Vier", "dansen"));

        Assert.Equal(["Twee", "Een"], index.Titles("school"));
        Assert.Equal(["Een", "Twee"], index.Titles("scholen"));
    }

    [Fact]
    public async Task Function_words_neither_find_nor_exclude_unless_there_is_nothing_else()
    {
        using var index = await TestIndex.WithAsync(
            Make.Document("Een", "pesten stoppen"), Make.Document("Twee", "wat is dit voor een ding"), Make.Document("Drie", "voetbal"));

        Assert.Equal(["Een"], index.Titles("wat is pesten"));
        Assert.Equal(["Twee"], index.Titles("wat is dit"));
    }

    [Fact]
    public async Task Documents_with_all_words_come_first_and_others_follow_when_there_are_few()
    {
        using var index = await TestIndex.WithAsync(
            Make.Document("Half", "ouders ouders ouders"), Make.Document("Heel", "ouders en jeugdhulp"), Make.Document("Niets", "voetbal"));

        Assert.Equal(["Heel", "Half"], index.Titles("ouders jeugdhulp"));
    }

    [Fact]
    public async Task Typing_error_is_put_right_in_the_answer()
    {
        using var index = await TestIndex.WithAsync(Make.Document("Een", "De coördinator helpt"));

        Assert.Equal("de coördinator", index.Search("de coordinatro").Correction);
        Assert.Null(index.Search("coordinator").Correction);
    }

    [Fact]
    public async Task Documents_of_another_language_are_left_out()
    {
        using var index = await TestIndex.WithAsync(
            Make.Document("Nederlands", "dialogue"), Make.Document("English", "two dialogues", culture: "en"), Make.Document("File", "dialogue", culture: ""));

        var english = index.Titles(new SearchRequest { Query = "dialogue", Culture = "en" });

        Assert.Equal(["English", "File"], english.Order());
    }

    [Fact]
    public async Task Protected_documents_are_found_by_their_groups_alone()
    {
        using var index = await TestIndex.WithAsync(
            Make.Document("Open", "plan"), Make.Document("Besloten", "plan", kind: "secret") with { AccessKeys = ["medewerkers", "beheer"] });

        var visitor = index.Search("plan");
        var member = index.Search(new SearchRequest { Query = "plan", AccessKeys = new HashSet<string> { "medewerkers" } });
        var editor = index.Search(new SearchRequest { Query = "plan", AccessKeys = null });

        Assert.Equal(1, visitor.Total);
        Assert.DoesNotContain(visitor.Facets[SearchResult.KindFacet], kind => kind.Value == "secret");
        Assert.Equal(2, member.Total);
        Assert.Equal(2, editor.Total);
    }

    [Fact]
    public async Task Results_can_be_sorted_and_paged()
    {
        using var index = await TestIndex.WithAsync(
            Make.Document("Beta", "plan") with { Date = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), SortFields = Age(9) },
            Make.Document("alfa", "plan") with { SortFields = Age(12) },
            Make.Document("Gamma", "plan") with { Date = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) });

        var plan = new SearchRequest { Query = "plan" };

        Assert.Equal(["alfa", "Beta", "Gamma"], index.Titles(plan with { Sort = SearchSort.Title }));
        Assert.Equal(["Gamma", "Beta", "alfa"], index.Titles(plan with { Sort = SearchSort.Newest }));
        Assert.Equal(["Beta", "alfa", "Gamma"], index.Titles(plan with { Sort = new SearchSort("age") }));
        Assert.Equal(["Beta"], index.Titles(plan with { Sort = SearchSort.Title, Skip = 1, Take = 1 }));
        Assert.Equal(3, index.Search(plan with { Skip = 50 }).Total);
    }

    [Fact]
    public async Task Snippet_shows_where_the_words_stand_and_marks_them()
    {
        var filler = string.Concat(Enumerable.Repeat("Hier staat een zin over iets heel anders dan gezocht. ", 30));
        using var index = await TestIndex.WithAsync(
            Make.Document("Over pesten", $"{filler}Wie gepest wordt of pest, vindt hulp bij de mentor. {filler}", "Een inleiding."));

        var hit = Assert.Single(index.Search("pesten mentor").Items);

        Assert.Equal(["pesten"], hit.Title.Where(segment => segment.IsMatch).Select(segment => segment.Text));
        Assert.Contains("mentor", hit.Snippet.Where(segment => segment.IsMatch).Select(segment => segment.Text));
        Assert.InRange(hit.Snippet.Sum(segment => segment.Text.Length), 100, 260);
        Assert.Equal("… ", hit.Snippet[0].Text);
    }

    private static Dictionary<string, double> Age(double age) => new() { ["age"] = age };
}
