using System.Collections.Concurrent;
using System.Linq.Expressions;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace WIJschool.Cms.PropertyEditors.Blocks;

/// <summary>
/// Makes the typed block items that views expect: <c>BlockListItem&lt;TContent&gt;</c>, or with a type for its settings. The constructors
/// are found once for each pair of model types.
/// </summary>
public static class BlockItems
{
    private static readonly ConcurrentDictionary<(Type Item, Type Content, Type? Settings), Func<Guid, IPublishedElement, Guid?, IPublishedElement?, object>> makers = new();

    /// <summary>An item of the given kind for a pair of elements.</summary>
    /// <typeparam name="TItem">The item without types, such as <c>BlockListItem</c>.</typeparam>
    /// <param name="typed">Its form with two types, such as <c>BlockListItem&lt;,&gt;</c>.</param>
    /// <param name="pair">The elements.</param>
    public static TItem Make<TItem>(Type typed, BlockPair pair)
    {
        var settings = pair.Settings is null ? typeof(IPublishedElement) : pair.Settings.GetType();
        var make = makers.GetOrAdd((typed, pair.Content.GetType(), settings), static key => Maker(key.Item, key.Content, key.Settings!));
        return (TItem)make(pair.Content.Key, pair.Content, pair.Settings?.Key, pair.Settings);
    }

    private static Func<Guid, IPublishedElement, Guid?, IPublishedElement?, object> Maker(Type item, Type content, Type settings)
    {
        var type = item.MakeGenericType(content, settings);
        var constructor = type.GetConstructor([typeof(Guid), content, typeof(Guid?), settings])
            ?? throw new InvalidOperationException($"{type} has no constructor for a block.");
        ParameterExpression[] p =
        [
            Expression.Parameter(typeof(Guid)), Expression.Parameter(typeof(IPublishedElement)),
            Expression.Parameter(typeof(Guid?)), Expression.Parameter(typeof(IPublishedElement)),
        ];
        var body = Expression.New(constructor, p[0], Expression.Convert(p[1], content), p[2], Expression.Convert(p[3], settings));
        return Expression.Lambda<Func<Guid, IPublishedElement, Guid?, IPublishedElement?, object>>(body, p).Compile();
    }
}
