using WIJschool.Core.Pages;
using WIJschool.Core.Pages.Blocks;
using WIJschool.Core.Pyramid;

namespace WIJschool.Core.Toolbox;

/// <summary>A method or intervention of the toolbox. Choices are the words of the back office; see <see cref="Facets"/>.</summary>
public sealed record Intervention(Page Page)
{
    public const string Alias = "intervention";

    public string? Kind { get; init; }
    public string Goal { get; init; } = "";
    public RichText Description { get; init; } = RichText.Empty;

    /// <summary>The conditions under which it works, each a clause.</summary>
    public IReadOnlyList<string> WorksWhen { get; init; } = [];
    public IReadOnlyList<Step> Steps { get; init; } = [];
    public IReadOnlyList<PyramidLayer> Layers { get; init; } = [];
    public IReadOnlyList<string> Themes { get; init; } = [];
    public IReadOnlyList<string> Sectors { get; init; } = [];
    public AgeRange Age { get; init; } = AgeRange.Any;
    public string? GroupSize { get; init; }
    public string? Duration { get; init; }
    public string? Cost { get; init; }
    public string Preparation { get; init; } = "";
    public IReadOnlyList<string> LedBy { get; init; } = [];
    public string? EvidenceChoice { get; init; }
    public EvidenceLevel Evidence => EvidenceLevels.Parse(EvidenceChoice);
    public RichText EvidenceText { get; init; } = RichText.Empty;
    public IReadOnlyList<Source> Sources { get; init; } = [];
    public IReadOnlyList<Document> Materials { get; init; } = [];
    public IReadOnlyList<Page> Related { get; init; } = [];

    /// <summary>What it is in a sentence or two: the goal, or else the introduction.</summary>
    public string Summary => Page.Intro.Length > 0 ? Page.Intro : Goal;
}

/// <summary>Ages in years, both ends included; null means open.</summary>
public sealed record AgeRange(int? From, int? To)
{
    public static readonly AgeRange Any = new(null, null);

    public bool IsAny => From is null && To is null;
}
