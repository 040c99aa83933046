using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Forms;
using WIJschool.Core.Persistence;
using WIJschool.Web.Site;

namespace WIJschool.Web.Forms;

/// <summary>What happens while a form is being filled in: files are received, and a page is looked over.</summary>
public sealed class FormFilling(KeepFormFile keep, WijschoolDbContext db, SiteContext site)
{
    /// <summary>Keeps the files that came with a page. One that is refused is told of at once, the others stay.</summary>
    /// <returns>The values with the ids of the files, and what was wrong with others.</returns>
    public async Task<(FormValues Values, IReadOnlyList<FormMessage> Problems)> TakeFilesAsync(Form form, int page, FormTicket ticket, FormPost post, CancellationToken ct)
    {
        var values = post.Values;
        List<FormMessage> problems = [];
        foreach (var field in form.Pages.Count == 0 ? [] : form.Pages[page].Fields.Where(field => field.Kind == FormFieldKind.File))
        {
            foreach (var file in post.Files.GetFiles("f-" + field.Alias).Where(file => file.FileName.Length > 0).Take(field.MaxFiles + 1))
            {
                await using var content = file.OpenReadStream();
                var (id, problem) = await keep.ExecuteAsync(form, field, ticket.Id, new GivenFile(file.FileName, file.Length, content), ct);
                if (problem is not null) problems.Add(FormTexts.Of(problem, form, site.Labels));
                else values = values.With(field.Alias, field.MaxFiles == 1 ? [id!.Value.Value.ToString()] : [.. values[field.Alias], id!.Value.Value.ToString()]);
            }
        }
        return (values, problems);
    }

    /// <summary>What is wrong on a page, with what was wrong with its files.</summary>
    public IReadOnlyList<FormMessage> Check(FormView view, int page)
    {
        var files = page == view.Page ? view.Problems : [];
        var found = FormRules.Check(view.Form, view.Values, page).Select(problem => FormTexts.Of(problem, view.Form, site.Labels));
        return [.. files, .. found.Where(message => files.All(file => file.Field != message.Field))];
    }

    /// <summary>The files that were received with a ticket and are not sent yet.</summary>
    public async Task<IReadOnlyList<FormAttachment>> FilesAsync(Guid form, FormTicket ticket, CancellationToken ct) =>
        await db.Set<FormAttachment>().AsNoTracking().Where(file => file.FormKey == form && file.Ticket == ticket.Id && file.EntryId == null).ToListAsync(ct);
}
