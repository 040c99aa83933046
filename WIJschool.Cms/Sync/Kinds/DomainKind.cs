using System.Xml.Linq;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Sync.Kinds;

internal sealed class DomainKind(IDomainService domains, IContentService content) : ISyncKind
{
    public string Folder => "Domains";

    public string Element => "Domain";

    public async Task<IReadOnlyList<XElement>> ExportAsync(CancellationToken ct) =>
        [.. (await domains.GetAllAsync(includeWildcards: true)).OrderBy(d => d.SortOrder).ThenBy(d => d.DomainName, StringComparer.Ordinal).Select(Write)];

    public async Task<XElement?> CurrentAsync(SyncFile file, CancellationToken ct) =>
        (await domains.GetAllAsync(includeWildcards: true)).FirstOrDefault(d => Same(d.DomainName, file.Alias)) is { } domain ? Write(domain) : null;

    public IEnumerable<SyncFile> Ordered(IEnumerable<SyncFile> files) => files
        .OrderBy(f => f.Root.Element("Info").Number("SortOrder", f)).ThenBy(f => f.Path, StringComparer.Ordinal);

    public async Task ApplyAsync(SyncFile file, CancellationToken ct)
    {
        var info = file.RequiredInfo();
        var root = info.Element("Root") ?? throw file.Wrong("the element Root is missing", info);
        var key = root.RequiredKey(file);
        if (content.GetById(key) is null) throw file.Wrong($"the root document {key} does not exist", root);

        var others = (await domains.GetAssignedDomainsAsync(key, includeWildcards: false)).Where(d => !Same(d.DomainName, file.Alias)).ToList();
        var wanted = others.Select(d => (d.SortOrder, Model: new DomainModel { DomainName = d.DomainName, IsoCode = d.LanguageIsoCode ?? "" }))
            .Append((SortOrder: info.Number("SortOrder", file), Model: new DomainModel { DomainName = file.Alias, IsoCode = info.Text("Language") }))
            .OrderBy(d => d.SortOrder).Select(d => d.Model);
        var saved = await domains.UpdateDomainsAsync(key, new DomainsUpdateModel { Domains = wanted });
        if (saved.Status != DomainOperationStatus.Success) throw file.Wrong($"the domain was refused: {saved.Status}");
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private XElement Write(IDomain domain)
    {
        var info = new XElement("Info", new XElement("IsWildcard", domain.IsWildcard), new XElement("Language", domain.LanguageIsoCode));
        if (domain.RootContentId is { } id && content.GetById(id) is { } root)
            info.Add(new XElement("Root", new XAttribute("Key", root.Key), "/" + root.Name));
        info.Add(new XElement("SortOrder", domain.SortOrder));
        return new XElement("Domain", new XAttribute("Key", SyncXml.KeyOf(domain.DomainName)), new XAttribute("Alias", domain.DomainName), info);
    }
}
