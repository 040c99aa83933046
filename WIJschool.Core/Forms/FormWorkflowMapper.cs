using WIJschool.Core.Pages;

namespace WIJschool.Core.Forms;

/// <summary>
/// Reads what happens with an entry. Which steps there are comes from the default culture; their words come from the reader's when it has
/// the same steps.
/// </summary>
internal static class FormWorkflowMapper
{
    private static readonly Dictionary<string, string> aliases = new(StringComparer.Ordinal)
    {
        ["formMailToSender"] = MailToSender.Name,
        ["formMailToStaff"] = MailToStaff.Name,
        ["formWebhook"] = CallWebhook.Name,
    };

    /// <summary>What editors choose from in a block that hands an entry to a feature of the site.</summary>
    private static readonly Dictionary<string, string> features = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Webinar aanvragen"] = "webinarRequest",
        ["Ondersteuning aanvragen"] = "supportRequest",
        ["Inschrijven voor de nieuwsbrief"] = "newsletter",
    };

    private static readonly string[] names = ["to", "subject", "text", "webhook", "feature"];

    public static IReadOnlyList<FormWorkflowStep> Steps(ContentValues values, ContentValues read)
    {
        var kept = values.Blocks("workflows");
        var words = read.Blocks("workflows");
        var isSame = kept.Select(block => block.Alias).SequenceEqual(words.Select(block => block.Alias), StringComparer.Ordinal);
        return [.. kept.Select((block, number) => StepOf(block, isSame ? words[number].Values : block.Values))];
    }

    private static FormWorkflowStep StepOf(BlockValues block, ContentValues words)
    {
        var settings = names.ToDictionary(
            name => name, name => string.Join('\n', Lines(name is "subject" or "text" ? words : block.Values, name)), StringComparer.Ordinal);
        return new FormWorkflowStep(aliases.GetValueOrDefault(block.Alias) ?? FeatureOf(settings["feature"]), settings);
    }

    private static IReadOnlyList<string> Lines(ContentValues values, string name) => name is "feature" or "to" ? values.Lines(name) : [values.Text(name)];

    // a feature that this site does not know keeps its name, so that it can be told of
    private static string FeatureOf(string chosen) => features.GetValueOrDefault(chosen, chosen);
}
