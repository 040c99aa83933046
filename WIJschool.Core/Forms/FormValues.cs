using System.Text.Json;

namespace WIJschool.Core.Forms;

/// <summary>What was filled in, by the alias of the field. A field that was left empty has no values. It is stored as JSON: a list of texts a field.</summary>
public sealed class FormValues
{
    /// <summary>The value of a box that is ticked.</summary>
    public const string Yes = "on";

    public static readonly FormValues None = new([]);

    private readonly Dictionary<string, IReadOnlyList<string>> values;

    private FormValues(Dictionary<string, IReadOnlyList<string>> values) => this.values = values;

    /// <summary>The values of a field; none for one that was left empty or is not there.</summary>
    public IReadOnlyList<string> this[string alias] => values.GetValueOrDefault(alias, []);

    public IEnumerable<string> Aliases => values.Keys;

    /// <summary>Takes what was filled in; empty texts are no values.</summary>
    public static FormValues Of(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> given)
    {
        var kept = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (alias, texts) in given)
        {
            if (texts.Where(text => text.Length > 0).ToList() is { Count: > 0 } filled) kept[alias] = filled;
        }
        return new FormValues(kept);
    }

    public static FormValues Of(params (string Alias, string Value)[] given) =>
        Of(given.GroupBy(pair => pair.Alias, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, (IReadOnlyList<string>)[.. group.Select(pair => pair.Value)])));

    /// <summary>The values of a field in one text; empty when there are none.</summary>
    public string Text(string alias) => string.Join(", ", this[alias]);

    public bool Has(string alias) => values.ContainsKey(alias);

    /// <summary>These values with others for one field.</summary>
    public FormValues With(string alias, IReadOnlyList<string> texts) => Of(values.Where(pair => pair.Key != alias).Append(KeyValuePair.Create(alias, texts)));

    public string ToJson() => JsonSerializer.Serialize(values);

    public static FormValues FromJson(string json) => new(
        (JsonSerializer.Deserialize<Dictionary<string, List<string>>>(json) ?? [])
            .ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value, StringComparer.Ordinal));
}
