using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans;

/// <summary>
/// The answers of one respondent to one instrument, and nothing else: no person, no address, no moment. "I do not know", a
/// statement that was skipped and one that is not asked in the sector are all the same: no answer.
/// </summary>
public sealed record Response
{
    private const byte NoAnswer = 0;

    private readonly byte[] answers;

    private Response(Instrument instrument, Sector sector, byte[] answers) => (Instrument, Sector, this.answers) = (instrument, sector, answers);

    public Instrument Instrument { get; }

    /// <summary>The sector by which the statements were chosen.</summary>
    public Sector Sector { get; }

    /// <summary>Reads the answers of a respondent.</summary>
    /// <param name="given">Per code of a statement its answer, 1 to the points of the scale; null for "I do not know".</param>
    /// <returns>
    /// The response, or <see cref="ScanErrors.StatementUnknown"/>, <see cref="ScanErrors.StatementNotAsked"/> (an answer to what the
    /// sector is not asked) or <see cref="ScanErrors.AnswerOffScale"/>, each about the statement.
    /// </returns>
    public static Result<Response> Of(Instrument instrument, Sector sector, IReadOnlyDictionary<string, int?> given)
    {
        var read = new byte[instrument.Statements.Count];
        foreach (var (code, answer) in given)
        {
            if (instrument.PlaceOf(code) is not { } place)
                return ScanErrors.StatementUnknown.About(code);
            if (!instrument.Statements[place].IsAskedIn(sector))
                return ScanErrors.StatementNotAsked.About(code);
            if (answer is { } value && !instrument.Scale.Has(value))
                return ScanErrors.AnswerOffScale.About(code);
            read[place] = (byte)(answer ?? NoAnswer);
        }
        return new Response(instrument, sector, read);
    }

    /// <summary>The answer to a statement, 1 to the points of the scale; null when there is none.</summary>
    /// <exception cref="ArgumentException">The instrument has no such statement.</exception>
    public int? AnswerTo(string statement) => answers[PlaceOf(statement)] is var answer and not NoAnswer ? answer : null;

    /// <summary>A response that was stored before.</summary>
    /// <param name="answers">In the order of the statements; 0 for no answer.</param>
    internal static Response Stored(Instrument instrument, Sector sector, byte[] answers) => new(instrument, sector, answers);

    /// <summary>The answer at a place, 1 to the points of the scale; 0 when there is none.</summary>
    internal int AnswerAt(int place) => answers[place];

    public bool Equals(Response? other) =>
        other is not null && Instrument == other.Instrument && Sector == other.Sector && answers.AsSpan().SequenceEqual(other.answers);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Sector);
        hash.AddBytes(answers);
        return hash.ToHashCode();
    }

    /// <summary>
    /// How many steps the answer at a place is above the worst one, a reversed statement turned round; −1 when there is no answer.
    /// </summary>
    internal int StepsAt(int place) =>
        answers[place] == NoAnswer ? -1 : Instrument.Scale.StepsOf(answers[place], Instrument.Statements[place].Reversed);

    private int PlaceOf(string statement) =>
        Instrument.PlaceOf(statement) ?? throw new ArgumentException($"{Instrument.Code} has no statement {statement}.", nameof(statement));
}
