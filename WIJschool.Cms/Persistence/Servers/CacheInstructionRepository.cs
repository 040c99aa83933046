using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Servers;

/// <summary>What the nodes tell each other to read again, in the order in which it was written.</summary>
internal sealed class CacheInstructionRepository(IScopedDatabase database) : ICacheInstructionRepository
{
    private CmsDbContext Db => database.Db;

    public int CountAll() => Db.CacheInstructions.Count();

    public int CountPendingInstructions(int lastId) => Db.CacheInstructions.Where(i => i.Id > lastId).Sum(i => i.InstructionCount);

    public int GetMaxId() => Db.CacheInstructions.Max(i => (int?)i.Id) ?? 0;

    public bool Exists(int id) => Db.CacheInstructions.Any(i => i.Id == id);

    public void Add(CacheInstruction cacheInstruction)
    {
        Db.Add(new CacheInstructionRow
        {
            UtcStamp = cacheInstruction.UtcStamp,
            JsonInstruction = cacheInstruction.Instructions,
            Originated = cacheInstruction.OriginIdentity,
            InstructionCount = cacheInstruction.InstructionCount,
        });
        Db.SaveChanges();
    }

    public IEnumerable<CacheInstruction> GetPendingInstructions(int lastId, int maxNumberToRetrieve) =>
        Db.CacheInstructions.Where(i => i.Id > lastId).OrderBy(i => i.Id).Take(maxNumberToRetrieve).ToList()
            .ConvertAll(i => new CacheInstruction(i.Id, i.UtcStamp, i.JsonInstruction, i.Originated, i.InstructionCount));

    /// <summary>The newest one stays, however old: its number tells a node that starts where the others are.</summary>
    public void DeleteInstructionsOlderThan(DateTime pruneDate)
    {
        var newest = GetMaxId();
        Db.CacheInstructions.Where(i => i.UtcStamp < pruneDate && i.Id < newest).ExecuteDelete();
    }
}
