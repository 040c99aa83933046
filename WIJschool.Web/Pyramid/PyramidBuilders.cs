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
        var page = request.Read(ContentPage.From);
        return new(new PageModel<PhilosophyModel>(
            frames.For(request, page.Page), new PhilosophyModel(page, request.Site.Layers)));
    }
}

public sealed class LayerBuilder(FrameBuilder frames) : IPageBuilder
{
    public IReadOnlyList<string> Aliases { get; } = [PyramidLayer.Alias];

    public ValueTask<PageModel> BuildAsync(PageRequest request)
    {
        var model = request.Once(Model);
        return new(new PageModel<LayerModel>(frames.For(request, model.Layer.Page), model));
    }

    private static LayerModel Model(PageRequest request) => new(
        request.Read(PyramidLayer.From), BlockMapper.Body(request.Reading.Of(request.Content)), request.Site.Layers,
        [.. Serving(request).OrderBy(intervention => intervention.Page.Title, request.Reading.ByName)], request.Site.UrlOf("toolbox"));

    private static IEnumerable<Intervention> Serving(PageRequest request) => request.Tree.Home(request.Reading) is { } home
        ? request.Tree.DescendantsOfType(home.Key, Intervention.Alias, request.Reading)
            .Select(page => request.Read(page, InterventionMapper.MapSummary))
            .Where(intervention => intervention.Layers.Any(layer => layer.Page.Key == request.Content.Key))
        : [];
}
