using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Servers;

/// <summary>Marks by which genuine Umbraco servers see that their repository caches are behind.</summary>
internal sealed class RepositoryCacheVersionRepository(IScopedDatabase database) : IRepositoryCacheVersionRepository
{
    private CmsDbContext Db => database.Db;

    public async Task<RepositoryCacheVersion?> GetAsync(string identifier) =>
        await Db.RepositoryCacheVersions.FirstOrDefaultAsync(v => v.Identifier == identifier) is { } row ? Build(row) : null;

    public async Task<IEnumerable<RepositoryCacheVersion>> GetAllAsync() =>
        (await Db.RepositoryCacheVersions.OrderBy(v => v.Identifier).ToListAsync()).ConvertAll(Build);

    public async Task SaveAsync(RepositoryCacheVersion repositoryCacheVersion)
    {
        var (identifier, version) = (repositoryCacheVersion.Identifier, repositoryCacheVersion.Version);
        if (await Db.RepositoryCacheVersions.Where(v => v.Identifier == identifier).ExecuteUpdateAsync(v => v.SetProperty(x => x.Version, version)) > 0) return;
        Db.Add(new RepositoryCacheVersionRow { Identifier = identifier, Version = version });
        await Db.SaveChangesAsync();
    }

    private static RepositoryCacheVersion Build(RepositoryCacheVersionRow row) => new() { Identifier = row.Identifier, Version = row.Version };
}
