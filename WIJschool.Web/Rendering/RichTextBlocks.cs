using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Umbraco.Cms.Core.Blocks;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages.Blocks;
using WIJschool.Web.Site;

namespace WIJschool.Web.Rendering;

/// <summary>
/// Renders a block that stands in rich text just as one in a list of blocks: with the partial view of its kind, in the culture
/// of the request. A block that the site does not know shows nothing.
/// </summary>
internal sealed class RichTextBlocks(
    ICompositeViewEngine views, ITempDataProvider temporary, IHttpContextAccessor http, IServiceScopeFactory scopes) : IPartialViewBlockEngine
{
    private const string View = "/Views/Shared/_Blocks.cshtml";

    public async Task<string> ExecuteAsync(IBlockReference<IPublishedElement, IPublishedElement> blockReference)
    {
        if (http.HttpContext is { } request) return await RenderAsync(request, blockReference.Content);

        // a feed or an index that is made in the background has no request; the default culture then counts
        await using var scope = scopes.CreateAsyncScope();
        return await RenderAsync(new DefaultHttpContext { RequestServices = scope.ServiceProvider }, blockReference.Content);
    }

    private async Task<string> RenderAsync(HttpContext context, IPublishedElement element)
    {
        var site = context.RequestServices.GetRequiredService<SiteContext>();
        await site.PrepareAsync(context);
        if (BlockMapper.Of(element.ContentType.Alias, site.Reading.Of(element)) is not { } block) return "";

        var found = views.GetView(executingFilePath: null, View, isMainPage: false);
        found.EnsureSuccessful(originalLocations: null);
        var action = new ActionContext(context, context.GetRouteData(), new ActionDescriptor());
        var model = new ViewDataDictionary<IReadOnlyList<Block>>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = [block] };
        await using var writer = new StringWriter();
        await found.View!.RenderAsync(new ViewContext(action, found.View, model, new TempDataDictionary(context, temporary), writer, new HtmlHelperOptions()));
        return writer.ToString().Trim();
    }
}
