using System.Buffers;
using Serilog.Events;
using Serilog.Expressions;

namespace WIJschool.Cms.Logging;

/// <summary>
/// Which log lines an editor wants to see: an expression (<c>@Level = 'Error' and Has(SourceContext)</c>), or words that the message holds.
/// Searches that were saved in older versions of Umbraco keep working.
/// </summary>
internal static class LogFilter
{
    private static readonly SearchValues<char> operators = SearchValues.Create(" ()+=*<>%-");
    private static readonly LongNames names = new();

    /// <param name="filter">What somebody typed. Nothing is wrong: what is no expression is looked for in the messages.</param>
    public static Func<LogEvent, bool> Of(string? filter)
    {
        if (string.IsNullOrWhiteSpace(filter)) return _ => true;
        if (filter.AsSpan().ContainsAny(operators) && SerilogExpression.TryCompile(filter, null, names, out var expression, out _)) return Holds(expression);

        return Holds(SerilogExpression.Compile($"@m like '%{SerilogExpression.EscapeLikeExpressionContent(filter)}%' ci"));
    }

    private static Func<LogEvent, bool> Holds(CompiledExpression expression) => line => ExpressionResult.IsTrue(expression(line));

    /// <summary>The names that Umbraco has always had in its searches, beside those of the library.</summary>
    private sealed class LongNames() : StaticMemberNameResolver(typeof(Functions))
    {
        public override bool TryResolveBuiltInPropertyName(string alias, out string target)
        {
            target = alias switch
            {
                "Exception" => "x",
                "Level" => "l",
                "Message" => "m",
                "MessageTemplate" => "mt",
                "Properties" => "p",
                "Timestamp" => "t",
                _ => "",
            };
            return target.Length > 0;
        }
    }

    private static class Functions
    {
        /// <summary>Whether a line has a property.</summary>
        public static LogEventPropertyValue Has(LogEventPropertyValue? value) => new ScalarValue(value is not null);
    }
}
