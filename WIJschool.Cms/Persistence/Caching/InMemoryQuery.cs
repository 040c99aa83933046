using System.Linq.Expressions;
using System.Reflection;
using Umbraco.Cms.Core.Persistence.Querying;
using WIJschool.Cms.Persistence.Querying;

namespace WIJschool.Cms.Persistence.Caching;

/// <summary>Core's conditions checked on entities in memory, with text compared as the database does: without case, null being no text.</summary>
internal static class InMemoryQuery
{
    public static IEnumerable<T> Apply<T>(IEnumerable<T> entities, IQuery<T>? query) => query is CmsQuery<T> asked
        ? asked.Conditions.Aggregate(entities, (kept, condition) => kept.Where(Condition(condition)))
        : entities;

    // interpreted: a query is made anew for every call, and compiling one takes longer than checking a hundred entities
    private static Func<T, bool> Condition<T>(Expression<Func<T, bool>> condition) =>
        ((Expression<Func<T, bool>>)new WithoutCase().Visit(condition)).Compile(preferInterpretation: true);

    private static bool TextEquals(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool TextStarts(string? text, string? start) =>
        text is not null && start is not null && text.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private static bool TextEnds(string? text, string? end) =>
        text is not null && end is not null && text.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    private static bool TextContains(string? text, string? part) =>
        text is not null && part is not null && text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private sealed class WithoutCase : ExpressionVisitor
    {
        protected override Expression VisitBinary(BinaryExpression node)
        {
            if (node.Left.Type != typeof(string) || node.NodeType is not (ExpressionType.Equal or ExpressionType.NotEqual))
                return base.VisitBinary(node);
            var equal = Call(nameof(TextEquals), Visit(node.Left), Visit(node.Right));
            return node.NodeType == ExpressionType.Equal ? equal : Expression.Not(equal);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.DeclaringType != typeof(string) || node.Object is null || node.Arguments.Count == 0) return base.VisitMethodCall(node);
            var check = node.Method.Name switch
            {
                nameof(string.Equals) => nameof(TextEquals),
                nameof(string.StartsWith) => nameof(TextStarts),
                nameof(string.EndsWith) => nameof(TextEnds),
                nameof(string.Contains) => nameof(TextContains),
                _ => null,
            };
            return check is null || node.Arguments[0].Type != typeof(string)
                ? base.VisitMethodCall(node)
                : Call(check, Visit(node.Object), Visit(node.Arguments[0]));
        }

        private static MethodCallExpression Call(string method, Expression left, Expression right) =>
            Expression.Call(typeof(InMemoryQuery).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!, left, right);
    }
}
