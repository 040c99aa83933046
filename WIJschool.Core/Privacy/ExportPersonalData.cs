using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Privacy;

/// <summary>Hands somebody everything that is kept of them: as one JSON document, or as a ZIP with a file for each feature and the files beside it.</summary>
public sealed class ExportPersonalData(IEnumerable<IPersonalData> features, SchoolPeople people, TimeProvider clock)
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file to read, not a page: é stays é
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>One document: <c>exportedAt</c>, and a member for each feature that keeps something.</summary>
    /// <returns>UTF-8; null when there is no such account.</returns>
    public async Task<byte[]?> AsJsonAsync(MemberKey member, CancellationToken ct)
    {
        if (people.SubjectOf(member) is not { } person) return null;
        var document = new Dictionary<string, object>(StringComparer.Ordinal) { ["exportedAt"] = clock.GetUtcNow() };
        foreach (var feature in features)
        {
            if (await feature.ExportAsync(person, ct) is { } part) document[feature.Name] = part;
        }
        return JsonSerializer.SerializeToUtf8Bytes(document, json);
    }

    /// <summary>Writes a ZIP: <c>schools.json</c> for the feature with that name, <c>schools/photo.jpg</c> for a file of it.</summary>
    /// <returns>False, with nothing written, when there is no such account.</returns>
    public async Task<bool> WriteZipAsync(MemberKey member, Stream target, CancellationToken ct)
    {
        if (people.SubjectOf(member) is not { } person) return false;
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        foreach (var feature in features) await WriteAsync(zip, feature, person, ct);
        return true;
    }

    private static async Task WriteAsync(ZipArchive zip, IPersonalData feature, DataSubject person, CancellationToken ct)
    {
        if (await feature.ExportAsync(person, ct) is { } part)
        {
            await using var entry = await zip.CreateEntry($"{feature.Name}.json").OpenAsync(ct);
            await JsonSerializer.SerializeAsync(entry, part, json, ct);
        }
        foreach (var file in await feature.FilesAsync(person, ct))
        {
            await using var source = await file.OpenAsync(ct);
            await using var entry = await zip.CreateEntry($"{feature.Name}/{Path.GetFileName(file.Name)}").OpenAsync(ct);
            await source.CopyToAsync(entry, ct);
        }
    }
}
