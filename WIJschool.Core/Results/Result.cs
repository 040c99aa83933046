using System.Diagnostics.CodeAnalysis;

namespace WIJschool.Core.Results;

/// <summary>What came of something that may fail for a reason one can expect. A bug is thrown instead.</summary>
/// <param name="Value">What was asked for; null when it failed.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
public sealed record Result<T>(T? Value, DomainError? Error)
{
    [MemberNotNullWhen(true, nameof(Value)), MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    /// <summary>The value, where a failure would be a mistake in the program.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public T Expect() => IsOk ? Value : throw new InvalidOperationException($"Failed with {Error.Code} {Error.Subject}.");

#pragma warning disable CA2225 // what a use case returns becomes a result by itself; nobody looks for a method of another name
    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(DomainError error) => new(default, error);
#pragma warning restore CA2225
}

/// <summary>The value of a change that leaves nothing to say but that it was made.</summary>
public readonly record struct Done
{
    public static readonly Done Value;
}
