using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Caching;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.ContentTypes;

internal sealed class ContentTypeRepository(
    IScopedDatabase database, ContentTypeCommonRepository types, ContentTypeWriter writer, ContentTypeDataKeeper data)
    : ContentTypeRepositoryBase<IContentType>(database, types, writer, data, Constants.ObjectTypes.DocumentType), IContentTypeRepository
{
    public IEnumerable<IContentType> GetByQuery(IQuery<PropertyType> query) =>
        Copies(All.Where(type => InMemoryQuery.Apply(type.PropertyTypes.OfType<PropertyType>(), query).Any()));

    public IEnumerable<string> GetAllPropertyTypeAliases() => Types.Shared.All
        .SelectMany(type => type.PropertyTypes).Select(property => property.Alias).Distinct(StringComparer.OrdinalIgnoreCase).ToList();

    public IEnumerable<string> GetAllContentTypeAliases(params Guid[] objectTypes) => Types.Shared.All
        .Where(type => objectTypes.Length == 0 || objectTypes.Contains(ObjectTypeOf(type))).Select(type => type.Alias).ToList();

    public IEnumerable<int> GetAllContentTypeIds(string[] aliases) => Types.Shared.All
        .Where(type => aliases.Contains(type.Alias, StringComparer.OrdinalIgnoreCase)).Select(type => type.Id).ToList();

    private static Guid ObjectTypeOf(IContentTypeComposition type) => type switch
    {
        IContentType => Constants.ObjectTypes.DocumentType,
        IMediaType => Constants.ObjectTypes.MediaType,
        _ => Constants.ObjectTypes.MemberType,
    };
}

internal sealed class MediaTypeRepository(
    IScopedDatabase database, ContentTypeCommonRepository types, ContentTypeWriter writer, ContentTypeDataKeeper data)
    : ContentTypeRepositoryBase<IMediaType>(database, types, writer, data, Constants.ObjectTypes.MediaType), IMediaTypeRepository;

internal sealed class MemberTypeRepository(
    IScopedDatabase database, ContentTypeCommonRepository types, ContentTypeWriter writer, ContentTypeDataKeeper data)
    : ContentTypeRepositoryBase<IMemberType>(database, types, writer, data, Constants.ObjectTypes.MemberType), IMemberTypeRepository;
