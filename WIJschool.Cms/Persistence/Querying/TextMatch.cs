using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace WIJschool.Cms.Persistence.Querying;

/// <summary>
/// Looks for a part of a text without regard to case. EF makes of <c>Contains</c> a function of SQLite that does regard it,
/// whatever the column's collation; LIKE does not.
/// </summary>
internal static class TextMatch
{
    private const string Escape = "\\";

    private static readonly MethodInfo Like = typeof(DbFunctionsExtensions).GetMethod(
        nameof(DbFunctionsExtensions.Like), [typeof(DbFunctions), typeof(string), typeof(string), typeof(string)])!;

    private static readonly MethodInfo Pattern = typeof(TextMatch).GetMethod(nameof(PatternFor), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static MethodCallExpression Contains(Expression text, Expression part) => Expression.Call(
        Like, Expression.Constant(EF.Functions), text, Expression.Call(Pattern, part), Expression.Constant(Escape));

    /// <summary>Whether any of the texts of a row holds the part.</summary>
    public static Expression<Func<TRow, bool>> AnyContains<TRow>(string part, params Expression<Func<TRow, string?>>[] texts)
    {
        var row = texts[0].Parameters[0];
        Expression<Func<string>> asked = () => part; // a parameter of the query, not a constant in it
        var any = texts.Select(text => (Expression)Contains(ParameterSwap.In(text, row), asked.Body)).Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<TRow, bool>>(any, row);
    }

    private static string PatternFor(string part) =>
        "%" + part.Replace(Escape, Escape + Escape, StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
