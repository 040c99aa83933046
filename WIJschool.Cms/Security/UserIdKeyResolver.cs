using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Security;

/// <summary>A user's number by key and the other way round. They never change, so what was once found is remembered.</summary>
internal sealed class UserIdKeyResolver(ICoreScopeProvider scopes, IScopedDatabase database) : IUserIdKeyResolver
{
    private const int FirstUserId = -1;

    private readonly ConcurrentDictionary<Guid, int> ids = new([new(Constants.Security.SuperUserKey, FirstUserId)]);
    private readonly ConcurrentDictionary<int, Guid> keys = new([new(FirstUserId, Constants.Security.SuperUserKey)]);

    /// <exception cref="InvalidOperationException">There is no such user.</exception>
    public async Task<int> GetAsync(Guid key) =>
        await FindAsync(key) ?? throw new InvalidOperationException($"There is no user with key {key}.");

    /// <exception cref="InvalidOperationException">There is no such user.</exception>
    public async Task<Guid> GetAsync(int id) =>
        await FindAsync(id) ?? throw new InvalidOperationException($"There is no user with id {id}.");

    public async Task<Attempt<int>> TryGetAsync(Guid key) => await FindAsync(key) is { } id ? Attempt.Succeed(id) : Attempt.Fail<int>();

    public async Task<Attempt<Guid>> TryGetAsync(int id) => await FindAsync(id) is { } key ? Attempt.Succeed(key) : Attempt.Fail<Guid>();

    private async Task<int?> FindAsync(Guid key)
    {
        if (ids.TryGetValue(key, out var known)) return known;
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var id = await database.Db.Users.Where(u => u.Key == key).Select(u => (int?)u.Id).FirstOrDefaultAsync();
        if (id is { } found) Remember(found, key);
        return id;
    }

    private async Task<Guid?> FindAsync(int id)
    {
        if (keys.TryGetValue(id, out var known)) return known;
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var key = await database.Db.Users.Where(u => u.Id == id).Select(u => (Guid?)u.Key).FirstOrDefaultAsync();
        if (key is { } found) Remember(id, found);
        return key;
    }

    // not what a scope wrote itself and may yet take back
    private void Remember(int id, Guid key)
    {
        if (database.IsWriting) return;
        ids[key] = id;
        keys[id] = key;
    }
}
