using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Management.Trees;

/// <summary>Looking for things by their names.</summary>
internal static class Searching
{
    /// <summary>The asked part of what is found, by its ids.</summary>
    public static Task<Page<Guid>> FoundAsync(this Paging paging, IEntitySearchService search, UmbracoObjectTypes kind, string query) =>
        paging.OfPagesAsync(
            (skip, take) =>
            {
                var found = search.Search(kind, query, skip, take);
                return Task.FromResult((found.Items, found.Total));
            },
            entity => entity.Key);
}
