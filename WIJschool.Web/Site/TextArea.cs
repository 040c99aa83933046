namespace WIJschool.Web.Site;

/// <summary>A field for more than one line, with its label, its hint and what is wrong with it. Drawn by <c>_TextArea</c>.</summary>
/// <param name="Id">Also the name under which it is sent, unless <see cref="Name"/> says otherwise.</param>
public sealed record TextArea(string Id, string Label, string Value, int MaxLength, int Rows = 4, string? Hint = null, string? Problem = null)
{
    public string? Name { get; init; }

    /// <summary>The ids of what explains the field.</summary>
    public string? DescribedBy => (Hint, Problem) switch
    {
        (null, null) => null,
        (not null, null) => $"{Id}-hint",
        (null, not null) => $"{Id}-problem",
        _ => $"{Id}-hint {Id}-problem",
    };
}
