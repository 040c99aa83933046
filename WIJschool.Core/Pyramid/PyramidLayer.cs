using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages;

namespace WIJschool.Core.Pyramid;

/// <summary>A layer of the inclusion pyramid. Layers are content: an editor may rename, add or drop one.</summary>
/// <param name="Number">1 is the bottom.</param>
/// <param name="Code">Names the layer in addresses and never changes: <c>samen-leven</c>.</param>
/// <param name="Question">The question that the layer asks a school.</param>
/// <param name="Signals">What one sees at a school where the layer falls short.</param>
public sealed record PyramidLayer(Page Page, int Number, string Code, string Question, IReadOnlyList<string> Signals)
{
    public const string Alias = "pyramidLayer";

    public string Name => Page.Title;

    public static PyramidLayer From(IPublishedContent content, Reading reading)
    {
        var values = reading.Of(content);
        return new PyramidLayer(
            Page.From(content, reading), values.Number("layerNumber") ?? 0, values.Text("layerCode"), values.Text("question"),
            values.Lines("signals"));
    }

    /// <summary>The layers among the picked pages, from the bottom up.</summary>
    public static IReadOnlyList<PyramidLayer> FromPicked(ContentValues values, string alias) =>
        [.. values.Picked(alias).Where(page => page.ContentType.Alias == Alias).Select(page => From(page, values.Reading))
            .OrderBy(layer => layer.Number)];
}
