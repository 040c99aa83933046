using System.Security.Claims;
using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Forms;
using WIJschool.Core.Pages;
using WIJschool.Core.Schools;
using WIJschool.Web.Site;

namespace WIJschool.Web.Forms;

/// <summary>The published forms, ready to be filled in by whoever asks: with what can be picked.</summary>
public sealed class FormSource(SiteContext site, SchoolVisits schools)
{
    private const string Experts = "expert";
    private const string Interventions = "intervention";

    /// <returns>Null when there is no such form, or this visitor may not know of it.</returns>
    public IPublishedContent? Find(Guid key) => site.Tree.Find(key, site.Reading) is { } page && page.ContentType.Alias == Form.Alias ? page : null;

    /// <summary>The form in the reader's language, with what this visitor can pick. Call it once the site context is prepared.</summary>
    public Task<Form> ReadAsync(IPublishedContent page, ClaimsPrincipal visitor, CancellationToken ct) =>
        PickAsync(site.Keep((page.Key, "form"), reading => FormMapper.Map(page, reading)), site.Reading, visitor, ct);

    /// <summary>The same in a language that was asked for.</summary>
    public Task<Form> ReadAsync(IPublishedContent page, Reading reading, ClaimsPrincipal visitor, CancellationToken ct) =>
        PickAsync(FormMapper.Map(page, reading), reading, visitor, ct);

    /// <summary>Who is signed in; null for nobody.</summary>
    public static MemberKey? MemberOf(ClaimsPrincipal visitor) =>
        visitor.Identity is { IsAuthenticated: true } && Guid.TryParse(visitor.FindFirstValue(ClaimTypes.NameIdentifier), out var member) ? new MemberKey(member) : null;

    private async Task<Form> PickAsync(Form form, Reading reading, ClaimsPrincipal visitor, CancellationToken ct)
    {
        if (!form.Fields.Any(field => field.IsPicker)) return form;
        IReadOnlyList<FormOption> own = form.Fields.Any(field => field.Kind == FormFieldKind.School) ? await SchoolsAsync(visitor, ct) : [];
        return form with { Pages = [.. form.Pages.Select(asked => asked with { Fields = [.. asked.Fields.Select(field => WithOptions(field, own, reading))] })] };
    }

    private FormField WithOptions(FormField field, IReadOnlyList<FormOption> own, Reading reading) => field.Kind switch
    {
        FormFieldKind.School => field with { Options = own },
        FormFieldKind.Expert => field with { Options = PagesOf(Experts, reading) },
        FormFieldKind.Intervention => field with { Options = PagesOf(Interventions, reading) },
        _ => field,
    };

    private async Task<IReadOnlyList<FormOption>> SchoolsAsync(ClaimsPrincipal visitor, CancellationToken ct) => MemberOf(visitor) is { } member
        ? [.. (await schools.OfAsync(member, ct)).Where(visit => visit.Status == SchoolStatus.Approved).Select(visit => new FormOption(visit.School.Value.ToString(), visit.SchoolName))]
        : [];

    private IReadOnlyList<FormOption> PagesOf(string alias, Reading reading) =>
        reading == site.Reading ? site.Keep(("form options", alias), read => OptionsOf(alias, read)) : OptionsOf(alias, reading);

    private IReadOnlyList<FormOption> OptionsOf(string alias, Reading reading) => site.Tree.Home(reading) is { } home
        ? [.. site.Tree.DescendantsOfType(home.Key, alias, reading).Select(page => new FormOption(page.Key.ToString(), reading.NameOf(page))).OrderBy(option => option.Text, reading.ByName)]
        : [];
}
