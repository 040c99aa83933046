using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans;

/// <summary>A statement that a respondent agrees with more or less.</summary>
/// <param name="Code">Names the statement in answers and never changes: lower case letters, digits and dashes.</param>
/// <param name="Text">In the language of the reader.</param>
/// <param name="Reversed">Whether agreeing is a bad sign: <c>In onze school wordt over spanning gezwegen.</c></param>
/// <param name="Sectors">The sectors in which it is asked; empty means all of them.</param>
public sealed record Statement(string Code, string Text, bool Reversed, IReadOnlyList<Sector> Sectors)
{
    public bool IsAskedIn(Sector sector) => Sectors.Count == 0 || Sectors.Contains(sector);
}

/// <summary>A layer of the pyramid as an instrument measures it.</summary>
/// <param name="Number">1 is the bottom.</param>
/// <param name="Code">The code of the layer in the pyramid: <c>samen-leven</c>.</param>
/// <param name="Name">In the language of the reader.</param>
public sealed record MeasuredLayer(int Number, string Code, string Name);

/// <summary>What a number of statements measure together.</summary>
/// <param name="Code">Names the dimension in results and never changes.</param>
/// <param name="Name">In the language of the reader.</param>
/// <param name="Layer">The layer of the pyramid that it belongs to.</param>
public sealed record Dimension(string Code, string Name, MeasuredLayer Layer, IReadOnlyList<Statement> Statements);
