using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Security;

/// <summary>Looks users up in a scope of its own.</summary>
internal sealed class BackOfficeUserReader(ICoreScopeProvider scopes, IUserRepository users, IScopedDatabase database) : IBackOfficeUserReader
{
    public IUser? GetById(int id)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return users.Get(id);
    }

    public IUser? GetByKey(Guid key)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return users.Get(key);
    }

    public IEnumerable<IUser> GetManyById(IEnumerable<int> ids)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var wanted = ids.Distinct().ToList();
        return Read(database.Db.Users.Where(user => wanted.Contains(user.Id)).Select(user => user.Key).ToArray());
    }

    public IEnumerable<IUser> GetManyByKey(IEnumerable<Guid> keys)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return Read(keys.Distinct().ToArray());
    }

    public IEnumerable<IUser> GetAllInGroup(int groupId)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return users.GetAllInGroup(groupId);
    }

    // no key must mean no user; the repository takes it for "all"
    private IEnumerable<IUser> Read(Guid[] keys) => keys.Length == 0 ? [] : users.GetMany(keys);
}
