using System.Collections;
using System.Linq.Expressions;
using Umbraco.Cms.Core.Persistence.Querying;

namespace WIJschool.Cms.Persistence.Querying;

/// <summary>
/// The conditions a Core service asks for, kept as expressions until <see cref="RowMap{TEntity,TRow}"/> turns them into
/// conditions on rows. It changes itself: Core ignores what <see cref="Where"/> returns.
/// </summary>
internal sealed class CmsQuery<T> : IQuery<T>
{
    private readonly List<Expression<Func<T, bool>>> conditions = [];

    public IReadOnlyList<Expression<Func<T, bool>>> Conditions => conditions;

    public IQuery<T> Where(Expression<Func<T, bool>> predicate)
    {
        conditions.Add(predicate);
        return this;
    }

    public IQuery<T> WhereIn(Expression<Func<T, object>> fieldSelector, IEnumerable? values)
    {
        conditions.Add(IsAmong(fieldSelector, values));
        return this;
    }

    public IQuery<T> WhereNotIn(Expression<Func<T, object>> fieldSelector, IEnumerable? values)
    {
        var among = IsAmong(fieldSelector, values);
        conditions.Add(Expression.Lambda<Func<T, bool>>(Expression.Not(among.Body), among.Parameters));
        return this;
    }

    public IQuery<T> WhereAny(IEnumerable<Expression<Func<T, bool>>> predicates)
    {
        var entity = Expression.Parameter(typeof(T));
        var any = predicates.Select(p => ParameterSwap.In(p, entity)).Aggregate(Expression.OrElse);
        conditions.Add(Expression.Lambda<Func<T, bool>>(any, entity));
        return this;
    }

    /// <exception cref="NotSupportedException">Always: our repositories read <see cref="Conditions"/>, not SQL text.</exception>
    public IEnumerable<Tuple<string, object[]>> GetWhereClauses() =>
        throw new NotSupportedException("Conditions are kept as expressions here; there is no SQL text to give.");

    private static Expression<Func<T, bool>> IsAmong(Expression<Func<T, object>> field, IEnumerable? values)
    {
        var member = field.Body is UnaryExpression { NodeType: ExpressionType.Convert } boxed ? boxed.Operand : field.Body;
        var list = Array.CreateInstance(member.Type, 0);
        if (values is not null)
        {
            var items = values.Cast<object>().ToArray();
            list = Array.CreateInstance(member.Type, items.Length);
            for (var i = 0; i < items.Length; i++) list.SetValue(items[i], i);
        }
        // a field, as a lambda would capture it: EF makes it a parameter, where it would compile every new constant anew
        var captured = Expression.Field(Expression.Constant(Activator.CreateInstance(typeof(Captured<>).MakeGenericType(member.Type), list)), nameof(Captured<int>.Items));
        var contains = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [member.Type], captured, member);
        return Expression.Lambda<Func<T, bool>>(contains, field.Parameters);
    }
}

internal sealed class Captured<T>(T[] items)
{
    public readonly IEnumerable<T> Items = items;
}

/// <summary>The body of a lambda with its parameter replaced by another expression.</summary>
internal sealed class ParameterSwap(ParameterExpression from, Expression to) : ExpressionVisitor
{
    public static Expression In(LambdaExpression lambda, Expression to) => new ParameterSwap(lambda.Parameters[0], to).Visit(lambda.Body);

    protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
}
