using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Classes;
using WIJschool.Web.Members;

namespace WIJschool.Web.Scans.Classes;

/// <summary>Where a pupil types the code of the board.</summary>
/// <param name="Code">As it was typed.</param>
public sealed record EnterForm(string Code, int Refused = StatusCodes.Status200OK) : MemberForm
{
    /// <inheritdoc />
    public override int Status => Refused;
}

/// <summary>What a pupil is told who has nothing to answer.</summary>
/// <param name="Key">Of the words in the dictionary: a title with <c>.Title</c> and what goes with it with <c>.Text</c>.</param>
public sealed record PupilNote(string Key, int Answer = StatusCodes.Status200OK) : MemberForm
{
    /// <inheritdoc />
    public override int Status => Answer;
}

/// <summary>The statements that a class is asked.</summary>
/// <param name="Group">What the school calls the class, by which a pupil sees that the code is the right one.</param>
/// <param name="Given">What was chosen before, by the code of the statement; 0 for "I do not know".</param>
public sealed record PupilForm(
    ClassSessionId Session, string Group, DeviceToken Device, string Introduction, IReadOnlyList<Dimension> Dimensions, IReadOnlyList<string> Answers, string DoNotKnow,
    IReadOnlyDictionary<string, int> Given) : MemberForm
{
    /// <summary>Stands before the code of a statement in the name of its field.</summary>
    public const string Prefix = "a-";

    public const int DoesNotKnow = 0;

    public int Statements => Dimensions.Sum(dimension => dimension.Statements.Count);
}
