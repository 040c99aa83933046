using Umbraco.Cms.Core.Routing;

namespace WIJschool.Cms.Hosting;

/// <summary>Finds nothing: a site that has a page for missing addresses registers its own finder.</summary>
internal sealed class NothingAtLast : IContentLastChanceFinder
{
    public Task<bool> TryFindContent(IPublishedRequestBuilder request) => Task.FromResult(false);
}
