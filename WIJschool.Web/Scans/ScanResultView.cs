using Umbraco.Cms.Core.Services.Navigation;
using WIJschool.Core.Pages;
using WIJschool.Core.Results;
using WIJschool.Core.Scans.Advice;
using WIJschool.Core.Scans.Classes;
using WIJschool.Core.Scans.Disclosure;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;
using WIJschool.Core.Toolbox;
using WIJschool.Web.Site;

namespace WIJschool.Web.Scans;

/// <summary>
/// A result with what it means: what the page, the print and the export are made of. All of it is made from shown figures.
/// </summary>
/// <param name="Assessment">Null when the result is withheld, or no rules say what it means.</param>
/// <param name="Recommendations">Best first.</param>
/// <param name="Groups">What the school calls the parts, by the keys of their answers.</param>
public sealed record ScanResultView(
    string SchoolName, ScanResult Result, Assessment? Assessment, IReadOnlyList<Recommendation> Recommendations, IReadOnlyDictionary<string, string> Groups)
{
    public bool IsShown => Result.Whole.Withheld == Withheld.No;
}

/// <summary>Makes the view of a result in the reader's language; prepare the site first.</summary>
public sealed class ScanResultBuilder(ReadScanResult results, ClassSessions classes, SiteContext site, IDocumentNavigationQueryService navigation)
{
    private const int MostRecommendations = 5;

    /// <returns>What <see cref="ReadScanResult"/> answers when there is no result.</returns>
    public async Task<Result<ScanResultView>> BuildAsync(SchoolVisit visit, ScanRoundId round, CancellationToken ct)
    {
        var read = await results.ExecuteAsync(visit.School, round, site.Culture, ct);
        if (!read.IsOk) return read.Error;
        var groups = await classes.NamesAsync(round, ct);
        var shown = read.Value.Whole;
        if (shown.Withheld != Withheld.No || Rules() is not { } rules) return new ScanResultView(visit.SchoolName, read.Value, Assessment: null, [], groups);
        var assessment = Assessment.Of(rules.Phases, shown.Layers);
        return assessment.IsOk
            ? new ScanResultView(visit.SchoolName, read.Value, assessment.Value, Recommend(assessment.Value, read.Value.Round.Sector, rules), groups)
            : new ScanResultView(visit.SchoolName, read.Value, Assessment: null, [], groups);
    }

    private AdviceRules? Rules() => site.Keep<string, Result<AdviceRules>?>("scan rules", ReadRules)?.Value;

    private Result<AdviceRules>? ReadRules(Reading reading)
    {
        if (!navigation.TryGetRootKeysOfType(AdviceRules.Alias, out var roots)) return null;
        return roots.Select(root => site.Tree.Find(root, reading)).FirstOrDefault(page => page is not null) is { } page ? AdviceRulesMapper.Map(page, reading) : null;
    }

    private IReadOnlyList<Recommendation> Recommend(Assessment assessment, Sector sector, AdviceRules rules) =>
        [.. Recommender.Rank(assessment, sector, site.Keep("scan interventions", Interventions), rules.Weights).Take(MostRecommendations)];

    private IReadOnlyList<Intervention> Interventions(Reading reading) => site.Tree.Home(reading) is { } home
        ? [.. site.Tree.DescendantsOfType(home.Key, Intervention.Alias, reading).Select(page => InterventionMapper.MapSummary(page, reading))] : [];
}
