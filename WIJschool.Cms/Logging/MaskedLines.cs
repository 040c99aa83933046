using System.Text.RegularExpressions;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;

namespace WIJschool.Cms.Logging;

/// <summary>
/// A compact JSON object a line, without mail addresses and without what follows a word for a secret. Nothing of ours logs them, but
/// the exception of a mail server or a database may name them, and log files are kept and read by others.
/// </summary>
internal sealed partial class MaskedLines : ITextFormatter
{
    private readonly CompactJsonFormatter lines = new();

    /// <inheritdoc />
    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new StringWriter();
        lines.Format(logEvent, line);
        output.Write(Mask(line.ToString()));
    }

    /// <summary>The text with <c>***</c> in their place.</summary>
    public static string Mask(string text) => Secret().Replace(Address().Replace(text, "***"), "$1***");

    [GeneratedRegex(@"[\w.%+'-]+@[\w-]+(?:\.[\w-]+)+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();

    // as connection strings, headers and addresses have them
    [GeneratedRegex(@"((?:password|passwd|pwd|secret|client_secret|access_token|refresh_token|api-?key)\s*=\s*|\bbearer\s+)[^\s;&,""'\\]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Secret();
}
