using Microsoft.EntityFrameworkCore;
using WIJschool.Cms.Persistence.Languages;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.ContentTypes;

/// <summary>
/// Says anew of published documents whether their draft differs from what is published, as a whole and in each culture.
/// Needed when a property starts or stops varying: what made a culture "edited" may then be no value of it any more.
/// </summary>
internal sealed class EditedFlags(IScopedDatabase database, LanguageRepository languages)
{
    private CmsDbContext Db => database.Db;

    /// <param name="contentTypeId">The type whose documents to look at.</param>
    /// <param name="varying">The properties that vary by culture in content of this type.</param>
    public void Recalculate(int contentTypeId, IReadOnlySet<int> varying)
    {
        var defaultLanguage = languages.GetDefaultId();
        var documents = (from document in Db.Documents
                         join content in Db.Contents on document.NodeId equals content.NodeId
                         where content.ContentTypeId == contentTypeId && document.Published
                         select document.NodeId).ToList();
        foreach (var batch in documents.Chunk(200)) Recalculate(batch, varying, defaultLanguage);
    }

    private void Recalculate(int[] documents, IReadOnlySet<int> varying, int? defaultLanguage)
    {
        var versions = (from version in Db.ContentVersions
                        join document in Db.DocumentVersions on version.Id equals document.Id
                        where documents.Contains(version.NodeId) && (version.Current || document.Published)
                        select new { version.Id, version.NodeId, version.Text, version.Current }).ToList();
        var ids = versions.ConvertAll(v => v.Id);
        var values = ReadValues(ids, varying).ToLookup(v => v.VersionId);
        var names = Db.ContentVersionCultureVariations.Where(r => ids.Contains(r.VersionId)).AsEnumerable().ToLookup(r => r.VersionId);
        var variants = Db.DocumentCultureVariations.Where(r => documents.Contains(r.NodeId)).AsEnumerable().ToLookup(r => r.NodeId);

        List<int> edited = [];
        foreach (var pair in versions.GroupBy(v => v.NodeId).Where(pair => pair.Count() == 2))
        {
            var (draft, published) = (pair.Single(v => v.Current), pair.Single(v => !v.Current));
            var cultures = Differences(values[draft.Id], values[published.Id], v => (v.PropertyTypeId, v.LanguageId, v.Segment))
                .Select(v => v.LanguageId ?? defaultLanguage)
                .Concat(Differences(names[draft.Id].Select(Name), names[published.Id].Select(Name), n => n.Language).Select(n => (int?)n.Language))
                .ToHashSet();
            if (cultures.Count > 0 || draft.Text != published.Text) edited.Add(pair.Key);
            foreach (var variant in variants[pair.Key]) Set(variant, edited: !variant.Published || cultures.Contains(variant.LanguageId));
        }
        Db.SaveChanges();
        SetEdited(documents.Intersect(edited).ToList(), true);
        SetEdited(documents.Except(edited).ToList(), false);
    }

    // only values where the property now keeps them: without a language unless it varies, and with one if it does
    private IEnumerable<Value> ReadValues(List<int> versions, IReadOnlySet<int> varying) => Db.PropertyData
        .Where(v => versions.Contains(v.VersionId))
        .Select(v => new Value(v.VersionId, v.PropertyTypeId, v.LanguageId, v.Segment,
            v.IntValue, v.DecimalValue, v.DateValue, v.VarcharValue, v.TextValue))
        .AsEnumerable()
        .Where(v => !v.IsEmpty && varying.Contains(v.PropertyTypeId) == v.LanguageId.HasValue);

    private static IEnumerable<T> Differences<T, TKey>(IEnumerable<T> draft, IEnumerable<T> published, Func<T, TKey> key)
        where T : IVersioned<T> where TKey : notnull
    {
        var stored = published.ToDictionary(key);
        foreach (var item in draft)
        {
            stored.Remove(key(item), out var other);
            if (other is null || !item.SameAs(other)) yield return item;
        }
        foreach (var gone in stored.Values) yield return gone;
    }

    private void Set(DocumentCultureVariationRow variant, bool edited)
    {
        if (variant.Edited == edited) return;
        variant.Edited = edited;
        Db.Update(variant);
    }

    private void SetEdited(List<int> documents, bool edited) => Db.Documents.Where(d => documents.Contains(d.NodeId) && d.Edited != edited)
        .ExecuteUpdate(set => set.SetProperty(d => d.Edited, edited));

    private static CultureName Name(ContentVersionCultureVariationRow row) => new(row.LanguageId, row.Name);

    private interface IVersioned<in T>
    {
        bool SameAs(T other);
    }

    private sealed record CultureName(int Language, string Text) : IVersioned<CultureName>
    {
        public bool SameAs(CultureName other) => Text == other.Text;
    }

    private sealed record Value(int VersionId, int PropertyTypeId, int? LanguageId, string? Segment,
        int? Int, decimal? Decimal, DateTime? Date, string? Varchar, string? Text) : IVersioned<Value>
    {
        public bool IsEmpty => Int is null && Decimal is null && Date is null && string.IsNullOrEmpty(Varchar) && string.IsNullOrEmpty(Text);

        public bool SameAs(Value other) => this with { VersionId = 0 } == other with { VersionId = 0 };
    }
}
