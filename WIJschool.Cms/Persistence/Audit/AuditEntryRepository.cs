using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Audit;

/// <summary>What users did to users and access: sign-ins, changed passwords, changed permissions.</summary>
internal sealed class AuditEntryRepository(IScopedDatabase database) : RowRepository<int, IAuditEntry, AuditEntryRow>(database), IAuditEntryRepository
{
    // umbracoAudit's columns are as wide as this; a longer remark is cut rather than refused
    private const int DetailsLength = 1024;
    private const int IpLength = 64;

    private static readonly RowMap<IAuditEntry, AuditEntryRow> Members = new RowMap<IAuditEntry, AuditEntryRow>()
        .Map(nameof(IAuditEntry.Id), r => r.Id)
        .Map(nameof(IAuditEntry.PerformingUserId), r => r.PerformingUserId)
        .Map(nameof(IAuditEntry.PerformingUserKey), r => r.PerformingUserKey)
        .Map(nameof(IAuditEntry.PerformingDetails), r => r.PerformingDetails)
        .Map(nameof(IAuditEntry.PerformingIp), r => r.PerformingIp)
        .Map(nameof(IAuditEntry.EventDate), r => r.EventDateUtc)
        .Map(nameof(IAuditEntry.CreateDate), r => r.EventDateUtc)
        .Map(nameof(IAuditEntry.AffectedUserId), r => r.AffectedUserId)
        .Map(nameof(IAuditEntry.AffectedUserKey), r => r.AffectedUserKey)
        .Map(nameof(IAuditEntry.AffectedDetails), r => r.AffectedDetails)
        .Map(nameof(IAuditEntry.EventType), r => r.EventType)
        .Map(nameof(IAuditEntry.EventDetails), r => r.EventDetails);

    protected override RowMap<IAuditEntry, AuditEntryRow> Map => Members;

    protected override IQueryable<AuditEntryRow> Rows => Db.AuditEntries.OrderByDescending(r => r.EventDateUtc).ThenByDescending(r => r.Id);

    public IEnumerable<IAuditEntry> GetPage(long pageIndex, int pageCount, out long records) => Page(Rows, pageIndex, pageCount, out records);

    /// <exception cref="NotSupportedException">Always: nobody may take back what was audited.</exception>
    public override void Delete(IAuditEntry entity) => throw new NotSupportedException("Audit entries are never deleted.");

    protected override IQueryable<AuditEntryRow> WithIds(IReadOnlyCollection<int> ids) => Rows.Where(r => ids.Contains(r.Id));

    protected override IAuditEntry Build(AuditEntryRow row)
    {
        var entry = new AuditEntry
        {
            Id = row.Id,
            PerformingUserId = row.PerformingUserId,
            PerformingUserKey = row.PerformingUserKey,
            PerformingDetails = row.PerformingDetails,
            PerformingIp = row.PerformingIp,
            EventDate = row.EventDateUtc,
            AffectedUserId = row.AffectedUserId,
            AffectedUserKey = row.AffectedUserKey,
            AffectedDetails = row.AffectedDetails,
            EventType = row.EventType,
            EventDetails = row.EventDetails,
        };
        entry.ResetDirtyProperties(rememberDirty: false);
        return entry;
    }

    protected override void Insert(IAuditEntry entity)
    {
        var row = new AuditEntryRow
        {
            PerformingUserId = entity.PerformingUserId,
            PerformingUserKey = entity.PerformingUserKey,
            PerformingDetails = Cut(entity.PerformingDetails, DetailsLength),
            PerformingIp = Cut(entity.PerformingIp, IpLength),
            EventDateUtc = entity.EventDate,
            AffectedUserId = entity.AffectedUserId,
            AffectedUserKey = entity.AffectedUserKey,
            AffectedDetails = Cut(entity.AffectedDetails, DetailsLength),
            EventType = entity.EventType ?? "",
            EventDetails = Cut(entity.EventDetails, DetailsLength),
        };
        Db.Add(row);
        Db.SaveChanges();
        entity.Id = row.Id;
    }

    /// <exception cref="NotSupportedException">Always: nobody may change what was audited.</exception>
    protected override void Update(IAuditEntry entity) => throw new NotSupportedException("Audit entries are never changed.");

    private static string? Cut(string? text, int length) => text?.Length > length ? text[..length] : text;
}
