using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.Caching;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.PublicAccess;

/// <summary>Which pages are for whom, kept whole in memory: every request for a page asks it.</summary>
internal sealed class PublicAccessRepository : IPublicAccessRepository
{
    private readonly IScopedDatabase database;
    private readonly RepositoryCache<PublicAccessEntry> cache;

    public PublicAccessRepository(IScopedDatabase database, AppCaches caches)
    {
        this.database = database;
        cache = new RepositoryCache<PublicAccessEntry>(database, caches, Read);
    }

    private CmsDbContext Db => database.Db;

    public PublicAccessEntry? Get(Guid id) => cache.Get(id);

    public IEnumerable<PublicAccessEntry> GetMany(params Guid[]? ids) => cache.GetMany(ids);

    public bool Exists(Guid id) => cache.Shared.Find(id) is not null;

    public IEnumerable<PublicAccessEntry> Get(IQuery<PublicAccessEntry> query) => cache.Where(query);

    public int Count(IQuery<PublicAccessEntry>? query) => cache.Count(query);

    public void Save(PublicAccessEntry entity)
    {
        var stored = Db.AccessRules.Where(r => r.AccessId == entity.Key).ToDictionary(r => r.Id);
        SaveEntry(entity);
        SaveRules(entity, stored);
        cache.Changed();
        entity.ResetDirtyProperties();
    }

    public void Delete(PublicAccessEntry entity)
    {
        Db.AccessRules.Where(r => r.AccessId == entity.Key).ExecuteDelete();
        Db.AccessEntries.Where(e => e.Id == entity.Key).ExecuteDelete();
        cache.Changed();
    }

    private void SaveEntry(PublicAccessEntry entry)
    {
        var isNew = !entry.HasIdentity;
        if (isNew) entry.AddingEntity();
        else entry.UpdatingEntity();

        var row = new AccessRow
        {
            Id = entry.Key,
            NodeId = entry.ProtectedNodeId,
            LoginNodeId = entry.LoginNodeId,
            NoAccessNodeId = entry.NoAccessNodeId,
            CreateDate = entry.CreateDate,
            UpdateDate = entry.UpdateDate,
        };
        if (isNew) Db.Add(row);
        else Db.Update(row);
        Db.SaveChanges();
        entry.Id = entry.Key.GetHashCode(); // Core's number for what has only a key
    }

    // compared with what is stored: the entry forgets its removed rules as soon as anybody resets it
    private void SaveRules(PublicAccessEntry entry, Dictionary<Guid, AccessRuleRow> stored)
    {
        var kept = entry.Rules.Select(r => r.Key).ToHashSet();
        var removed = stored.Keys.Where(id => !kept.Contains(id)).ToList();
        if (removed.Count > 0) Db.AccessRules.Where(r => removed.Contains(r.Id)).ExecuteDelete();
        foreach (var rule in entry.Rules)
        {
            var old = stored.GetValueOrDefault(rule.Key);
            if (old is null) rule.AddingEntity();
            else if (old.RuleType == rule.RuleType && old.RuleValue == rule.RuleValue) continue;
            else rule.UpdatingEntity();

            var row = ToRow(rule, entry.Key);
            if (old is null) Db.Add(row);
            else Db.Update(row);
            rule.Id = rule.Key.GetHashCode();
            rule.AccessEntryId = entry.Key;
        }
        Db.SaveChanges();
    }

    private static AccessRuleRow ToRow(PublicAccessRule rule, Guid entryKey) => new()
    {
        Id = rule.Key,
        AccessId = entryKey,
        RuleType = rule.RuleType ?? "",
        RuleValue = rule.RuleValue ?? "",
        CreateDate = rule.CreateDate,
        UpdateDate = rule.UpdateDate,
    };

    private List<PublicAccessEntry> Read()
    {
        var rules = Db.AccessRules.OrderBy(r => r.CreateDate).ThenBy(r => r.Id).ToLookup(r => r.AccessId);
        return Db.AccessEntries.OrderBy(e => e.CreateDate).ThenBy(e => e.Id).ToList().Select(row => ToEntity(row, rules[row.Id])).ToList();
    }

    private static PublicAccessEntry ToEntity(AccessRow row, IEnumerable<AccessRuleRow> rules)
    {
        var entry = new PublicAccessEntry(row.Id, row.NodeId, row.LoginNodeId, row.NoAccessNodeId, rules.Select(ToEntity).ToList())
        {
            CreateDate = row.CreateDate,
            UpdateDate = row.UpdateDate,
        };
        entry.ResetDirtyProperties(rememberDirty: false);
        return entry;
    }

    private static PublicAccessRule ToEntity(AccessRuleRow row) => new(row.Id, row.AccessId)
    {
        RuleType = row.RuleType,
        RuleValue = row.RuleValue,
        CreateDate = row.CreateDate,
        UpdateDate = row.UpdateDate,
    };
}
