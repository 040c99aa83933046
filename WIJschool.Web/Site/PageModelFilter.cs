using System.Collections.Frozen;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace WIJschool.Web.Site;

/// <summary>
/// Gives a view its typed model. Umbraco's routing hands a view the published page; whatever controller did so, here it
/// becomes what the view of its document type expects.
/// </summary>
public sealed class PageModelFilter(SiteContext site, PageBuilders builders) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is ViewResult { Model: IPublishedContent content } view
            && builders.Find(content.ContentType.Alias) is { } builder)
        {
            await site.PrepareAsync(context.HttpContext);
            view.ViewData.Model = await builder.BuildAsync(new PageRequest(content, site, context.HttpContext));
        }
        await next();
    }
}

/// <summary>The builders of the site by the document types that they make models for.</summary>
public sealed class PageBuilders(IEnumerable<IPageBuilder> builders)
{
    private readonly FrozenDictionary<string, IPageBuilder> byAlias = builders
        .SelectMany(builder => builder.Aliases.Select(alias => (alias, builder)))
        .ToFrozenDictionary(pair => pair.alias, pair => pair.builder);

    /// <returns>Null for a document type that has no page of its own.</returns>
    public IPageBuilder? Find(string alias) => byAlias.GetValueOrDefault(alias);
}
