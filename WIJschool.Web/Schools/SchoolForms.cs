using WIJschool.Core.Schools;
using WIJschool.Web.Members;

namespace WIJschool.Web.Schools;

/// <summary>A school as somebody typed it. Nothing of it is lost when the form is refused.</summary>
/// <param name="CanLookUp">Whether the ministry's list is there, to take name and place from.</param>
/// <param name="IsSent">Whether the mail is on its way.</param>
public sealed record RegisterForm(
    string School, string Code, string Sector, string Place, string Pupils, string Name, string Email, bool Agrees, bool CanLookUp, bool IsSent = false) : MemberForm;

/// <summary>What the link of a registration or an invitation leads to.</summary>
/// <param name="Code">Of the link, which goes back with the form.</param>
/// <param name="School">By name.</param>
/// <param name="Inviter">Who invited, by name; empty for a registration and for who has no account any more.</param>
/// <param name="Name">Of whoever follows the link, as it was typed.</param>
public sealed record LinkForm(string Code, string School, string Mail, string Inviter, string Name, LinkState State, bool Agrees = false) : MemberForm
{
    /// <inheritdoc />
    public override int Status => State == LinkState.Worthless ? StatusCodes.Status410Gone : base.Status;
}

/// <summary>What whoever follows a link has to do.</summary>
public enum LinkState
{
    /// <summary>It was used, is too old, or is none of ours.</summary>
    Worthless,

    /// <summary>There is no account yet: a name and a password are chosen.</summary>
    NeedsAccount,

    /// <summary>There is an account, and one button does it.</summary>
    IsReady,

    /// <summary>There is an account, and nobody is signed in.</summary>
    NeedsSignIn,

    /// <summary>Somebody else is signed in.</summary>
    IsOfAnother,
}

/// <param name="Invite">The address that is being invited, as it was typed.</param>
/// <param name="Role">The role that it is invited for.</param>
public sealed record ColleaguesForm(SchoolVisit Visit, IReadOnlyList<Colleague> Colleagues, IReadOnlyList<OpenInvitation> Invitations, string Invite = "", string Role = "") : MemberForm;

/// <param name="IsSelf">Whether it is the one who looks.</param>
public sealed record ColleagueForm(Colleague Colleague, bool IsSelf, string School) : MemberForm;

/// <param name="Pupils">As it was typed.</param>
public sealed record ProfileForm(SchoolVisit Visit, string Code, string Name, string Place, string Pupils) : MemberForm;

/// <summary>Ending something for good, which is asked once more.</summary>
/// <param name="Code">Of the school, which has to be typed.</param>
public sealed record PartingForm(SchoolVisit Visit, string Code) : MemberForm;

/// <summary>A list to choose one from.</summary>
/// <param name="Id">Also the name under which it is sent.</param>
public sealed record ChoiceField(string Id, string Label, string Value, IReadOnlyList<(string Value, string Text)> Choices, string? Hint = null, string? Problem = null)
{
    /// <summary>What stands first while nothing is chosen; null where one always is.</summary>
    public string? Empty { get; init; }

    /// <summary>The ids of what explains the field.</summary>
    public string? DescribedBy => string.Join(' ', new[] { Hint is null ? null : $"{Id}-hint", Problem is null ? null : $"{Id}-problem" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
}
