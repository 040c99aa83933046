using System.Collections.Frozen;
using System.Text.RegularExpressions;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans;

/// <summary>
/// A questionnaire: dimensions that belong to layers of the pyramid, each with statements on one scale. An instrument that
/// exists can be answered and scored: codes are unique, every text is there, and every dimension has a statement for every
/// sector. It never changes; a round keeps the one it began with.
/// </summary>
public sealed partial class Instrument
{
    private readonly FrozenDictionary<string, int> places;
    private readonly int[] firstOfDimension;

    private Instrument(string code, string name, Audience audience, LikertScale scale, IReadOnlyList<Dimension> dimensions)
    {
        (Code, Name, Audience, Scale, Dimensions) = (code, name, audience, scale, dimensions);
        Statements = [.. dimensions.SelectMany(dimension => dimension.Statements)];
        Layers = [.. dimensions.Select(dimension => dimension.Layer).DistinctBy(layer => layer.Code).OrderBy(layer => layer.Number)];
        places = Statements.Select((statement, place) => (statement.Code, place))
            .ToFrozenDictionary(pair => pair.Code, pair => pair.place, StringComparer.Ordinal);
        firstOfDimension = [.. dimensions.Select(dimension => places[dimension.Statements[0].Code])];
    }

    /// <summary>Names the instrument and never changes: <c>wijschoolscan</c>.</summary>
    public string Code { get; }

    /// <summary>In the language of the reader.</summary>
    public string Name { get; }

    public Audience Audience { get; }

    public LikertScale Scale { get; }

    /// <summary>At least one, in the order in which they are asked.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>All statements of all dimensions, in order: the order of the answers in a <see cref="Response"/>.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    /// <summary>The layers that it measures, from the bottom up.</summary>
    public IReadOnlyList<MeasuredLayer> Layers { get; }

    /// <returns>
    /// The instrument, or the first thing that is wrong with it: <see cref="ScanErrors.InstrumentEmpty"/>,
    /// <see cref="ScanErrors.DimensionEmpty"/>, <see cref="ScanErrors.CodeInvalid"/>, <see cref="ScanErrors.CodeTwice"/>,
    /// <see cref="ScanErrors.TextMissing"/>, <see cref="ScanErrors.LayerDisagrees"/> (one layer code with two numbers, or one number
    /// with two codes) or <see cref="ScanErrors.DimensionNotAsked"/> (a dimension without a statement for some sector).
    /// </returns>
    public static Result<Instrument> Create(
        string code, string name, Audience audience, LikertScale scale, IReadOnlyList<Dimension> dimensions) =>
        Fault(code, name, dimensions) is { } fault ? fault : new Instrument(code, name, audience, scale, dimensions);

    /// <summary>The statements that are asked in a sector, in order.</summary>
    public IEnumerable<Statement> AskedIn(Sector sector) => Statements.Where(statement => statement.IsAskedIn(sector));

    public IEnumerable<Dimension> DimensionsOf(MeasuredLayer layer) => Dimensions.Where(dimension => dimension.Layer.Code == layer.Code);

    /// <summary>The place of a statement among <see cref="Statements"/>; null when the instrument has no such statement.</summary>
    internal int? PlaceOf(string statement) => places.TryGetValue(statement, out var place) ? place : null;

    /// <summary>The place of the first statement of a dimension; the others follow it.</summary>
    internal int FirstPlaceOf(Dimension dimension)
    {
        for (var index = 0; index < Dimensions.Count; index++)
        {
            if (Dimensions[index].Code == dimension.Code)
                return firstOfDimension[index];
        }
        throw new ArgumentException($"{Code} has no dimension {dimension.Code}.", nameof(dimension));
    }

    private static DomainError? Fault(string code, string name, IReadOnlyList<Dimension> dimensions)
    {
        if (dimensions.Count == 0)
            return ScanErrors.InstrumentEmpty.About(code);
        if (dimensions.FirstOrDefault(dimension => dimension.Statements.Count == 0) is { } empty)
            return ScanErrors.DimensionEmpty.About(empty.Code);
        Statement[] statements = [.. dimensions.SelectMany(dimension => dimension.Statements)];
        return CodeFault([code, .. dimensions.Select(dimension => dimension.Layer.Code)], dimensions, statements)
            ?? TextFault([(code, name), .. dimensions.Select(dimension => (dimension.Code, dimension.Name)),
                .. statements.Select(statement => (statement.Code, statement.Text))])
            ?? LayerFault([.. dimensions.Select(dimension => dimension.Layer)])
            ?? BranchFault(dimensions);
    }

    private static DomainError? CodeFault(IReadOnlyList<string> others, IReadOnlyList<Dimension> dimensions, Statement[] statements)
    {
        string[] ofDimensions = [.. dimensions.Select(dimension => dimension.Code)];
        string[] ofStatements = [.. statements.Select(statement => statement.Code)];
        if (others.Concat(ofDimensions).Concat(ofStatements).FirstOrDefault(each => !CodeForm().IsMatch(each)) is { } wrong)
            return ScanErrors.CodeInvalid.About(wrong);
        return (FirstTwice(ofDimensions) ?? FirstTwice(ofStatements)) is { } twice ? ScanErrors.CodeTwice.About(twice) : null;
    }

    private static DomainError? TextFault(IEnumerable<(string Code, string Text)> texts) =>
        texts.FirstOrDefault(each => string.IsNullOrWhiteSpace(each.Text)) is { Code: { } code } ? ScanErrors.TextMissing.About(code) : null;

    private static DomainError? LayerFault(IReadOnlyList<MeasuredLayer> layers)
    {
        var pairs = layers.Select(layer => (layer.Code, layer.Number)).Distinct().ToList();
        var disagreeing = pairs.Find(pair => pairs.Exists(other => other != pair && (other.Code == pair.Code || other.Number == pair.Number)));
        return disagreeing.Code is { } code ? ScanErrors.LayerDisagrees.About(code) : null;
    }

    private static DomainError? BranchFault(IReadOnlyList<Dimension> dimensions) =>
        dimensions.FirstOrDefault(dimension => Sectors.All.Any(sector => !dimension.Statements.Any(statement => statement.IsAskedIn(sector)))) is { } silent
            ? ScanErrors.DimensionNotAsked.About(silent.Code) : null;

    private static string? FirstTwice(IEnumerable<string> codes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return codes.FirstOrDefault(code => !seen.Add(code));
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.None, 1000)]
    private static partial Regex CodeForm();
}
