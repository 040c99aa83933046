using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.KeyValues;

internal sealed class KeyValueRepository(IScopedDatabase database) : IKeyValueRepository
{
    public IKeyValue? Get(string? id) => database.Db.KeyValues.Where(r => r.Key == id).AsEnumerable().Select(Build).FirstOrDefault();

    public IEnumerable<IKeyValue> GetMany(params string[]? ids)
    {
        var rows = database.Db.KeyValues.AsQueryable();
        if (ids is { Length: > 0 }) rows = rows.Where(r => ids.Contains(r.Key));
        return rows.AsEnumerable().Select(Build).ToList();
    }

    public bool Exists(string id) => database.Db.KeyValues.Any(r => r.Key == id);

    public IReadOnlyDictionary<string, string?>? FindByKeyPrefix(string keyPrefix) =>
        database.Db.KeyValues.Where(r => r.Key.StartsWith(keyPrefix)).ToDictionary(r => r.Key, r => r.Value);

    public void Save(IKeyValue entity)
    {
        entity.UpdateDate = DateTime.UtcNow;
        var changed = database.Db.KeyValues.Where(r => r.Key == entity.Identifier).ExecuteUpdate(set => set
            .SetProperty(r => r.Value, entity.Value).SetProperty(r => r.Updated, entity.UpdateDate));
        if (changed == 0) Insert(entity);
    }

    public void Delete(IKeyValue entity) => database.Db.KeyValues.Where(r => r.Key == entity.Identifier).ExecuteDelete();

    private void Insert(IKeyValue entity)
    {
        database.Db.Add(new KeyValueRow { Key = entity.Identifier, Value = entity.Value, Updated = entity.UpdateDate });
        database.Db.SaveChanges();
    }

    private static KeyValue Build(KeyValueRow row)
    {
        var entity = new KeyValue { Identifier = row.Key, Value = row.Value, UpdateDate = row.Updated };
        entity.ResetDirtyProperties(false);
        return entity;
    }
}
