using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Content;

namespace WIJschool.Cms.Api.Management.Documents;

/// <summary>Documents in trees, pickers and lists. What many share, their protection, schedules and ancestors, is asked once for all of them.</summary>
internal sealed class DocumentTreeMapping(
    ContentMapping contents, IContentService documents, IEntityService entities, IPublicAccessService access, IUserService users, IIdKeyMap keys, TimeProvider clock)
{
    /// <summary>Documents as pickers show them.</summary>
    public IReadOnlyList<DocumentItem> Items(IEnumerable<IDocumentEntitySlim> found)
    {
        var all = found.ToList();
        var marks = Marks(all.Select(document => document.Key));
        return [.. all.Select(document =>
        {
            var type = ContentTypeReference.From(document);
            var isProtected = marks.IsProtected(document.Path);
            return new DocumentItem(
                document.Key, Reference.To(KeyOf(document.ParentId)), document.HasChildren, document.Trashed, isProtected, type,
                Variants(document, marks), Flags(type.Collection, isProtected));
        })];
    }

    /// <summary>A part of the tree.</summary>
    public IReadOnlyList<DocumentTreeItem> TreeItems(IReadOnlyList<TreeNode> nodes)
    {
        var marks = Marks(nodes.Select(node => node.Entity.Key));
        Dictionary<int, IReadOnlyList<Reference>> ancestors = [];
        return [.. nodes.Where(node => node.Entity is IDocumentEntitySlim).Select(node =>
        {
            var document = (IDocumentEntitySlim)node.Entity;
            var type = ContentTypeReference.From(document);
            var isProtected = marks.IsProtected(document.Path);
            return new DocumentTreeItem(
                document.Key, Reference.To(node.Parent), document.HasChildren, node.NoAccess, document.Trashed, isProtected, document.CreateDate.Utc(),
                Ancestors(document, ancestors), type, Variants(document, marks), Flags(type.Collection, isProtected));
        })];
    }

    /// <summary>Documents in the list of their parent, with the properties that are its columns.</summary>
    public IReadOnlyList<ListedDocument> Listed(IReadOnlyList<IContent> found, IReadOnlySet<string> columns)
    {
        var marks = Marks(found.Select(document => document.Key));
        var names = found.SelectMany(document => new[] { document.CreatorId, document.WriterId }).Distinct().ToDictionary(id => id, id => users.GetProfileById(id)?.Name);
        Dictionary<int, IReadOnlyList<Reference>> ancestors = [];
        return [.. found.Select(document =>
        {
            var type = ListedContentTypeReference.From(document.ContentType);
            var isProtected = marks.IsProtected(document.Path);
            return new ListedDocument(
                document.Key, type, document.SortOrder, names[document.CreatorId], names[document.WriterId],
                document.Trashed, isProtected, Ancestors(document, ancestors),
                contents.Values(document.Properties.Where(property => columns.Contains(property.Alias))),
                DocumentMapping.Variants(document, variant => Flagged(document, variant, marks)),
                Flags(type.Collection, isProtected));
        })];
    }

    private static DocumentVariant Flagged(IContent document, ContentVariant variant, SharedMarks marks)
    {
        var shown = DocumentMapping.Show(document, variant);
        return shown with { Flags = Flags(shown.State, marks.IsScheduled(document.Key, variant.Culture, document.AvailableCultures.Count())) };
    }

    private static IReadOnlyList<DocumentVariantItem> Variants(IDocumentEntitySlim document, SharedMarks marks)
    {
        DocumentVariantItem Show(string? culture, string name)
        {
            var state = DocumentStates.Of(document, culture);
            return new(name, culture, state, Flags(state, marks.IsScheduled(document.Key, culture, document.CultureNames.Count)));
        }

        return document.Variations.VariesByCulture()
            ? [.. document.CultureNames.Select(named => Show(named.Key, named.Value))]
            : [Show(null, document.Name ?? "")];
    }

    private static List<Flag> Flags(DocumentVariantState state, bool scheduled)
    {
        List<Flag> flags = [];
        if (scheduled) flags.Add(new Flag($"{Constants.Conventions.Flags.Prefix}ScheduledForPublish"));
        if (state is DocumentVariantState.PublishedPendingChanges) flags.Add(new Flag($"{Constants.Conventions.Flags.Prefix}PendingChanges"));
        return flags;
    }

    private static List<Flag> Flags(Reference? collection, bool isProtected)
    {
        List<Flag> flags = [];
        if (collection is not null) flags.Add(new Flag($"{Constants.Conventions.Flags.Prefix}HasCollection"));
        if (isProtected) flags.Add(new Flag($"{Constants.Conventions.Flags.Prefix}IsProtected"));
        return flags;
    }

    private Guid? KeyOf(int parent) => keys.GetKeyForId(parent, UmbracoObjectTypes.Document) is { Success: true, Result: var key } ? key : null;

    // those of one parent share them
    private IReadOnlyList<Reference> Ancestors(ITreeEntity document, Dictionary<int, IReadOnlyList<Reference>> known)
    {
        if (!known.TryGetValue(document.ParentId, out var ancestors))
            known[document.ParentId] = ancestors = [.. entities.GetPathKeys(document, omitSelf: true).Select(key => new Reference(key))];
        return ancestors;
    }

    private SharedMarks Marks(IEnumerable<Guid> of) => new(
        [.. access.GetAll().Select(entry => entry.ProtectedNodeId)], documents.GetContentSchedulesByKeys([.. of]), clock.GetUtcNow().UtcDateTime);

    /// <summary>What stands beside documents in other tables.</summary>
    private sealed record SharedMarks(HashSet<int> Protected, IDictionary<Guid, IEnumerable<ContentSchedule>> Schedules, DateTime Now)
    {
        public bool IsProtected(string path) => Protected.Count > 0 && path.GetIdsFromPath().Any(Protected.Contains);

        /// <summary>Whether something waits to happen to a culture; where there is only one, whatever waits is of it.</summary>
        public bool IsScheduled(Guid document, string? culture, int cultures) => Schedules.TryGetValue(document, out var entries)
            && entries.Any(entry => cultures <= 1 || (DocumentSchedules.IsOf(entry, culture) && entry.Date > Now));
    }
}
