using System.Linq.Expressions;
using Umbraco.Cms.Core.Models;
using WIJschool.Cms.Persistence.Querying;

namespace WIJschool.Cms.Persistence.Members;

/// <summary>
/// Core asks for members by the value of a property through members of <see cref="Member"/> that exist for this only, such as
/// <see cref="Member.LongStringPropertyValue"/>.
/// </summary>
internal static class MemberPropertyMap
{
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        nameof(Member.PropertyTypeAlias), nameof(Member.LongStringPropertyValue), nameof(Member.ShortStringPropertyValue),
        nameof(Member.IntegerPropertyValue), nameof(Member.BoolPropertyValue), nameof(Member.DateTimePropertyValue),
    };

    public static bool IsNeededFor(CmsQuery<IMember> query)
    {
        var finder = new Finder();
        foreach (var condition in query.Conditions) finder.Visit(condition);
        return finder.Found;
    }

    public static RowMap<IMember, MemberPropertyRows> Map() => new RowMap<IMember, MemberPropertyRows>()
        .Map(nameof(Member.PropertyTypeAlias), r => r.Alias)
        .Map(nameof(Member.LongStringPropertyValue), r => r.Value.TextValue)
        .Map(nameof(Member.ShortStringPropertyValue), r => r.Value.VarcharValue)
        .Map(nameof(Member.IntegerPropertyValue), r => r.Value.IntValue)
        .Map(nameof(Member.BoolPropertyValue), r => r.Value.IntValue == 1)
        .Map(nameof(Member.DateTimePropertyValue), r => r.Value.DateValue);

    private sealed class Finder : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Member.DeclaringType == typeof(Member) && Members.Contains(node.Member.Name)) Found = true;
            return base.VisitMember(node);
        }
    }
}
