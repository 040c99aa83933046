using WIJschool.Core.Mailing;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Privacy;

/// <summary>Somebody with an account, who may ask what is kept of them and have it erased.</summary>
/// <param name="Mail">Null for an account that an editor gave something else for an address.</param>
public sealed record DataSubject(MemberKey Key, string Name, EmailAddress? Mail);

/// <summary>
/// What one feature keeps of a person. Each feature that stores a member's key, name or address has one, added as a scoped service of this
/// interface: "Mijn gegevens" finds it by itself.
/// </summary>
public interface IPersonalData
{
    /// <summary>The name of its part of the export and of its file in the ZIP: one word in lower case, such as <c>schools</c>.</summary>
    string Name { get; }

    /// <summary>Everything that it keeps of this person, nobody else's data in it.</summary>
    /// <returns>A record or a list of them, which is written as JSON; null when it keeps nothing.</returns>
    Task<object?> ExportAsync(DataSubject person, CancellationToken ct);

    /// <summary>Files that belong to it, such as pictures that the person gave. They go into the ZIP beside its part.</summary>
    Task<IReadOnlyList<PersonalFile>> FilesAsync(DataSubject person, CancellationToken ct) => Task.FromResult<IReadOnlyList<PersonalFile>>([]);

    /// <summary>
    /// Forgets the person: deletes, or leaves what others need without a name. Called within the joint change that deletes the account
    /// afterwards; what it throws stops all of it.
    /// </summary>
    Task EraseAsync(DataSubject person, CancellationToken ct);
}

/// <param name="Name">A name that is good in any file system, without a folder.</param>
public sealed record PersonalFile(string Name, Func<CancellationToken, Task<Stream>> OpenAsync);
