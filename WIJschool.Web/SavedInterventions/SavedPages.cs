using WIJschool.Core.SavedInterventions;
using WIJschool.Core.Toolbox;
using WIJschool.Web.Members;

namespace WIJschool.Web.SavedInterventions;

/// <summary>What a school saved.</summary>
/// <param name="Message">What was typed for colleagues.</param>
/// <param name="Chosen">Who was chosen to send it to.</param>
public sealed record SavedList(IReadOnlyList<SavedRow> Rows, IReadOnlyList<NamedMember> Colleagues, string ToolboxUrl, string Message, IReadOnlyList<Guid> Chosen) : MemberForm;

/// <param name="Item">Null when its page is not on the site any more.</param>
/// <param name="By">Who saved it; empty when that is not known any more.</param>
/// <param name="Typed">A note that was refused, as it was typed.</param>
public sealed record SavedRow(SavedIntervention Saved, Intervention? Item, string By, string? Typed)
{
    public string NoteField => $"Note-{Saved.Id.Value:N}";
}

/// <param name="Note">As it was typed.</param>
/// <param name="IsThere">Whether the school saved it before.</param>
public sealed record SaveForm(Intervention Item, string Note, bool IsThere) : MemberForm;

/// <summary>What somebody sent about one thing that the school saved.</summary>
/// <param name="Wish">Which button it was.</param>
/// <param name="Before">The note as it was shown.</param>
public sealed record SavedAnswer(string? Wish, Guid Id, string? Before, string? Note);

/// <summary>What somebody sent who mails the list.</summary>
public sealed record ShareAnswer(Guid[]? Colleagues, string? Message);
