namespace WIJschool.Web.Members;

/// <param name="Field">The id of the field that it is about; null for the form as a whole.</param>
public sealed record FormProblem(string? Field, string Text);

/// <summary>A form of a member, and what is wrong with it.</summary>
public abstract record MemberForm
{
    public IReadOnlyList<FormProblem> Problems { get; init; } = [];

    /// <summary>What has just been done, to be said at the top.</summary>
    public string? Notice { get; init; }

    /// <summary>What is wrong with a field; null when nothing is.</summary>
    public string? ProblemOf(string field) => Problems.FirstOrDefault(problem => problem.Field == field)?.Text;

    /// <summary>The status of the answer; a refused form says so to programs too.</summary>
    public virtual int Status => Problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
}

/// <summary>One field with its label, its hint and what is wrong with it.</summary>
/// <param name="Id">Also the name under which it is sent.</param>
/// <param name="Value">What was typed; never a password.</param>
/// <param name="Autocomplete">What a browser or password manager may fill in.</param>
public sealed record FormField(string Id, string Label, string Type = "text", string? Value = null, string? Autocomplete = null, string? Hint = null, string? Problem = null)
{
    public bool HasFocus { get; init; }

    public string? InputMode { get; init; }

    public int MaxLength { get; init; } = 256;

    /// <summary>The ids of what explains the field.</summary>
    public string? DescribedBy => (Hint, Problem) switch
    {
        (null, null) => null,
        (not null, null) => $"{Id}-hint",
        (null, not null) => $"{Id}-problem",
        _ => $"{Id}-hint {Id}-problem",
    };
}

/// <param name="Name">As it was typed.</param>
/// <param name="Keep">Whether this device stays signed in after the browser closes.</param>
public sealed record SignInForm(string Name, string ReturnUrl, bool Keep) : MemberForm;

/// <param name="IsOver">Whether the password must be typed anew.</param>
public sealed record CodeForm(string ReturnUrl, bool Keep, bool IsOver = false) : MemberForm;

/// <param name="IsAsked">Whether a link is on its way, to whoever has the address.</param>
public sealed record ForgottenForm(string Email, bool IsAsked = false) : MemberForm;

/// <param name="IsWorthless">Whether the link was used before, is too old, or is none of ours.</param>
public sealed record ChooseForm(string Member, string Code, string UserName, bool IsWorthless = false, bool IsDone = false) : MemberForm
{
    /// <inheritdoc />
    public override int Status => IsWorthless ? StatusCodes.Status410Gone : base.Status;
}

public sealed record SignOutForm(bool IsSignedIn) : MemberForm;
