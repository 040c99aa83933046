using System.Collections.Frozen;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace WIJschool.Web.Site;

/// <summary>
/// Gives a view its typed model. Umbraco's routing hands a view the published page; whatever controller did so, here it
/// becomes what the view of its document type expects.
/// </summary>
public sealed class PageModelFilter(SiteContext site, IEnumerable<IPageBuilder> builders) : IAsyncResultFilter
{
    private readonly FrozenDictionary<string, IPageBuilder> byAlias = builders
        .SelectMany(builder => builder.Aliases.Select(alias => (alias, builder)))
        .ToFrozenDictionary(pair => pair.alias, pair => pair.builder);

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is ViewResult { Model: IPublishedContent content } view
            && byAlias.TryGetValue(content.ContentType.Alias, out var builder))
        {
            await site.PrepareAsync(context.HttpContext);
            view.ViewData.Model = await builder.BuildAsync(new PageRequest(content, site, context.HttpContext));
        }
        await next();
    }
}
