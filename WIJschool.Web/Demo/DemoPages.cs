using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace WIJschool.Web.Demo;

/// <summary>Finds the pages that the demonstration speaks of, by name: editors may have taken one away.</summary>
internal sealed class DemoPages(IDocumentNavigationQueryService tree, IEntityService entities)
{
    /// <returns>The keys of those that are there, in the order of the names.</returns>
    public IEnumerable<Guid> Find(string type, params string[] names)
    {
        if (!tree.TryGetRootKeysOfType("home", out var homes)) return [];
        var keys = homes.SelectMany(home => tree.TryGetDescendantsKeysOfType(home, type, out var found) ? found : []).ToArray();
        var byName = entities.GetAll(UmbracoObjectTypes.Document, keys).GroupBy(page => page.Name ?? "", StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Key, StringComparer.Ordinal);
        return names.Where(byName.ContainsKey).Select(name => byName[name]);
    }
}
