using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Forms;
using WIJschool.Core.Pages;
using WIJschool.Web.Rendering;
using WIJschool.Web.Site;

namespace WIJschool.Web.Forms;

/// <summary>The page of a form of its own.</summary>
public sealed class FormPageBuilder(FrameBuilder frames) : IPageBuilder
{
    public IReadOnlyList<string> Aliases { get; } = [Form.Alias];

    public async ValueTask<PageModel> BuildAsync(PageRequest request)
    {
        var page = request.Read(Page.From);
        var view = await request.Http.RequestServices.GetRequiredService<FormDesk>().OpenAsync(request.Content, request.Http);
        return new PageModel<FormPageModel>(frames.For(request, page), new FormPageModel(page, view));
    }
}

public sealed record FormPageModel(Page Page, FormView View);

/// <summary>A form in the middle of another page, as an editor put it there.</summary>
public sealed class FormBlockViewComponent(FormSource source, FormDesk desk, PageAccess access) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid form) =>
        source.Find(form) is { } page && !access.Refuses(page, HttpContext.User)
            ? View("/Views/Forms/_Form.cshtml", await desk.OpenAsync(page, HttpContext))
            : Content("");
}
