using System.Globalization;
using System.Text.Json;
using Serilog.Events;
using Serilog.Parsing;

namespace WIJschool.Cms.Logging;

/// <summary>Reads a line of a compact JSON log back into what was logged. Source: clef-json.org.</summary>
internal static class CompactLogReader
{
    private static readonly MessageTemplateParser templates = new();

    /// <returns>What was logged, or null for a line that is no such thing: the last one of a process that was killed, say.</returns>
    public static LoggedLine? Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(json.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static LoggedLine? Read(JsonElement line)
    {
        if (!DateTimeOffset.TryParse(Text(line, "@t"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)) return null;
        if (!Enum.TryParse<LogEventLevel>(Text(line, "@l") ?? nameof(LogEventLevel.Information), out var level)) return null;

        // a line without a template has the message itself, in which braces mean nothing
        var template = templates.Parse(Text(line, "@mt") ?? Text(line, "@m")?.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal) ?? "");
        var exception = Text(line, "@x") is { } told ? new LoggedException(told) : null;
        var properties = line.EnumerateObject().Where(IsProperty).Select(Property);
        return new(new LogEvent(moment, level, exception, template, properties), Renderings(line));
    }

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<string> Renderings(JsonElement line) => line.TryGetProperty("@r", out var values) && values.ValueKind == JsonValueKind.Array
        ? [.. values.EnumerateArray().Select(value => value.ToString())] : [];

    // names that begin with @ are the format's own; a property of such a name has it twice
    private static bool IsProperty(JsonProperty member) => !member.Name.StartsWith('@') || member.Name.StartsWith("@@", StringComparison.Ordinal);

    private static LogEventProperty Property(JsonProperty member)
    {
        var name = member.Name.StartsWith('@') ? member.Name[1..] : member.Name;
        return new(LogEventProperty.IsValidName(name) ? name : "_", Value(member.Value));
    }

    private static LogEventPropertyValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new StructureValue(
            value.EnumerateObject().Where(member => member.Name != "$type" && LogEventProperty.IsValidName(member.Name)).Select(member => new LogEventProperty(member.Name, Value(member.Value))),
            Text(value, "$type")),
        JsonValueKind.Array => new SequenceValue(value.EnumerateArray().Select(Value)),
        JsonValueKind.Number => new ScalarValue(value.TryGetInt64(out var whole) ? whole : value.GetDouble()),
        JsonValueKind.String => new ScalarValue(value.GetString()),
        JsonValueKind.True => new ScalarValue(true),
        JsonValueKind.False => new ScalarValue(false),
        _ => new ScalarValue(null),
    };
}

/// <summary>What a line says.</summary>
/// <param name="Event">What was logged.</param>
/// <param name="Renderings">How values with a format looked, in the order of the template: the form is all that is left of what they were.</param>
internal sealed record LoggedLine(LogEvent Event, IReadOnlyList<string> Renderings)
{
    /// <summary>The message with its values filled in.</summary>
    public string Message()
    {
        using var message = new StringWriter(CultureInfo.InvariantCulture);
        var formatted = 0;
        foreach (var token in Event.MessageTemplate.Tokens)
        {
            if (token is PropertyToken { Format: not null } && formatted < Renderings.Count) message.Write(Renderings[formatted++]);
            else token.Render(Event.Properties, message, CultureInfo.InvariantCulture);
        }

        return message.ToString();
    }
}

/// <summary>An exception that another process logged: only its text is left.</summary>
internal sealed class LoggedException(string text) : Exception(text)
{
    /// <inheritdoc />
    public override string ToString() => Message;
}
