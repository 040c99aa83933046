using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Web;
using WIJschool.Core.Forms;
using WIJschool.Core.Pages;

namespace WIJschool.Web.Forms;

/// <summary>A published form and what an editor has to mend in it.</summary>
/// <param name="Url">Where it is on the site; empty when nobody can come there.</param>
public sealed record FoundForm(Form Form, string Url, IReadOnlyList<FormFault> Faults);

/// <summary>The published forms as editors look at them, in the default language.</summary>
public sealed class FormFinder(
    IDocumentNavigationQueryService tree, IPublishedContentCache content, IUmbracoContextFactory contexts, IPublishedUrlProvider urls, ILanguageService languages,
    IEnumerable<IFormWorkflow> workflows)
{
    private readonly HashSet<string> known = workflows.Select(workflow => workflow.Alias).ToHashSet(StringComparer.Ordinal);

    /// <summary>All of them, by name.</summary>
    public async Task<IReadOnlyList<FoundForm>> AllAsync()
    {
        using var context = contexts.EnsureUmbracoContext();
        var reading = await ReadingAsync();
        if (!tree.TryGetRootKeys(out var roots)) return [];
        return [.. roots.SelectMany(root => tree.TryGetDescendantsKeysOfType(root, Form.Alias, out var keys) ? keys : [])
            .Select(key => content.GetById(key)).OfType<IPublishedContent>().Select(page => Read(page, reading)).OrderBy(form => form.Form.Name, reading.ByName)];
    }

    /// <returns>Null when no such form is published.</returns>
    public async Task<FoundForm?> FindAsync(Guid key)
    {
        using var context = contexts.EnsureUmbracoContext();
        return content.GetById(key) is { } page && page.ContentType.Alias == Form.Alias ? Read(page, await ReadingAsync()) : null;
    }

    private FoundForm Read(IPublishedContent page, Reading reading)
    {
        var form = FormMapper.Map(page, reading);
        return new FoundForm(form, reading.UrlOf(page) is { } url && url != "#" ? url : "", FormFaults.Of(form, known));
    }

    private async Task<Reading> ReadingAsync()
    {
        var culture = await languages.GetDefaultIsoCodeAsync();
        return new Reading(culture, culture, urls, ReaderRights.Unlimited);
    }
}
