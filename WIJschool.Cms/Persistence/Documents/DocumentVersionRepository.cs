using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.ContentTree;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Documents;

/// <summary>The versions of documents, and which of them may be cleaned up.</summary>
internal sealed class DocumentVersionRepository(IScopedDatabase database, ContentDeletion deletion) : IDocumentVersionRepository
{
    private CmsDbContext Db => database.Db;

    public IReadOnlyCollection<ContentVersionMeta> GetDocumentVersionsEligibleForCleanup() =>
        GetDocumentVersionsEligibleForCleanup(DateTime.MaxValue, null);

    public IReadOnlyCollection<ContentVersionMeta> GetDocumentVersionsEligibleForCleanup(DateTime olderThan, int? maxCount)
    {
        var eligible = Versions().Where(r => !r.Version.Current && !r.DocumentVersion.Published && !r.Version.PreventCleanup);
        if (olderThan != DateTime.MaxValue) eligible = eligible.Where(r => r.Version.VersionDate < olderThan);
        var oldestFirst = eligible.OrderBy(r => r.Version.VersionDate).ThenBy(r => r.Version.Id);
        return Read(maxCount is null ? oldestFirst : oldestFirst.Take(maxCount.Value));
    }

    public IReadOnlyCollection<ContentVersionCleanupPolicySettings> GetCleanupPolicies() => Db.ContentVersionCleanupPolicies
        .Select(p => new ContentVersionCleanupPolicySettings
        {
            ContentTypeId = p.ContentTypeId,
            PreventCleanup = p.PreventCleanup,
            KeepAllVersionsNewerThanDays = p.KeepAllVersionsNewerThanDays,
            KeepLatestVersionPerDayForDays = p.KeepLatestVersionPerDayForDays,
            Updated = p.Updated,
        })
        .ToList();

    public IEnumerable<ContentVersionMeta> GetPagedItemsByContentId(
        int contentId, long pageIndex, int pageSize, out long totalRecords, int? languageId = null)
    {
        var versions = Versions().Where(r => r.Version.NodeId == contentId);
        if (languageId is not null)
        {
            versions = versions.Where(r => Db.ContentVersionCultureVariations.Any(c => c.VersionId == r.Version.Id && c.LanguageId == languageId));
        }
        totalRecords = versions.LongCount();
        var newestFirst = versions.OrderByDescending(r => r.Version.VersionDate).ThenByDescending(r => r.Version.Id);
        return Read(newestFirst.Skip((int)Math.Min(pageIndex * pageSize, int.MaxValue)).Take(pageSize));
    }

    public void DeleteVersions(IEnumerable<int> versionIds) => deletion.DeleteVersions(versionIds.ToList());

    public void SetPreventCleanup(int versionId, bool preventCleanup) => Db.ContentVersions.Where(v => v.Id == versionId)
        .ExecuteUpdate(set => set.SetProperty(v => v.PreventCleanup, preventCleanup));

    public ContentVersionMeta? Get(int versionId) => Read(Versions().Where(r => r.Version.Id == versionId)).FirstOrDefault();

    private IQueryable<VersionRows> Versions() =>
        from documentVersion in Db.DocumentVersions
        join version in Db.ContentVersions on documentVersion.Id equals version.Id
        join document in Db.Documents on version.NodeId equals document.NodeId
        join content in Db.Contents on version.NodeId equals content.NodeId
        select new VersionRows { DocumentVersion = documentVersion, Version = version, ContentTypeId = content.ContentTypeId };

    private List<ContentVersionMeta> Read(IQueryable<VersionRows> versions) => versions
        .Select(r => new { Rows = r, UserName = Db.Users.Where(u => u.Id == r.Version.UserId).Select(u => u.UserName).FirstOrDefault() })
        .ToList()
        .ConvertAll(r => new ContentVersionMeta(
            r.Rows.Version.Id, r.Rows.Version.NodeId, r.Rows.ContentTypeId, r.Rows.Version.UserId ?? Umbraco.Cms.Core.Constants.Security.UnknownUserId,
            r.Rows.Version.VersionDate, r.Rows.DocumentVersion.Published, r.Rows.Version.Current, r.Rows.Version.PreventCleanup, r.UserName ?? ""));

    private sealed class VersionRows
    {
        public ContentVersionRow Version { get; set; } = null!;
        public DocumentVersionRow DocumentVersion { get; set; } = null!;
        public int ContentTypeId { get; set; }
    }
}
