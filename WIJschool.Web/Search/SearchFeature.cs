using Microsoft.AspNetCore.Server.Kestrel.Core;
using WIJschool.Cms.Search.Content;

namespace WIJschool.Web.Search;

/// <summary>The search of the site: which of its document types and properties are found.</summary>
internal static class SearchFeature
{
    /// <summary>The longest address, in bytes: that of a query of 10,000 characters, of which each may take twelve.</summary>
    private const int LongestAddress = 128 * 1024;

    /// <summary>Document types whose pages say a little of everything and lead on to where it is said.</summary>
    private static readonly string[] Overviews =
        ["home", "overviewPage", "toolbox", "storyOverview", "caseOverview", "knowledgeBase", "newsOverview", "webinarOverview", "form"];

    private const double OverviewWeight = 0.7;

    /// <summary>Who looks for a subject wants to read about it first, and then whom to ask: the few words of an expert would count for too much.</summary>
    private const double ExpertWeight = 0.4;

    public static IServiceCollection AddSiteSearch(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestLineSize = LongestAddress);
        return services.Configure<SearchContentOptions>(content =>
        {
            content.ExcludedKinds.UnionWith(["searchPage", "sitemapPage", "notFoundPage", "scanInstruments", "scanInstrument"]);
            foreach (var kind in Overviews)
                content.KindWeights[kind] = OverviewWeight;
            content.KindWeights["expert"] = ExpertWeight;
            foreach (var alias in (string[])["goal", "tagline"])
                content.IntroAliases.Add(alias);
            content.KeywordAliases.UnionWith(["themes", "sectors", "interventionKind", "knowledgeKind"]);
            content.IgnoredAliases.UnionWith(
            [
                "metaTitle", "metaDescription", "navigationTitle", "imageAlternativeText", "layerCode", "emptyText", "projectLeadEmail",
                "pages", "workflows", "confirmation", // a form is found by its name and intro; what it asks and to whom it goes is not for readers
            ]);
        });
    }
}
