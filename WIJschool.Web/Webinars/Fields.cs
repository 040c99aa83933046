namespace WIJschool.Web.Webinars;

/// <summary>A field of more lines, with its label, its hint and what is wrong with it.</summary>
/// <param name="Id">Also the name under which it is sent.</param>
public sealed record AreaField(string Id, string Label, string? Value, string? Hint, string? Problem, int MaxLength)
{
    public int Rows { get; init; } = 5;

    /// <summary>The ids of what explains the field.</summary>
    public string? DescribedBy => (Hint, Problem) switch
    {
        (null, null) => null,
        (not null, null) => $"{Id}-hint",
        (null, not null) => $"{Id}-problem",
        _ => $"{Id}-hint {Id}-problem",
    };
}

/// <summary>Some choices of which one is made. The first has the id of the field with -1 behind it.</summary>
/// <param name="Value">What was chosen; null when nothing was.</param>
public sealed record ChoiceField(string Id, string Label, IReadOnlyList<(string Value, string Text)> Choices, string? Value, string? Problem)
{
    /// <summary>Whether they stand beside each other, as marks do.</summary>
    public bool IsScale { get; init; }
}
