using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WIJschool.Core.Forms;

/// <summary>What a form asks, in one language, as JSON that is the same as long as nothing of it changes.</summary>
/// <param name="Hash">64 hexadecimal digits over the JSON.</param>
public sealed record FormDefinition(string Json, string Hash)
{
    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true, // what follows from the others
    };

    public static FormDefinition Of(Form form)
    {
        var json = JsonSerializer.Serialize(new Stored(form.Culture, [.. form.Pages.Select(page => new StoredPage(page.Title, [.. page.Fields.Select(AsPublished)]))]), options);
        return new FormDefinition(json, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))));
    }

    /// <summary>The fields that a stored definition had.</summary>
    public static IReadOnlyList<FormField> Fields(string json) =>
        [.. JsonSerializer.Deserialize<Stored>(json, options)!.Pages.SelectMany(page => page.Fields)];

    // the choices of a picker differ by who fills it in
    private static FormField AsPublished(FormField field) => field.IsPicker ? field with { Options = [] } : field;

    private sealed record Stored(string Culture, IReadOnlyList<StoredPage> Pages);

    private sealed record StoredPage(string Title, IReadOnlyList<FormField> Fields);
}
