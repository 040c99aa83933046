using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages;
using WIJschool.Core.Pyramid;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans;

/// <summary>An instrument as editors published it, with what a respondent reads around the statements.</summary>
/// <param name="Introduction">May be empty.</param>
/// <param name="Answers">The words for the points of the scale, from not at all to fully.</param>
/// <param name="DoNotKnow">The words for giving no answer.</param>
public sealed record PublishedInstrument(Guid Key, Instrument Instrument, string Introduction, IReadOnlyList<string> Answers, string DoNotKnow)
{
    public const string Alias = "scanInstrument";
}

/// <summary>
/// Reads a document of the type <c>scanInstrument</c>. What is asked, of whom, on which scale and which way round comes from the
/// default culture alone; another culture gives texts, found by code, and what it lacks is read in the default culture. So a
/// translation can neither lose a statement nor turn one round, and answers in two languages are answers to one instrument. It
/// needs an Umbraco context, in which Core finds the layers that were picked.
/// </summary>
public static class InstrumentMapper
{
    /// <returns>
    /// The instrument, or what is wrong with it: what <see cref="Instrument.Create"/> and <see cref="LikertScale.Of"/> tell, or <see
    /// cref="ScanErrors.AudienceUnknown"/>, <see cref="ScanErrors.SectorUnknown"/> or <see cref="ScanErrors.LayerMissing"/>.
    /// </returns>
    public static Result<PublishedInstrument> Map(IPublishedContent content, Reading reading)
    {
        var values = (reading with { Culture = reading.DefaultCulture }).Of(content);
        var read = reading.Of(content);
        var answers = values.Lines("scaleLabels");
        var scale = LikertScale.Of(answers.Count);
        if (!scale.IsOk)
            return scale.Error;
        if (Audiences.Parse(values.Choice("audience")) is not { } audience)
            return ScanErrors.AudienceUnknown.About(values.Text("code"));
        var dimensions = Dimensions(values, Texts(read), reading);
        if (!dimensions.IsOk)
            return dimensions.Error;
        var instrument = Instrument.Create(values.Text("code"), reading.NameOf(content), audience, scale.Value, dimensions.Value);
        return instrument.IsOk
            ? new PublishedInstrument(content.Key, instrument.Value, read.Text("introduction"), Translated(read.Lines("scaleLabels"), answers), read.Text("doNotKnow"))
            : instrument.Error;
    }

    private static Result<IReadOnlyList<Dimension>> Dimensions(ContentValues values, Dictionary<string, string> texts, Reading reading)
    {
        var dimensions = new List<Dimension>();
        foreach (var block in values.Blocks("dimensions").Select(block => block.Values))
        {
            var code = block.Text("code");
            if (block.PickedOne("layer") is not { } page || page.ContentType.Alias != PyramidLayer.Alias)
                return ScanErrors.LayerMissing.About(code);
            var layer = PyramidLayer.From(page, reading);
            var statements = block.Blocks("statements").Select(statement => Read(statement.Values, texts)).ToList();
            if (statements.Find(statement => !statement.IsOk) is { } wrong)
                return wrong.Error!;
            dimensions.Add(new Dimension(
                code, texts.GetValueOrDefault(code) ?? block.Text("name"), new MeasuredLayer(layer.Number, layer.Code, layer.Name),
                [.. statements.Select(statement => statement.Value!)]));
        }
        return new Result<IReadOnlyList<Dimension>>(dimensions, Error: null);
    }

    private static Result<Statement> Read(ContentValues block, Dictionary<string, string> texts)
    {
        var code = block.Text("code");
        var sectors = block.Lines("sectors").Select(Sectors.Parse).ToList();
        return sectors.Contains(null)
            ? ScanErrors.SectorUnknown.About(code)
            : new Statement(code, texts.GetValueOrDefault(code) ?? block.Text("text"), block.Flag("reversed"), [.. sectors.OfType<Sector>()]);
    }

    /// <summary>The names and statements that the culture of the reader has, by code; the first where a code stands twice.</summary>
    private static Dictionary<string, string> Texts(ContentValues read)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var block in read.Blocks("dimensions").Select(block => block.Values))
        {
            Add(block, "name");
            foreach (var statement in block.Blocks("statements"))
                Add(statement.Values, "text");
        }
        return texts;

        void Add(ContentValues values, string alias)
        {
            if (values.Text(alias) is { Length: > 0 } text)
                texts.TryAdd(values.Text("code"), text);
        }
    }

    /// <summary>The words of the reader's culture, unless they are not as many as the scale has points.</summary>
    private static IReadOnlyList<string> Translated(IReadOnlyList<string> read, IReadOnlyList<string> kept) => read.Count == kept.Count ? read : kept;
}
