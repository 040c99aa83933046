using WIJschool.Core.Scans.Classes;
using WIJschool.Web.Members;

namespace WIJschool.Web.Scans.Classes;

/// <summary>The sessions of a teacher, or of a whole school for its admins, and the form to start one.</summary>
/// <param name="Rounds">In which classes can answer now.</param>
/// <param name="Group">As it was typed.</param>
public sealed record ClassList(IReadOnlyList<ClassRound> Rounds, IReadOnlyList<ClassRow> Sessions, string Group = "", Guid? Round = null) : MemberForm;

/// <param name="Day">On which it was started, in the Netherlands.</param>
public sealed record ClassRow(ClassSessionId Id, string Group, DateOnly Day, bool IsOpen, int Answers)
{
    /// <summary>Whether enough pupils answered for a result. Of what is closed no more is told of how many they were.</summary>
    public bool IsEnough => Answers >= Core.Scans.Disclosure.MinimumGroup.Pupils;
}

/// <summary>What the class sees on the board.</summary>
/// <param name="Address">Where pupils type their code, without https.</param>
/// <param name="Link">What the QR code holds: the same, with the code.</param>
public sealed record ClassBoard(ClassSession Session, bool IsOpen, string Address, string Link) : MemberForm;

/// <summary>Whether to close a session, or to throw it away.</summary>
public sealed record ClassEnding(ClassSession Session, bool Discards) : MemberForm;
