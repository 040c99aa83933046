using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Navigation;
using WIJschool.Core.Pages;
using WIJschool.Core.Pages.Blocks;
using WIJschool.Core.Pyramid;
using WIJschool.Core.Toolbox;
using WIJschool.Web.Site;

namespace WIJschool.Web.Pyramid;

/// <summary>The pyramid as a figure.</summary>
/// <param name="Layers">From the bottom up.</param>
/// <param name="WithPanels">Whether each layer's question and signals are shown beside it.</param>
/// <param name="Current">The code of the layer that the page is about, if any.</param>
public sealed record PyramidFigure(IReadOnlyList<PyramidLayer> Layers, bool WithPanels, string? Current = null);

/// <summary>The page about the pyramid as a whole.</summary>
public sealed record PhilosophyModel(ContentPage Content, IReadOnlyList<PyramidLayer> Layers);

/// <summary>The page about one layer.</summary>
/// <param name="Interventions">Those that serve the layer, by name.</param>
public sealed record LayerModel(
    PyramidLayer Layer, IReadOnlyList<Block> Body, IReadOnlyList<PyramidLayer> Layers, IReadOnlyList<Intervention> Interventions,
    string ToolboxUrl)
{
    public PyramidLayer? Below => Layers.LastOrDefault(other => other.Number < Layer.Number);

    public PyramidLayer? Above => Layers.FirstOrDefault(other => other.Number > Layer.Number);
}

public sealed class PhilosophyBuilder(FrameBuilder frames) : IPageBuilder
{
    public IReadOnlyList<string> Aliases { get; } = ["philosophyPage"];

    public ValueTask<PageModel> BuildAsync(PageRequest request)
    {
        var page = ContentPage.From(request.Content, request.Reading);
        return new(new PageModel<PhilosophyModel>(
            frames.For(request, page.Page), new PhilosophyModel(page, request.Site.Layers())));
    }
}

public sealed class LayerBuilder(FrameBuilder frames) : IPageBuilder
{
    public IReadOnlyList<string> Aliases { get; } = [PyramidLayer.Alias];

    public ValueTask<PageModel> BuildAsync(PageRequest request)
    {
        var layer = PyramidLayer.From(request.Content, request.Reading);
        var model = new LayerModel(
            layer, BlockMapper.Body(request.Reading.Of(request.Content)), request.Site.Layers(),
            [.. Serving(layer, request.Tree, request.Reading)], request.Site.UrlOf("toolbox"));
        return new(new PageModel<LayerModel>(frames.For(request, layer.Page), model));
    }

    private static IEnumerable<Intervention> Serving(PyramidLayer layer, SiteTree tree, Reading reading)
    {
        if (tree.Home(reading) is not { } home)
            return [];
        return tree.DescendantsOfType(home.Key, Intervention.Alias, reading)
            .Where(page => reading.Of(page).Picked("layers").Any((IPublishedContent picked) => picked.Key == layer.Page.Key))
            .Select(page => InterventionMapper.Map(page, reading))
            .OrderBy(intervention => intervention.Page.Title, StringComparer.CurrentCulture);
    }
}
