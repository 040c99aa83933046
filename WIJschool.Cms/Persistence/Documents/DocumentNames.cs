using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.ContentTree;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Documents;

/// <summary>Sees to it that a document has a name without a culture, and that siblings differ in name in every culture.</summary>
internal sealed class DocumentNames(IScopedDatabase database, NodeTree tree, ILanguageRepository languages)
{
    /// <exception cref="InvalidOperationException">The document has no name at all.</exception>
    public void Settle(IContent document, Guid objectType, bool unique, bool publishing)
    {
        GiveInvariantName(document);
        if (!unique) return;
        var moved = !document.HasIdentity || document.IsPropertyDirty(nameof(document.ParentId));
        if (moved || document.IsPropertyDirty(nameof(document.Name)))
            document.Name = tree.UniqueAmongSiblings(document.Name, objectType, document.ParentId, document.Id);
        if (document.ContentType.VariesByCulture() && (moved || document.IsPropertyDirty(nameof(document.CultureInfos))))
            MakeCultureNamesUnique(document, publishing);
    }

    private void GiveInvariantName(IContent document)
    {
        if (document.ContentType.VariesByCulture())
        {
            if (document.CultureInfos is not { Count: > 0 } names)
                throw new InvalidOperationException("A document that varies by culture needs a name in one of them.");
            document.Name = names.TryGetValue(languages.GetDefaultIsoCode(), out var inDefault) ? inDefault.Name : names[0].Name;
        }
        if (string.IsNullOrWhiteSpace(document.Name)) throw new InvalidOperationException("A document needs a name.");
    }

    private void MakeCultureNamesUnique(IContent document, bool publishing)
    {
        var taken = NamesOfSiblings(document);
        foreach (var name in document.CultureInfos!.Values.ToList())
        {
            if (name.Name is null || languages.GetIdByIsoCode(name.Culture, throwOnNotFound: false) is not { } languageId) continue;
            var unique = UniqueName.For(name.Name, taken[languageId]);
            if (unique == name.Name) continue;
            document.SetCultureName(unique, name.Culture);
            if (publishing && document.PublishCultureInfos?.ContainsKey(name.Culture) == true)
                document.SetPublishInfo(name.Culture, unique, DateTime.UtcNow);
        }
    }

    private ILookup<int, string> NamesOfSiblings(IContent document)
    {
        var db = database.Db;
        var parentId = document.ParentId;
        var id = document.Id;
        var names =
            from node in db.Nodes.Where(n => n.ParentId == parentId && n.Id != id && n.NodeObjectType == Umbraco.Cms.Core.Constants.ObjectTypes.Document)
            join version in db.ContentVersions.Where(v => v.Current) on node.Id equals version.NodeId
            join culture in db.ContentVersionCultureVariations on version.Id equals culture.VersionId
            select new { culture.LanguageId, culture.Name };
        return names.ToList().ToLookup(n => n.LanguageId, n => n.Name);
    }
}
