using System.Text.Json;

namespace WIJschool.Benchmarks.Editors;

/// <summary>A request that the client of the back office made.</summary>
/// <param name="Path">With its query.</param>
/// <param name="Body">Null for none.</param>
internal sealed record DeskRequest(string Method, string Path, string? Body);

/// <summary>What the client did for an editor in a browser, to be done again without one.</summary>
/// <param name="Cookies">Those of the session, as a header has them.</param>
/// <param name="Opening">What it asked to show a document.</param>
/// <param name="Publishing">What it asked to save and publish that document; <see cref="Mark"/> stands where the text differs each time.</param>
internal sealed record DeskWork(string Cookies, IReadOnlyList<DeskRequest> Opening, IReadOnlyList<DeskRequest> Publishing)
{
    public const string Mark = "GEMETEN";

    public static DeskWork Read(string file) => JsonSerializer.Deserialize<DeskWork>(File.ReadAllText(file)) ?? throw new InvalidDataException($"{file} holds no work.");

    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this));
}
