using System.Globalization;
using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Cms.Sync.Kinds;

internal sealed class DocumentTypeKind(
    IContentTypeService types, IDataTypeService dataTypes, ITemplateService templates, IShortStringHelper strings, SyncContainers containers)
    : TypeKind<IContentType>(types, dataTypes, strings, containers)
{
    public override string Folder => "ContentTypes";

    public override string Element => "ContentType";

    protected override bool WritesPropertyVariations => true;

    protected override IContentType Create(SyncFile file) => new ContentType(Strings, Constants.System.Root) { Key = file.Key };

    protected override XElement[] WrittenOrder(XElement structure, XElement properties) => [structure, properties];

    protected override async Task ReadOwnAsync(IContentType type, SyncFile file)
    {
        var info = file.RequiredInfo();
        var cleanup = info.Element("HistoryCleanup");
        type.HistoryCleanup = new HistoryCleanup
        {
            PreventCleanup = cleanup.Flag("PreventCleanup", file),
            KeepAllVersionsNewerThanDays = Days(cleanup, "KeepAllVersionsNewerThanDays", file),
            KeepLatestVersionPerDayForDays = Days(cleanup, "KeepLatestVersionPerDayForDays", file),
        };

        var allowed = new List<ITemplate>();
        foreach (var element in info.Element("AllowedTemplates")?.Elements() ?? [])
        {
            allowed.Add(await templates.GetAsync(element.RequiredKey(file)) ?? await templates.GetAsync(element.Value)
                ?? throw file.Wrong($"the template '{element.Value}' does not exist", element));
        }
        type.AllowedTemplates = allowed;
        var alias = info.Text("DefaultTemplate");
        type.SetDefaultTemplate(alias.Length == 0 ? null
            : allowed.Find(t => string.Equals(t.Alias, alias, StringComparison.OrdinalIgnoreCase))
                ?? throw file.Wrong($"the default template '{alias}' is not among the allowed ones", info.Element("DefaultTemplate")));
    }

    protected override void WriteOwn(IContentType type, XElement info)
    {
        info.Add(new XElement(
            "HistoryCleanup",
            new XElement("PreventCleanup", Capital(type.HistoryCleanup?.PreventCleanup ?? false)),
            new XElement("KeepAllVersionsNewerThanDays", Days(type.HistoryCleanup?.KeepAllVersionsNewerThanDays)),
            new XElement("KeepLatestVersionPerDayForDays", Days(type.HistoryCleanup?.KeepLatestVersionPerDayForDays))));
        info.Add(WriteCompositions(type));
        info.Add(new XElement("DefaultTemplate", type.DefaultTemplate?.Alias ?? ""));
        info.Add(new XElement(
            "AllowedTemplates",
            (type.AllowedTemplates ?? []).OrderBy(t => t.Alias, StringComparer.Ordinal)
                .Select(t => new XElement("Template", new XAttribute("Key", t.Key), t.Alias))));
    }

    private static int? Days(XElement? cleanup, string name, SyncFile file) => cleanup.Text(name).Length == 0 ? null : cleanup.Number(name, file);

    private static string Days(int? days) => days?.ToString(CultureInfo.InvariantCulture) ?? "";
}
