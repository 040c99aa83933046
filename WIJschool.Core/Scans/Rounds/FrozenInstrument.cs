using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>
/// An instrument as it was published at one moment, in all its languages: what a round keeps. What is asked is the same in every language.
/// </summary>
/// <param name="Key">Of the document.</param>
/// <param name="Texts">Per culture.</param>
public sealed record FrozenInstrument(
    Guid Key, string Code, Audience Audience, int Points, string DefaultCulture, IReadOnlyList<FrozenDimension> Dimensions,
    IReadOnlyDictionary<string, FrozenTexts> Texts)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <param name="published">The instrument in each language; the default one among them.</param>
    public static FrozenInstrument Of(string defaultCulture, IReadOnlyDictionary<string, PublishedInstrument> published)
    {
        var (key, asked) = (published[defaultCulture].Key, published[defaultCulture].Instrument);
        return new FrozenInstrument(
            key, asked.Code, asked.Audience, asked.Scale.Points, defaultCulture,
            [.. asked.Dimensions.Select(dimension => new FrozenDimension(
                dimension.Code, dimension.Layer.Code, dimension.Layer.Number,
                [.. dimension.Statements.Select(statement => new FrozenStatement(statement.Code, statement.Reversed, statement.Sectors))]))],
            published.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => FrozenTexts.Of(pair.Value), StringComparer.Ordinal));
    }

    /// <summary>The same instrument in a language; in the default one where it is not written in that language.</summary>
    public PublishedInstrument In(string culture)
    {
        var texts = Texts.TryGetValue(culture, out var own) ? own : Texts[DefaultCulture];
        var instrument = Instrument.Create(Code, texts.Name, Audience, LikertScale.Of(Points).Expect(), [.. Dimensions.Select(dimension => new Dimension(
            dimension.Code, texts.Dimensions[dimension.Code], new MeasuredLayer(dimension.LayerNumber, dimension.Layer, texts.Layers[dimension.Layer]),
            [.. dimension.Statements.Select(statement => new Statement(statement.Code, texts.Statements[statement.Code], statement.Reversed, statement.Sectors))]))]);
        return new PublishedInstrument(Key, instrument.Expect(), texts.Introduction, texts.Answers, texts.DoNotKnow);
    }

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static FrozenInstrument Read(string json) => JsonSerializer.Deserialize<FrozenInstrument>(json, Json)!;
}

public sealed record FrozenDimension(string Code, string Layer, int LayerNumber, IReadOnlyList<FrozenStatement> Statements);

public sealed record FrozenStatement(string Code, bool Reversed, IReadOnlyList<Sector> Sectors);

/// <summary>What stands in one language, by code.</summary>
/// <param name="Answers">The words for the points of the scale.</param>
public sealed record FrozenTexts(
    string Name, string Introduction, IReadOnlyList<string> Answers, string DoNotKnow, IReadOnlyDictionary<string, string> Layers,
    IReadOnlyDictionary<string, string> Dimensions, IReadOnlyDictionary<string, string> Statements)
{
    public static FrozenTexts Of(PublishedInstrument published) => new(
        published.Instrument.Name, published.Introduction, published.Answers, published.DoNotKnow,
        published.Instrument.Layers.ToDictionary(layer => layer.Code, layer => layer.Name, StringComparer.Ordinal),
        published.Instrument.Dimensions.ToDictionary(dimension => dimension.Code, dimension => dimension.Name, StringComparer.Ordinal),
        published.Instrument.Statements.ToDictionary(statement => statement.Code, statement => statement.Text, StringComparer.Ordinal));
}

/// <summary>A version of an instrument, stored once however many rounds keep it, and never changed.</summary>
public sealed class InstrumentVersion
{
    private InstrumentVersion()
    {
    }

    public InstrumentVersion(FrozenInstrument instrument)
    {
        Content = instrument.Write();
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content)));
        Code = instrument.Code;
    }

    /// <summary>A hash of the content: the same instrument is the same version.</summary>
    public string Id { get; private init; } = "";

    public string Code { get; private init; } = "";

    /// <summary>A <see cref="FrozenInstrument"/> in JSON.</summary>
    public string Content { get; private init; } = "";
}

/// <summary>Versions that were read, kept by the id of their content: they never change, and a school year has a handful.</summary>
public sealed class InstrumentVersions
{
    private const int Most = 200;

    private readonly ConcurrentDictionary<string, FrozenInstrument> versions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, string), PublishedInstrument> published = new();

    internal FrozenInstrument? Find(string id) => versions.GetValueOrDefault(id);

    internal FrozenInstrument Keep(string id, string content)
    {
        if (versions.Count >= Most) versions.Clear();
        return versions.GetOrAdd(id, _ => FrozenInstrument.Read(content));
    }

    internal PublishedInstrument In(string id, FrozenInstrument version, string culture)
    {
        if (published.Count >= Most) published.Clear();
        return published.GetOrAdd((id, culture), _ => version.In(culture));
    }
}
