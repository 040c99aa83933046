using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Infrastructure.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Users;

/// <summary>What the back office remembers for a user, such as favourites, by group and identifier.</summary>
internal sealed class UserDataRepository(IScopedDatabase database) : IUserDataRepository
{
    private CmsDbContext Db => database.Db;

    public async Task<IUserData?> GetAsync(Guid key) =>
        await Db.UserData.FirstOrDefaultAsync(d => d.Key == key) is { } row ? ToEntity(row) : null;

    public async Task<PagedModel<IUserData>> GetAsync(int skip, int take, IUserDataFilter? filter = null)
    {
        var rows = Filtered(filter);
        var total = await rows.LongCountAsync();
        var page = await rows.OrderBy(d => d.Identifier).ThenBy(d => d.Key).Skip(skip).Take(take).ToListAsync();
        return new PagedModel<IUserData>(total, page.Select(ToEntity));
    }

    public async Task<IUserData> Save(IUserData userData)
    {
        if (userData.Key == Guid.Empty) userData.Key = Guid.NewGuid();
        Db.Add(ToRow(userData));
        await Db.SaveChangesAsync();
        return userData;
    }

    public async Task<IUserData> Update(IUserData userData)
    {
        Db.Update(ToRow(userData));
        await Db.SaveChangesAsync();
        return userData;
    }

    public Task Delete(IUserData userData) => Db.UserData.Where(d => d.Key == userData.Key).ExecuteDeleteAsync();

    private IQueryable<UserDataRow> Filtered(IUserDataFilter? filter)
    {
        IQueryable<UserDataRow> rows = Db.UserData;
        if (filter?.UserKeys is { Count: > 0 } users) rows = rows.Where(d => users.Contains(d.UserKey));
        if (filter?.Groups is { Count: > 0 } groups) rows = rows.Where(d => groups.Contains(d.Group));
        if (filter?.Identifiers is { Count: > 0 } identifiers) rows = rows.Where(d => identifiers.Contains(d.Identifier));
        return rows;
    }

    private static IUserData ToEntity(UserDataRow row) => new UserData
    {
        Key = row.Key,
        UserKey = row.UserKey,
        Group = row.Group,
        Identifier = row.Identifier,
        Value = row.Value,
    };

    private static UserDataRow ToRow(IUserData data) => new()
    {
        Key = data.Key,
        UserKey = data.UserKey,
        Group = data.Group,
        Identifier = data.Identifier,
        Value = data.Value,
    };
}
