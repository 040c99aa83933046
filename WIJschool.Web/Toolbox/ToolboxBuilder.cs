using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using WIJschool.Core.Pages;
using WIJschool.Core.Toolbox;
using WIJschool.Web.Search;
using WIJschool.Web.Site;

namespace WIJschool.Web.Toolbox;

/// <summary>The toolbox with what the reader chose.</summary>
/// <param name="All">How many interventions there are in all.</param>
/// <param name="Items">Of this page of the list.</param>
public sealed record ToolboxModel(
    Page Page, ToolboxQuery Query, IReadOnlyList<FacetGroup> Facets, IReadOnlyList<ChosenFilter> Chosen, int Total, int All,
    IReadOnlyList<Intervention> Items, Paging Paging, string EmptyText);

/// <param name="IsPyramid">Whether the options are the layers and drawn as the pyramid.</param>
public sealed record FacetGroup(Facet Facet, IReadOnlyList<FacetOption> Options, bool IsPyramid)
{
    public bool HasChoice => Options.Any(option => option.IsChosen);
}

/// <param name="Number">Of the layer; 0 for other facets.</param>
public sealed record FacetOption(string Text, string Slug, int Count, bool IsChosen, int Number);

/// <summary>A filter that was chosen and how to take it away.</summary>
public sealed record ChosenFilter(string Text, string UrlWithout);

public sealed class ToolboxBuilder(FrameBuilder frames, SiteSearch search) : IPageBuilder
{
    private const int PageSize = 12;

    public IReadOnlyList<string> Aliases { get; } = ["toolbox"];

    public ValueTask<PageModel> BuildAsync(PageRequest request)
    {
        var page = Page.From(request.Content, request.Reading);
        var query = ToolboxAddress.Read(request.Http.Request.Query);
        var all = request.Once(Catalog);
        var ranked = query.Text.Length == 0 ? null
            : search.Rank(query.Text, Intervention.Alias, request.Reading, request.Http.User, request.Aborted);
        var result = ToolboxFinder.Find(all, query, ranked);
        var paging = Paging.Of(request.Http, result.Items.Count, PageSize);
        var groups = Groups(result, query, request);
        var model = new ToolboxModel(
            page, query, groups, Chosen(groups, query, request), result.Items.Count, all.Count,
            [.. result.Items.Skip(paging.Skip).Take(PageSize)], paging, request.Reading.Of(request.Content).Text("emptyText"));
        // Every combination of filters is the same toolbox: search engines should know it once.
        var frame = frames.For(request, page, isHidden: !query.IsEmpty);
        return new(new PageModel<ToolboxModel>(frame, model));
    }

    private static ToolboxCatalog Catalog(PageRequest request) => ToolboxCatalog.Of(request.Tree
        .DescendantsOfType(request.Content.Key, Intervention.Alias, request.Reading)
        .Select(page => InterventionMapper.MapSummary(page, request.Reading)), request.Reading.ByName);

    private static List<FacetGroup> Groups(ToolboxResult result, ToolboxQuery query, PageRequest request) =>
        [.. Facets.All.Select(facet => facet == Facets.Layer
            ? new FacetGroup(facet, LayerOptions(result, query, request), IsPyramid: true)
            : new FacetGroup(facet, Options(facet, result, query, request), IsPyramid: false))
            .Where(group => group.Options.Any(option => option.Count > 0 || option.IsChosen))];

    /// <summary>From the top of the pyramid down, as it is drawn.</summary>
    private static List<FacetOption> LayerOptions(ToolboxResult result, ToolboxQuery query, PageRequest request) =>
        [.. request.Site.Layers.Reverse().Select(layer => new FacetOption(
            layer.Name, layer.Code, result.CountOf(Facets.Layer, layer.Code), query.ChosenOf(Facets.Layer).Contains(layer.Code), layer.Number))];

    private static List<FacetOption> Options(Facet facet, ToolboxResult result, ToolboxQuery query, PageRequest request) =>
        [.. facet.Choices.Select(choice => (choice, slug: Facets.SlugOf(choice))).Select(pair => new FacetOption(
            request.Site.Labels.Choice(pair.choice), pair.slug, result.CountOf(facet, pair.slug),
            query.ChosenOf(facet).Contains(pair.slug), Number: 0))];

    private static List<ChosenFilter> Chosen(IReadOnlyList<FacetGroup> groups, ToolboxQuery query, PageRequest request)
    {
        var path = request.Http.Request.Path;
        var chosen = groups.SelectMany(group => group.Options.Where(option => option.IsChosen).Select(option => new ChosenFilter(
            option.Text, path + ToolboxAddress.Write(ToolboxAddress.Without(query, group.Facet, option.Slug))))).ToList();
        if (query.Text.Length > 0)
            chosen.Insert(0, new ChosenFilter($"“{query.Text}”", path + ToolboxAddress.Write(query with { Text = "" })));
        if (query.Age is { } age)
            chosen.Add(new ChosenFilter(request.Site.Labels.Format("Toolbox.AgeChosen", age), path + ToolboxAddress.Write(query with { Age = null })));
        return chosen;
    }
}

/// <summary>The address of a choice in the toolbox: <c>?q=...&amp;laag=veiligheid&amp;thema=pesten&amp;sorteer=bewijs</c>.</summary>
public static class ToolboxAddress
{
    public const string SortParameter = "sorteer";
    public const string AgeParameter = "leeftijd";
    private const int LongestText = 200;
    private const int MostChoices = 20;

    public static readonly IReadOnlyDictionary<string, ToolboxSort> Sorts = new Dictionary<string, ToolboxSort>
    {
        ["relevantie"] = ToolboxSort.Relevance,
        ["naam"] = ToolboxSort.Name,
        ["bewijs"] = ToolboxSort.Evidence,
        ["nieuw"] = ToolboxSort.Newest,
    };

    public static ToolboxQuery Read(IQueryCollection query)
    {
        var text = query["q"].ToString().Trim();
        var chosen = Facets.All.ToDictionary(facet => facet.Parameter, facet => (IReadOnlyList<string>)
            [.. query[facet.Parameter].OfType<string>().Where(slug => slug.Length > 0).Distinct().Take(MostChoices)]);
        return new ToolboxQuery(
            text.Length > LongestText ? text[..LongestText] : text, chosen, Age(query[AgeParameter]),
            Sorts.GetValueOrDefault(query[SortParameter].ToString(), ToolboxSort.Relevance));
    }

    public static ToolboxQuery Without(ToolboxQuery query, Facet facet, string slug) => query with
    {
        Chosen = query.Chosen.ToDictionary(pair => pair.Key, pair => pair.Key == facet.Parameter
            ? (IReadOnlyList<string>)[.. pair.Value.Where(value => value != slug)] : pair.Value),
    };

    public static string Write(ToolboxQuery query)
    {
        var builder = new QueryBuilder();
        if (query.Text.Length > 0)
            builder.Add("q", query.Text);
        foreach (var (parameter, slugs) in query.Chosen)
        {
            foreach (var slug in slugs)
                builder.Add(parameter, slug);
        }
        if (query.Age is { } age)
            builder.Add(AgeParameter, age.ToString(CultureInfo.InvariantCulture));
        if (query.Sort != ToolboxSort.Relevance)
            builder.Add(SortParameter, Sorts.First(sort => sort.Value == query.Sort).Key);
        return builder.ToQueryString().ToString();
    }

    private static int? Age(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age is > 0 and < 100 ? age : null;
}
