using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Core.Stories;

/// <summary>The keys of pages that somebody chose, each once and in their order; at most 20. Stored as one text.</summary>
public sealed record PageKeys : ITextValue<PageKeys>
{
    private const int Most = 20;

    public static readonly PageKeys None = new("");

    private PageKeys(string value) => Value = value;

    public string Value { get; }

    public IReadOnlyList<Guid> Keys => [.. Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];

    /// <summary>Those after the first 20 are left out.</summary>
    public static PageKeys Of(IEnumerable<Guid> keys) => new(string.Join(',', keys.Distinct().Take(Most).Select(key => key.ToString("D"))));

    /// <returns>The keys, or <see cref="StoryErrors.ChoiceInvalid"/> where one is none.</returns>
    public static Result<PageKeys> Parse(string text)
    {
        List<Guid> keys = [];
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Guid.TryParse(part, out var key)) return StoryErrors.ChoiceInvalid;
            keys.Add(key);
        }
        return Of(keys);
    }
}
