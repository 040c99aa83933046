using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;
using WIJschool.Core.Forms;
using WIJschool.Core.Results;
using WIJschool.Web.Http;
using WIJschool.Web.Members;
using WIJschool.Web.Rendering;
using WIJschool.Web.Site;

namespace WIJschool.Web.Forms;

/// <summary>Hands out forms to be filled in.</summary>
public sealed class FormDesk(FormSource source, FormTickets tickets, SiteContext site, IMemberService members, TimeProvider clock)
{
    /// <summary>A form as somebody first sees it. No cache keeps the page: its ticket is for this visitor.</summary>
    public async Task<FormView> OpenAsync(IPublishedContent page, HttpContext http)
    {
        PageCachePolicy.LeaveOut(http);
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var form = await source.ReadAsync(page, http.User, http.RequestAborted);
        var view = Make(form, 0, FirstValues(form, http), tickets.New(form.Key));
        return FormOpening.Check(form.Settings, clock.GetUtcNow(), FormSource.MemberOf(http.User) is not null) is { } closed ? Close(view, closed, http) : view;
    }

    /// <summary>A page of a form with what was filled in.</summary>
    public FormView Make(Form form, int page, FormValues values, FormTicket ticket)
    {
        var number = form.Pages.Count == 0 ? 0 : Math.Clamp(page, 0, form.Pages.Count - 1);
        return new FormView(form.Pages.Count == 0 ? form with { Pages = [new FormPage("", null, [])] } : form, number, values, tickets.Seal(ticket), FormAddresses.Of(site.Culture, form.Key))
        {
            Rules = FormScript.Of(form, number, site.Labels),
        };
    }

    /// <summary>The form as one that cannot be sent now, with the reason.</summary>
    public FormView Close(FormView view, DomainError why, HttpContext http) => view with
    {
        Closed = why == FormErrors.NotOpenYet && view.Form.Settings.Opens is { } opens
            ? site.Labels.Format("Form.OpensOn", site.Date(opens))
            : site.Labels.For(why),
        SignIn = why == FormErrors.MembersOnly ? MemberAddresses.SignInFor(site.Culture, HttpMethods.IsGet(http.Request.Method) ? http.Request.Path : FormAddresses.Of(site.Culture, view.Form.Key)) : null,
    };

    /// <summary>What stands in a form at first: what an editor put there, who is signed in, and what the link that led here picks.</summary>
    private FormValues FirstValues(Form form, HttpContext http)
    {
        var member = FormSource.MemberOf(http.User) is { } key ? members.GetById(key.Value) : null;
        return FormValues.Of([.. form.Fields.Where(field => field.HasValue).Select(field => (field.Alias, field switch
        {
            { Default.Length: > 0 } => field.Default,
            { Kind: FormFieldKind.Mail } => member?.Email ?? "",
            { Kind: FormFieldKind.Text, Alias: "name" } => member?.Name ?? "",
            { Kind: FormFieldKind.School, Options: [var only] } => only.Value,
            { IsPicker: true } => field.Options.FirstOrDefault(option => option.Value == http.Request.Query[field.Alias].ToString())?.Value ?? "",
            _ => "",
        }))]);
    }
}

/// <summary>Where forms are sent to, in the language of the reader.</summary>
public static class FormAddresses
{
    public const string Base = "/formulier";
    public const string SentPath = "verstuurd";

    public static string Of(string culture, Guid form) => MemberAddresses.In(culture, $"{Base}/{form}");

    /// <summary>Where somebody comes who has sent it.</summary>
    public static string SentOf(string culture, Guid form) => $"{Of(culture, form)}/{SentPath}";
}
