namespace WIJschool.Core.Results;

/// <summary>An expected failure.</summary>
/// <param name="Code">Names the reason for machines and for the dictionary, such as <c>School.NotFound</c>: item <c>Error.School.NotFound</c>.</param>
/// <param name="Subject">What it is about, such as the code of a statement; null when it is about the whole.</param>
public sealed record DomainError(ErrorKind Kind, string Code, string? Subject = null)
{
    public DomainError About(string subject) => this with { Subject = subject };
}

/// <summary>What kind of failure it is, which decides how the caller is told.</summary>
public enum ErrorKind
{
    /// <summary>What was given is wrong.</summary>
    Invalid,

    /// <summary>It is not there, or not there for this person.</summary>
    NotFound,

    /// <summary>It does not go with how things stand.</summary>
    Conflict,

    /// <summary>This person may see it but not do this.</summary>
    Forbidden,

    /// <summary>It was there once: a link that was used or is too old.</summary>
    Gone,
}
