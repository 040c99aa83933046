using System.Linq.Expressions;
using System.Reflection;
using Umbraco.Cms.Core.Persistence;
using Umbraco.Cms.Core.Persistence.Querying;

namespace WIJschool.Cms.Persistence.Querying;

/// <summary>
/// Which column of a row answers for which member of an entity, so that Core's <see cref="IQuery{T}"/> becomes a condition
/// that the database checks. <typeparamref name="TRow"/> is often a join made for the purpose.
/// </summary>
internal sealed class RowMap<TEntity, TRow>
{
    private readonly Dictionary<string, LambdaExpression> columns = new(StringComparer.Ordinal);

    public RowMap<TEntity, TRow> Map<TValue>(string member, Expression<Func<TRow, TValue>> column)
    {
        columns[member] = column;
        return this;
    }

    public IQueryable<TRow> Apply(IQueryable<TRow> rows, IQuery<TEntity>? query) => query is CmsQuery<TEntity> asked
        ? asked.Conditions.Aggregate(rows, (kept, condition) => kept.Where(Translate(condition)))
        : rows;

    /// <summary>The column of a member, for ordering by it.</summary>
    /// <exception cref="NotSupportedException">The member has no column.</exception>
    public LambdaExpression Column(string member) => columns.TryGetValue(member, out var column)
        ? column
        : throw new NotSupportedException($"{typeof(TEntity).Name}.{member} cannot be asked of the database.");

    public bool Has(string member) => columns.ContainsKey(member);

    /// <exception cref="NotSupportedException">The condition names a member without a column.</exception>
    public Expression<Func<TRow, bool>> Translate(Expression<Func<TEntity, bool>> condition)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var body = new Translator(this, condition.Parameters[0], row).Visit(condition.Body);
        return Expression.Lambda<Func<TRow, bool>>(body, row);
    }

    private sealed class Translator(RowMap<TEntity, TRow> map, ParameterExpression entity, ParameterExpression row) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node)
        {
            if (WithoutConversion(node.Expression) == entity) return ParameterSwap.In(map.Column(node.Member.Name), row);
            return base.VisitMember(node);
        }

        protected override Expression VisitBinary(BinaryExpression node)
        {
            var left = Visit(node.Left);
            var right = Visit(node.Right);
            (left, right) = SameType(left, right);
            var sameTypes = left.Type == node.Left.Type && right.Type == node.Right.Type; // then its method, as of text + text, still fits
            return Expression.MakeBinary(node.NodeType, left, right, liftToNull: false, sameTypes ? node.Method : null);
        }

        protected override Expression VisitUnary(UnaryExpression node)
        {
            var operand = Visit(node.Operand);
            if (node.NodeType == ExpressionType.Not) return Expression.Not(operand);
            if (operand.Type == typeof(DateTime) && node.Type == typeof(DateTimeOffset)) return operand; // columns hold UTC without offset
            return node.NodeType == ExpressionType.Convert && operand.Type != node.Operand.Type ? operand : node.Update(operand);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.DeclaringType == typeof(SqlExpressionExtensions)) return Visit(AsPlainMethod(node));
            if (node.Method.DeclaringType == typeof(string) && node.Method.Name == nameof(string.Contains) && node.Arguments.Count == 1)
                return TextMatch.Contains(Visit(node.Object!), Visit(node.Arguments[0]));
            var arguments = node.Arguments.Select(a => Visit(a)!).ToList();
            if (node.Method.Name == "Contains" && arguments.Count == 2 && node.Method.IsGenericMethod)
                return Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [ElementType(node)], arguments[0], Match(arguments[1], ElementType(node)));
            return node.Update(Visit(node.Object), arguments);
        }

        private static Type ElementType(MethodCallExpression contains) => contains.Method.GetGenericArguments()[0];

        private static Expression Match(Expression value, Type type) => value.Type == type ? value : Expression.Convert(value, type);

        // Core's SqlStartsWith and its kin name what SQL must do; EF knows the string methods of the same meaning
        private static Expression AsPlainMethod(MethodCallExpression call)
        {
            var text = call.Arguments[0];
            var value = call.Arguments[1];
            return call.Method.Name switch
            {
                nameof(SqlExpressionExtensions.SqlStartsWith) => Call(nameof(string.StartsWith)),
                nameof(SqlExpressionExtensions.SqlEndsWith) => Call(nameof(string.EndsWith)),
                nameof(SqlExpressionExtensions.SqlContains) => Call(nameof(string.Contains)),
                nameof(SqlExpressionExtensions.SqlEquals) => Expression.Equal(text, value),
                nameof(SqlExpressionExtensions.SqlIn) => Expression.Call(
                    typeof(Enumerable), nameof(Enumerable.Contains), call.Method.GetGenericArguments(), text, value),
                nameof(SqlExpressionExtensions.SqlWildcard) => Expression.Call(
                    LikeMethod, Expression.Constant(Microsoft.EntityFrameworkCore.EF.Functions), text, value),
                _ => throw new NotSupportedException($"{call.Method.Name} cannot be asked of the database."),
            };

            Expression Call(string method) => Expression.Call(text, typeof(string).GetMethod(method, [typeof(string)])!, value);
        }

        private static readonly MethodInfo LikeMethod = typeof(Microsoft.EntityFrameworkCore.DbFunctionsExtensions)
            .GetMethod(nameof(Microsoft.EntityFrameworkCore.DbFunctionsExtensions.Like),
                [typeof(Microsoft.EntityFrameworkCore.DbFunctions), typeof(string), typeof(string)])!;

        private static Expression? WithoutConversion(Expression? node) =>
            node is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs } cast ? cast.Operand : node;

        private static bool IsOffset(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTimeOffset);

        private static MemberExpression Utc(Expression moment) => Expression.Property(
            moment.Type == typeof(DateTimeOffset) ? moment : Expression.Property(moment, nameof(Nullable<>.Value)), nameof(DateTimeOffset.UtcDateTime));

        private static (Expression Left, Expression Right) SameType(Expression left, Expression right)
        {
            if (left.Type == right.Type) return (left, right);
            if (left.Type == typeof(DateTime) && IsOffset(right.Type)) return (left, Utc(right));
            if (right.Type == typeof(DateTime) && IsOffset(left.Type)) return (Utc(left), right);
            if (Nullable.GetUnderlyingType(left.Type) == right.Type) return (left, Expression.Convert(right, left.Type));
            if (Nullable.GetUnderlyingType(right.Type) == left.Type) return (Expression.Convert(left, right.Type), right);
            return (left, Expression.Convert(right, left.Type));
        }
    }
}
