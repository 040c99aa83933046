using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Cms.Sync.Kinds;

internal sealed class TemplateKind(ITemplateService templates, ITemplateRepository repository, IShortStringHelper strings) : ISyncKind
{
    public string Folder => "Templates";

    public string Element => "Template";

    public async Task<IReadOnlyList<XElement>> ExportAsync(CancellationToken ct)
    {
        var all = (await templates.GetAllAsync(Array.Empty<string>())).ToList();
        return [.. all.OrderBy(t => t.Alias, StringComparer.Ordinal).Select(t => Write(t, all))];
    }

    public async Task<XElement?> CurrentAsync(SyncFile file, CancellationToken ct) =>
        await FindAsync(file) is { } template ? Write(template, await templates.GetAllAsync(Array.Empty<string>())) : null;

    public async Task ApplyAsync(SyncFile file, CancellationToken ct)
    {
        var existing = await FindAsync(file);
        var template = existing ?? new Template(strings, file.Root.Text("Name"), file.Alias) { Key = file.Key };
        template.Name = file.Root.Text("Name");
        template.Alias = file.Alias;
        var saved = existing is null
            ? await templates.CreateAsync(template, Constants.Security.SuperUserKey)
            : await templates.UpdateAsync(template, Constants.Security.SuperUserKey);
        if (!saved.Success) throw file.Wrong($"the template was refused: {saved.Status}");
        await PlaceAsync(saved.Result, file);
    }

    /// <summary>Core takes a template's parent from the layout that its file names; a uSync folder names it and has no such file.</summary>
    private async Task PlaceAsync(ITemplate template, SyncFile file)
    {
        var parent = file.Root.Text("Parent");
        if (parent.Length == 0 || string.Equals(template.MasterTemplateAlias, parent, StringComparison.OrdinalIgnoreCase)) return;
        var master = await templates.GetAsync(parent) ?? throw file.Wrong($"the parent template '{parent}' does not exist", file.Root.Element("Parent"));
#pragma warning disable CS0618 // there is no other way to say it than in the content of a view
        template.SetMasterTemplate(master);
#pragma warning restore CS0618
        repository.Save(template);
    }

    private async Task<ITemplate?> FindAsync(SyncFile file) => await templates.GetAsync(file.Key) ?? await templates.GetAsync(file.Alias);

    private static XElement Write(ITemplate template, IEnumerable<ITemplate> all)
    {
        var byAlias = all.ToDictionary(t => t.Alias, StringComparer.OrdinalIgnoreCase);
        var level = 1;
        for (var master = template.MasterTemplateAlias; master is not null && byAlias.TryGetValue(master, out var above); master = above.MasterTemplateAlias) level++;
        return new XElement(
            "Template",
            new XAttribute("Key", template.Key),
            new XAttribute("Alias", template.Alias),
            new XAttribute("Level", level),
            new XElement("Name", template.Name),
            template.MasterTemplateAlias is { } parent ? new XElement("Parent", parent) : new XElement("Parent"));
    }
}
