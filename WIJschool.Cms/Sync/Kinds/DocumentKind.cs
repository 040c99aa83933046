using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace WIJschool.Cms.Sync.Kinds;

internal class DocumentKind(
    IContentService content, IContentTypeService types, ITemplateService templates, IEntityService entities, IShortStringHelper strings, TimeProvider clock)
    : ContentKind<IContent>(entities, strings)
{
    public override string Folder => "Content";

    public override string Element => "Content";

    protected override int RecycleBin => Constants.System.RecycleBinContent;

    public override async Task ApplyAsync(SyncFile file, CancellationToken ct)
    {
        var item = Find(file.Key) ?? New(file);
        if (IsTrashed(file))
        {
            await ReadAsync(item, file);
            Accept(content.Save(item), file);
            if (!item.Trashed) Accept(content.MoveToRecycleBin(item), file);
            return;
        }
        var parent = ParentOf(file)?.Id ?? Constants.System.Root;
        if (item.HasIdentity && item.ParentId != parent)
        {
            Accept(content.Move(item, parent), file);
            item = content.GetById(file.Key)!;
        }
        await ReadAsync(item, file);
        Accept(content.Save(item), file);
        if (item.SortOrder != SortOrder(file)) // a new document is put last
        {
            item.SortOrder = SortOrder(file);
            Accept(content.Save(item), file);
        }
        Publish(item, file);
        ReadSchedule(item, file);
    }

    protected override IEnumerable<IContent> All() =>
        content.GetPagedDescendants(Constants.System.Root, 0, int.MaxValue, out _)
            .Concat(content.GetPagedContentInRecycleBin(0, int.MaxValue, out _)).DistinctBy(item => item.Id);

    protected override IContent? Find(Guid key) => content.GetById(key);

    protected IContent New(SyncFile file)
    {
        var type = types.Get(TypeOf(file)) ?? throw file.Wrong($"the document type '{TypeOf(file)}' does not exist");
        return new Content(NameOf(file), ParentOf(file)?.Id ?? Constants.System.Root, type) { Key = file.Key };
    }

    protected async Task ReadAsync(IContent item, SyncFile file)
    {
        ReadNamesAndValues(item, file);
        if (file.RequiredInfo().Element("Template") is not { Value.Length: > 0 } element)
        {
            item.TemplateId = null;
            return;
        }
        var template = Guid.TryParse(element.Attribute("Key")?.Value, out var key) ? await templates.GetAsync(key) : null;
        template ??= await templates.GetAsync(element.Value) ?? throw file.Wrong($"the template '{element.Value}' does not exist", element);
        item.TemplateId = template.Id;
    }

    protected override void WriteOwn(IContent item, XElement info)
    {
        info.Add(new XElement(
            "Published",
            new XAttribute("Default", item.Published),
            Cultures(item).Select(c => new XElement("Published", new XAttribute("Culture", c), item.IsCulturePublished(c)))));
        info.Add(new XElement("Schedule", content.GetContentScheduleByContentId(item.Id).FullSchedule
            .OrderBy(s => s.Action.ToString(), StringComparer.Ordinal).ThenBy(s => s.Culture, StringComparer.Ordinal)
            .Select(s => new XElement(
                "ContentSchedule",
                new XElement("Culture", s.Culture),
                new XElement("Action", s.Action),
                new XElement("Date", s.Date.Sortable())))));
        var template = item.TemplateId is { } id ? templates.GetAsync(id).GetAwaiter().GetResult() : null; // kept in memory whole
        info.Add(template is null ? new XElement("Template") : new XElement("Template", new XAttribute("Key", template.Key), template.Alias));
    }

    private void Publish(IContent item, SyncFile file)
    {
        var published = file.RequiredInfo().Element("Published");
        if (!item.ContentType.VariesByCulture())
        {
            if (bool.TryParse(published?.Attribute("Default")?.Value, out var whole) && whole) Accept(content.Publish(item, ["*"]), file);
            else if (item.Published) Accept(content.Unpublish(item), file);
            return;
        }
        var cultures = (published?.Elements("Published") ?? []).ToLookup(e => bool.TryParse(e.Value, out var on) && on, e => e.Attribute("Culture")?.Value ?? "");
        if (cultures[true].ToArray() is { Length: > 0 } on) Accept(content.Publish(item, on), file);
        foreach (var off in cultures[false].Where(c => item.IsCulturePublished(c))) Accept(content.Unpublish(item, off), file);
    }

    private void ReadSchedule(IContent item, SyncFile file)
    {
        var schedule = new ContentScheduleCollection();
        foreach (var element in file.RequiredInfo().Element("Schedule")?.Elements("ContentSchedule") ?? [])
        {
            var date = element.Moment("Date", file) ?? throw file.Wrong("a schedule has no Date", element);
            if (date <= clock.GetUtcNow().UtcDateTime) continue; // what was due has been done, or is shown by Published
            schedule.Add(new ContentSchedule(element.Text("Culture"), date, element.Choice("Action", ContentScheduleAction.Release, file)));
        }
        var current = content.GetContentScheduleByContentId(item.Id);
        if (schedule.FullSchedule.Count > 0 || current.FullSchedule.Count > 0) content.PersistContentSchedule(item, schedule);
    }

    private static void Accept(OperationResult result, SyncFile file)
    {
        if (!result.Success) throw file.Wrong($"the document could not be saved: {result.Result}");
    }

    private static void Accept(PublishResult result, SyncFile file)
    {
        if (result.Success || result.Result == PublishResultType.SuccessPublishAlready) return;
        var invalid = string.Join(", ", result.InvalidProperties?.Select(p => p.Alias) ?? []);
        throw file.Wrong($"the document could not be published: {result.Result}{(invalid.Length > 0 ? $" ({invalid})" : "")}");
    }
}

/// <summary>Blueprints: documents that others begin as a copy of.</summary>
internal sealed class BlueprintKind(
    IContentService content, IContentTypeService types, ITemplateService templates, IEntityService entities, IShortStringHelper strings, TimeProvider clock)
    : DocumentKind(content, types, templates, entities, strings, clock)
{
    private readonly IContentService content = content;
    private readonly IContentTypeService types = types;

    public override string Folder => "Blueprints";

    public override async Task ApplyAsync(SyncFile file, CancellationToken ct)
    {
        var item = Find(file.Key) ?? New(file);
        item.Blueprint = true;
        await ReadAsync(item, file);
        content.SaveBlueprint(item, null);
    }

    protected override IEnumerable<IContent> All() => content.GetBlueprintsForContentTypes([.. types.GetAll().Select(t => t.Id)]);

    protected override IContent? Find(Guid key) => content.GetBlueprintById(key);

    protected override void WriteOwn(IContent item, XElement info)
    {
        base.WriteOwn(item, info);
        info.Add(new XElement("IsBlueprint", item.Blueprint));
    }
}
