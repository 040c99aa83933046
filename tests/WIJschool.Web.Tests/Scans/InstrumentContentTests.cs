using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Web;
using WIJschool.Core.Pages;
using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Advice;
using WIJschool.Core.Schools;

namespace WIJschool.Web.Tests.Scans;

/// <summary>The three instruments that the site starts with, read from its own content as the site reads it.</summary>
[Collection(OnTheSite.Name)]
public class InstrumentContentTests(ImportedSite site)
{
    private static readonly string[] Layers = ["veiligheid", "eigenheid", "ontmoeting", "dialoog", "samen-leven"];

    [Theory]
    [InlineData("WIJschoolscan", "wijschoolscan", Audience.Staff)]
    [InlineData("WIJklassenscan", "wijklassenscan", Audience.Pupils)]
    [InlineData("Samenwerkingsscan", "samenwerkingsscan", Audience.Partners)]
    public void An_instrument_asks_every_sector_twenty_to_thirty_statements_over_all_layers(string name, string code, Audience audience)
    {
        var instrument = Read(name, "nl").Instrument;

        Assert.Equal((code, audience, 5), (instrument.Code, instrument.Audience, instrument.Scale.Points));
        Assert.Equal(Layers, instrument.Layers.Select(layer => layer.Code));
        foreach (var sector in Sectors.All)
        {
            var asked = instrument.AskedIn(sector).ToList();
            Assert.InRange(asked.Count, 20, 30);
            Assert.InRange(asked.Count(statement => statement.Reversed) / (double)asked.Count, 0.2, 0.3);
            Assert.All(instrument.Dimensions, dimension => Assert.True(dimension.Statements.Count(statement => statement.IsAskedIn(sector)) >= 3));
        }
        Assert.True(instrument.Statements.Count > instrument.AskedIn(Sector.Primary).Count(), "No statement is for one sector only.");
    }

    [Theory, InlineData("WIJschoolscan"), InlineData("WIJklassenscan"), InlineData("Samenwerkingsscan")]
    public void Both_languages_ask_the_same_in_their_own_words(string name)
    {
        var (dutch, english) = (Read(name, "nl"), Read(name, "en"));

        Assert.Equal(dutch.Instrument.Statements.Select(Form), english.Instrument.Statements.Select(Form));
        Assert.All(dutch.Instrument.Statements.Zip(english.Instrument.Statements), pair => Assert.NotEqual(pair.First.Text, pair.Second.Text));
        Assert.All(dutch.Instrument.Dimensions.Zip(english.Instrument.Dimensions), pair => Assert.NotEqual(pair.First.Name, pair.Second.Name));
        Assert.Equal("Safety", english.Instrument.Layers[0].Name);
        Assert.NotEqual(dutch.Answers, english.Answers);
        Assert.Equal(("Weet ik niet", "I do not know"), (dutch.DoNotKnow, english.DoNotKnow));
        Assert.NotEqual(dutch.Introduction, english.Introduction);
    }

    [Fact]
    public void Pupils_read_short_sentences() => Assert.All(
        Read("WIJklassenscan", "nl").Instrument.Statements, statement => Assert.InRange(statement.Text.Split(' ').Length, 4, 14));

    [Fact]
    public void No_two_instruments_share_a_statement()
    {
        string[] texts = [.. new[] { "WIJschoolscan", "WIJklassenscan", "Samenwerkingsscan" }.SelectMany(name => Read(name, "nl").Instrument.Statements).Select(statement => statement.Text)];

        Assert.Equal(texts.Length, texts.Distinct().Count());
    }

    [Fact]
    public void The_rules_of_the_content_are_those_that_the_code_falls_back_on()
    {
        using var context = site.Get<IUmbracoContextFactory>().EnsureUmbracoContext();
        var rules = AdviceRulesMapper.Map(Root(), new Reading("nl", "nl", site.Get<IPublishedUrlProvider>(), ReaderRights.Unlimited)).Expect();

        Assert.Equal(PhaseRules.Default.Thresholds, rules.Phases.Thresholds);
        Assert.Equal(PhaseRules.Default.Phases, rules.Phases.Phases);
        Assert.Equal(RecommendationWeights.Default, rules.Weights);
    }

    [Fact]
    public async Task An_instrument_is_no_page_that_a_visitor_can_open() =>
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await site.AskAsync("/meetinstrumenten/wijschoolscan")).Status);

    private static string Form(Statement statement) => $"{statement.Code} {statement.Reversed} {string.Join(',', statement.Sectors)}";

    private PublishedInstrument Read(string name, string culture)
    {
        using var context = site.Get<IUmbracoContextFactory>().EnsureUmbracoContext(); // Core finds picked pages in one
        return InstrumentMapper.Map(Document(name), new Reading(culture, "nl", site.Get<IPublishedUrlProvider>(), ReaderRights.Unlimited)).Expect();
    }

    private IPublishedContent Root()
    {
        Assert.True(site.Get<IDocumentNavigationQueryService>().TryGetRootKeysOfType(AdviceRules.Alias, out var roots));
        return site.Get<IPublishedContentCache>().GetById(roots.Single())!;
    }

    private IPublishedContent Document(string name)
    {
        Assert.True(site.Get<IDocumentNavigationQueryService>().TryGetDescendantsKeysOfType(Root().Key, PublishedInstrument.Alias, out var keys));
        return keys.Select(key => site.Get<IPublishedContentCache>().GetById(key)).OfType<IPublishedContent>().Single(page => page.Cultures["nl"].Name == name);
    }
}
