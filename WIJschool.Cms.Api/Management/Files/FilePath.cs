using System.Diagnostics.CodeAnalysis;

namespace WIJschool.Cms.Api.Management.Files;

/// <summary>
/// A place below one of the site's folders of files, as the API writes it: <c>/folder/file.css</c>, or <c>/</c> for the folder itself. It never
/// leads out of that folder: a path with <c>..</c>, a backslash, a colon or a control character is none.
/// </summary>
internal sealed record FilePath
{
    private readonly string[] parts;

    private FilePath(params string[] parts) => this.parts = parts;

    /// <summary>The folder itself.</summary>
    public static FilePath Root { get; } = new();

    public bool IsRoot => parts.Length == 0;

    /// <summary>The last part; empty for the folder itself.</summary>
    public string Name => IsRoot ? "" : parts[^1];

    /// <summary>As Core's file systems take it: <c>folder/file.css</c>.</summary>
    public string Relative => string.Join('/', parts);

    /// <summary>The folder it lies in; null for the folder itself.</summary>
    public FilePath? Parent => IsRoot ? null : new(parts[..^1]);

    /// <summary>Reads a path from an address. A slash inside one part of an address comes as <c>%2F</c>.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out FilePath? path)
    {
        var found = (text ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Split('/', StringSplitOptions.RemoveEmptyEntries);
        path = found.All(IsName) ? new(found) : null;
        return path is not null;
    }

    /// <summary>Whether it can be the name of a file or folder on every disk, and of nothing else.</summary>
    public static bool IsName(string text) => !string.IsNullOrWhiteSpace(text) && text is not ("." or "..") && !text.Any(c => c is '/' or '\\' or ':' || char.IsControl(c));

    /// <summary>Something in this folder.</summary>
    public FilePath At(string name) => new([.. parts, name]);

    /// <summary>From the top: each folder on the way, and this place last.</summary>
    public IEnumerable<FilePath> Line() => Enumerable.Range(0, parts.Length + 1).Select(length => new FilePath(parts[..length]));

    public bool Equals(FilePath? other) => other is not null && parts.SequenceEqual(other.parts, StringComparer.Ordinal);

    public override int GetHashCode() => Relative.GetHashCode(StringComparison.Ordinal);

    /// <summary>As the API writes it.</summary>
    public override string ToString() => $"/{Relative}";
}
