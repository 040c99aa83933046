using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Persistence.ContentTypes;

/// <summary>Finds document types by a part of their name or alias, or by their id. All of them are in memory anyway.</summary>
internal sealed class ContentTypeSearch(IContentTypeService types) : IContentTypeSearchService
{
    /// <inheritdoc />
    public Task<PagedModel<IContentType>> SearchAsync(string query, bool? isElement, CancellationToken cancellationToken, int skip = 0, int take = 100)
    {
        var found = types.GetAll()
            .Where(type => (isElement is null || type.IsElement == isElement) && (Has(type.Name, query) || Has(type.Alias, query) || IsId(type, query)))
            .OrderBy(type => type.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        return Task.FromResult(new PagedModel<IContentType>(found.Count, found.Skip(skip).Take(take)));
    }

    private static bool Has(string? text, string part) => text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsId(IContentType type, string query) => Guid.TryParse(query, out var key) && type.Key == key;
}
