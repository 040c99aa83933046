using System.Text.RegularExpressions;
using System.Xml.Linq;
using WIJschool.Core.Pages;
using WIJschool.Core.Pyramid;
using WIJschool.Core.Results;
using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Advice;
using WIJschool.Core.Schools;
using WIJschool.Core.Toolbox;

namespace WIJschool.Core.Tests.Scans.Advice;

public partial class RecommenderTests
{
    private static readonly int[] WeakSafetyAndDialogue = [48, 70, 70, 30, 70];

    [Fact]
    public void What_serves_the_direction_comes_before_what_serves_a_higher_layer()
    {
        var (safe, talk) = (Intervention("Veilig", "veiligheid"), Intervention("Praten", "dialoog"));

        Assert.Equal([safe, talk], Rank(WeakSafetyAndDialogue, talk, safe).Select(each => each.Intervention));
    }

    [Fact]
    public void What_serves_no_layer_that_falls_short_is_left_out() => Assert.Empty(Rank(WeakSafetyAndDialogue, Intervention("Vrij", "ontmoeting")));

    [Fact]
    public void What_is_for_other_sectors_is_left_out_and_for_the_own_sector_comes_before_for_all()
    {
        var own = Intervention("Z eigen", "veiligheid") with { Sectors = ["Voortgezet onderwijs", "Mbo"] };
        var any = Intervention("A alle", "veiligheid");
        var other = Intervention("Ander", "veiligheid") with { Sectors = ["Primair onderwijs"] };

        Assert.Equal([own, any], Rank(WeakSafetyAndDialogue, any, other, own).Select(each => each.Intervention));
    }

    [Fact]
    public void Every_criterion_moves_the_ranking_by_itself()
    {
        var plain = Intervention("A", "veiligheid");
        Intervention[] better =
        [
            Intervention("B", "veiligheid", "dialoog"), // serves what falls short most
            plain with { EvidenceChoice = "Goed onderbouwd" },
            plain with { Sectors = ["Voortgezet onderwijs"] },
            plain with { Duration = "Eén les" },
            plain with { Cost = "Laag" },
        ];

        Assert.All(better, each => Assert.Equal(each, Rank(WeakSafetyAndDialogue, plain, each)[0].Intervention));
    }

    [Fact]
    public void A_recommendation_says_why_with_what_weighs_most_first()
    {
        var intervention = Intervention("Herstelcirkel", "veiligheid") with
        {
            EvidenceChoice = "Sterke aanwijzingen voor effectiviteit",
            Sectors = ["Voortgezet onderwijs"],
            Duration = "Doorlopend",
            Cost = "Laag",
        };

        var recommendation = Rank(WeakSafetyAndDialogue, intervention).Single();

        Assert.Equal(
            [
                (ReasonCodes.Direction, 3_000, "Laag 1"),
                (ReasonCodes.Evidence, 2_500, "Sterke aanwijzingen voor effectiviteit"),
                (ReasonCodes.Sector, 1_000, "Voortgezet onderwijs"),
                (ReasonCodes.Need, 500, "Laag 1, 48, 60"), // 12 short of 60 is a fifth
                (ReasonCodes.Cost, 335, "Laag"),
            ],
            recommendation.Reasons.Select(reason => (reason.Code, reason.Points, string.Join(", ", reason.Arguments.Select(argument => argument.Value)))));
        Assert.Equal(7_335, recommendation.Total);
    }

    [Fact]
    public void Where_all_layers_stand_the_one_with_the_least_to_spare_is_deepened()
    {
        var (low, high) = (Intervention("Laag", "ontmoeting"), Intervention("Hoog", "veiligheid"));

        var ranked = Rank([80, 75, 61, 80, 80], high, low);

        Assert.Equal(ReasonCodes.Deepen, ranked.Single().Reasons[0].Code);
        Assert.Equal(low, ranked.Single().Intervention);
    }

    [Fact]
    public void What_is_withheld_is_not_advised_on() => Assert.Empty(Rank([-1, 70, 70, 70, 70], Intervention("Veilig", "veiligheid")));

    [Fact]
    public void Equals_come_by_evidence_then_name_then_key_in_whatever_order_they_were_given()
    {
        var random = new Random(7);
        Intervention[] all = [.. Enumerable.Range(0, 60).Select(i => Intervention($"Naam {i % 5}", "veiligheid") with
        {
            EvidenceChoice = i % 2 == 0 ? "Goed onderbouwd" : null,
            Duration = i % 3 == 0 ? "Schooljaar" : null,
        })];
        var expected = Rank(WeakSafetyAndDialogue, all);

        for (var times = 0; times < 20; times++)
        {
            random.Shuffle(all);
            Assert.Equal(expected.Select(each => each.Intervention.Page.Key), Rank(WeakSafetyAndDialogue, all).Select(each => each.Intervention.Page.Key));
        }
        Assert.All(expected.Zip(expected.Skip(1)), pair => Assert.True(pair.First.Total >= pair.Second.Total));
    }

    [Fact]
    public void Weights_are_a_hundred_together()
    {
        Assert.Equal(ScanErrors.WeightsOutOfRange, RecommendationWeights.Create(50, 50, 1, 0, 0, 0).Error);
        Assert.Equal(ScanErrors.WeightsOutOfRange, RecommendationWeights.Create(110, -10, 0, 0, 0, 0).Error);
        Assert.True(RecommendationWeights.Create(100, 0, 0, 0, 0, 0).IsOk);
    }

    [Fact]
    public void Everything_that_is_said_by_a_code_has_a_sentence_in_both_languages_with_the_same_places()
    {
        var texts = Directory.GetFiles(Repository.Folder("uSync", "v17", "Dictionary"), "*scan-*.config").Select(XElement.Load)
            .ToDictionary(item => (string)item.Attribute("Alias")!, item => item.Descendants("Translation").ToDictionary(text => (string)text.Attribute("Language")!, text => text.Value));
        string[] keys =
        [
            .. ReasonCodes.All,
            .. PhaseRules.Default.Phases.Select(phase => $"Scan.Phase.{phase.Code}"),
            .. Enum.GetNames<DirectionReason>().Select(reason => $"Scan.Direction.{reason}"),
            .. Enum.GetNames<Core.Scans.Disclosure.Withheld>().Where(name => name != "No").Select(name => $"Scan.Withheld.{name}"),
            .. Enum.GetNames<Core.Scans.Disclosure.SpreadBand>().Select(name => $"Scan.Spread.{name}"),
            .. Enum.GetNames<Core.Scans.Disclosure.EffectBand>().Select(name => $"Scan.Effect.{name}"),
            .. typeof(ScanErrors).GetFields().Select(field => $"Error.{((DomainError)field.GetValue(null)!).Code}"),
        ];

        Assert.All(keys, key => Assert.Equal(Places(texts[key]["nl"]), Places(texts[key]["en"])));
        Assert.Equal(["{0}", "{1}", "{2}"], Places(texts[ReasonCodes.Need]["nl"]));
    }

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    private static IReadOnlyList<Recommendation> Rank(int[] means, params Intervention[] interventions) => Recommender.Rank(
        Assessment.Of(PhaseRules.Default, MakeResult.Of(means)).Expect(), Sector.Secondary, interventions, RecommendationWeights.Default);

    private static Intervention Intervention(string title, params string[] layers) => new(MakePage(title))
    {
        Layers = [.. layers.Select(layer => new PyramidLayer(MakePage(layer), 1, layer, "", []))],
    };

    private static Page MakePage(string title) => new(
        Guid.NewGuid(), "intervention", "nl", title, $"/{title}", "", null, new Seo("", "", null, false), default, default);

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
