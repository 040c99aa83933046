using System.Collections.Concurrent;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.PublishedContent;

/// <summary>Types as published content knows them. Any change forgets all of them: a composition reaches far, and there are few.</summary>
internal sealed class PublishedContentTypeCache(
    IContentTypeService documentTypes, IMediaTypeService mediaTypes, IMemberTypeService memberTypes, IPublishedContentTypeFactory factory, IEntityService entities)
    : IPublishedContentTypeCache
{
    private readonly ConcurrentDictionary<(PublishedItemType, string), IPublishedContentType> types = new();

    public void ClearAll() => types.Clear();

    public void ClearContentType(int id) => ClearAll();

    public void ClearDataType(int id) => ClearAll();

    /// <summary>
    /// The types whose content must be made anew. What is remembered here does not tell: content that is in memory keeps its type when this forgets
    /// it. Of a data type that is gone nothing tells which types had it, so there it is all of them.
    /// </summary>
    public IEnumerable<IPublishedContentType> ClearByDataTypeId(int id)
    {
        ClearAll();
        var isGone = !entities.Exists(id);
        return documentTypes.GetAll().Concat<IContentTypeComposition>(mediaTypes.GetAll()).Concat(memberTypes.GetAll())
            .Where(type => isGone || type.CompositionPropertyTypes.Any(property => property.DataTypeId == id)).Select(Named).ToList();
    }

    public IPublishedContentType Get(PublishedItemType itemType, Guid key) => Get(itemType, key.ToString(), () => itemType switch
    {
        PublishedItemType.Media => mediaTypes.Get(key),
        PublishedItemType.Member => memberTypes.Get(key),
        _ => documentTypes.Get(key),
    });

    public IPublishedContentType Get(PublishedItemType itemType, string alias) => Get(itemType, alias.ToUpperInvariant(), () => itemType switch
    {
        PublishedItemType.Media => mediaTypes.Get(alias),
        PublishedItemType.Member => memberTypes.Get(alias),
        _ => documentTypes.Get(alias),
    });

    public IPublishedContentType Get(PublishedItemType itemType, int id) => Get(itemType, $"#{id}", () => itemType switch
    {
        PublishedItemType.Media => mediaTypes.Get(id),
        PublishedItemType.Member => memberTypes.Get(id),
        _ => documentTypes.Get(id),
    });

    private IPublishedContentType Get(PublishedItemType itemType, string place, Func<IContentTypeComposition?> find)
    {
        if (types.TryGetValue((itemType, place), out var known)) return known;
        var type = find() ?? throw new InvalidOperationException($"There is no {itemType} type '{place}'.");
        return types.GetOrAdd((itemType, place), factory.CreateContentType(type));
    }

    /// <summary>Which type it is and no more: what is asked of it is its id. Its properties may have data types that are not known here yet.</summary>
    private static PublishedContentType Named(IContentTypeComposition type) => new(
        type.Key, type.Id, type.Alias, type is IMediaType ? PublishedItemType.Media : type is IMemberType ? PublishedItemType.Member : PublishedItemType.Content, [],
        Enumerable.Empty<PublishedPropertyType>(), type.Variations, type.IsElement);
}
