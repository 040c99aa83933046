namespace WIJschool.Cms.Persistence.Querying;

/// <summary>Patterns for LIKE, which both databases compare without regard to case on Umbraco's text columns.</summary>
internal static class TextPattern
{
    public const string Escape = "\\";

    /// <summary>Text that holds <paramref name="part"/> anywhere; its own percent signs and underscores are meant literally.</summary>
    public static string Within(string? part) => "%" + Literal(part) + "%";

    public static string Literal(string? text) => (text ?? "")
        .Replace(Escape, Escape + Escape, StringComparison.Ordinal)
        .Replace("%", Escape + "%", StringComparison.Ordinal)
        .Replace("_", Escape + "_", StringComparison.Ordinal);
}
