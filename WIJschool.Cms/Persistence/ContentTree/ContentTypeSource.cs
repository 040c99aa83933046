using System.Globalization;
using Umbraco.Cms.Core.Models;
using WIJschool.Cms.Persistence.ContentTypes;

namespace WIJschool.Cms.Persistence.ContentTree;

/// <summary>
/// The types that content is made with: the shared ones, because a copy for every document would cost more than all the
/// rest of reading it.
/// </summary>
internal sealed class ContentTypeSource(ContentTypeCommonRepository types)
{
    /// <exception cref="InvalidOperationException">There is no such type.</exception>
    public IContentType Document(int id) => Find<IContentType>(id);

    /// <inheritdoc cref="Document"/>
    public IMediaType Media(int id) => Find<IMediaType>(id);

    /// <inheritdoc cref="Document"/>
    public IMemberType Member(int id) => Find<IMemberType>(id);

    private T Find<T>(int id)
        where T : class => types.Shared.Find(id) as T ?? throw new InvalidOperationException(
            string.Create(CultureInfo.InvariantCulture, $"Content refers to type {id}, which does not exist."));
}
