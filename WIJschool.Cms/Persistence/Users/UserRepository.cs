using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Users;

/// <summary>Back-office users with their groups, start nodes, sessions and API client ids.</summary>
internal sealed partial class UserRepository : IUserRepository
{
    private readonly IScopedDatabase database;
    private readonly UserRecords records;
    private readonly UserCache cache;
    private readonly TimeProvider clock;
    private readonly IOptionsMonitor<GlobalSettings> settings;

    public UserRepository(
        IScopedDatabase database, IUserGroupRepository groups, AppCaches caches, IOptionsMonitor<GlobalSettings> settings, TimeProvider clock)
    {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        records = new UserRecords(database, groups, settings);
        cache = new UserCache(database, caches);
    }

    private CmsDbContext Db => database.Db;

    private IQueryable<UserRow> Rows => Db.Users.OrderBy(u => u.Id);

    public IUser? Get(Guid id) => cache.Get(id, () => records.Build(Db.Users.Where(u => u.Key == id)).FirstOrDefault());

    /// <remarks>Core asks this way for users that are acting now, so it comes from memory like <see cref="Get(Guid)"/>.</remarks>
    public IUser? Get(int id) => cache.Get(id, () => records.Build(Db.Users.Where(u => u.Id == id)).FirstOrDefault());

    public IUser? Get(int? id, bool includeSecurityData) => records.Build(Db.Users.Where(u => u.Id == id), includeSecurityData).FirstOrDefault();

    public IUser? GetByUsername(string username, bool includeSecurityData) =>
        records.Build(Db.Users.Where(u => u.UserLogin == username).OrderBy(u => u.Id).Take(1), includeSecurityData).FirstOrDefault();

    public IUser? GetForUpgradeByEmail(string email) =>
        records.Build(Db.Users.Where(u => u.UserEmail == email).OrderBy(u => u.Id).Take(1), withGroups: false).FirstOrDefault();

    public IUser? GetForUpgradeByUsername(string username) => GetByUsername(username, includeSecurityData: false);

    public IUser? GetForUpgrade(int id) => Get(id, includeSecurityData: false);

    public IEnumerable<IUser> GetMany(params Guid[]? ids) =>
        records.Build(ids is { Length: > 0 } ? Rows.Where(u => ids.Contains(u.Key)) : Rows);

    public IEnumerable<IUser> Get(IQuery<IUser> query) => records.Build(UserColumns.Map.Apply(Rows, query));

    public IEnumerable<IUser> GetAllInGroup(int groupId) => records.Build(Rows.Where(InGroups([groupId])));

    public IEnumerable<IUser> GetAllNotInGroup(int groupId)
    {
        var members = Db.UserToUserGroups.Where(m => m.UserGroupId == groupId).Select(m => m.UserId);
        return records.Build(Rows.Where(u => !members.Contains(u.Id)));
    }

    public bool Exists(Guid id) => Db.Users.Any(u => u.Key == id);

    public bool ExistsByUserName(string username) => Db.Users.Any(u => u.UserName == username);

    public bool ExistsByLogin(string login) => Db.Users.Any(u => u.UserLogin == login);

    public int Count(IQuery<IUser>? query) => UserColumns.Map.Apply(Db.Users, query).Count();

    public int GetCountByQuery(IQuery<IUser>? query) => Count(query);

    public IProfile? GetProfile(string username) => Profile(Db.Users.Where(u => u.UserLogin == username));

    public IProfile? GetProfile(int id) => Profile(Db.Users.Where(u => u.Id == id));

    public IEnumerable<IUser> GetPagedResultsByQuery(
        IQuery<IUser>? query, long pageIndex, int pageSize, out long totalRecords, Expression<Func<IUser, object?>> orderBy,
        Direction orderDirection = Direction.Ascending, string[]? includeUserGroups = null, string[]? excludeUserGroups = null,
        UserState[]? userState = null, IQuery<IUser>? filter = null)
    {
        var rows = UserColumns.Map.Apply(UserColumns.Map.Apply(Db.Users, query), filter);
        if (includeUserGroups is { Length: > 0 }) rows = rows.Where(InGroups(Ids(includeUserGroups)));
        if (excludeUserGroups is { Length: > 0 })
        {
            var excluded = Ids(excludeUserGroups);
            rows = rows.Where(u => !Db.UserToUserGroups.Any(m => m.UserId == u.Id && excluded.Contains(m.UserGroupId)));
        }
        if (userState is { Length: > 0 } && !userState.Contains(UserState.All)) rows = rows.Where(UserColumns.InAnyState(userState));

        totalRecords = rows.LongCount();
        var column = UserColumns.Map.Column(UserColumns.MemberOf(orderBy));
        var ordered = (IOrderedQueryable<UserRow>)rows.OrderedBy(column, orderDirection == Direction.Descending);
        return records.Build(ordered.ThenBy(u => u.Id).Page(pageIndex, pageSize));
    }

    public IDictionary<UserState, int> GetUserStates()
    {
        // inactive, invited and disabled overlap as they do in the back office's own filters
        var states = new[] { UserState.Active, UserState.Disabled, UserState.LockedOut, UserState.Invited, UserState.Inactive };
        var counts = states.ToDictionary(state => state, state => Db.Users.Count(UserColumns.InAnyState([state])));
        counts[UserState.All] = Db.Users.Count();
        return counts;
    }

    public void Save(IUser entity)
    {
        records.Save(entity);
        cache.Changed();
    }

    /// <summary>Deletes the user with all that is only theirs; what they wrote stays, without its author's name.</summary>
    public void Delete(IUser entity)
    {
        records.Delete(entity);
        cache.Changed();
    }

    private Expression<Func<UserRow, bool>> InGroups(List<int> groupIds) =>
        u => Db.UserToUserGroups.Any(m => m.UserId == u.Id && groupIds.Contains(m.UserGroupId));

    private List<int> Ids(string[] aliases) => Db.UserGroups.Where(g => aliases.Contains(g.UserGroupAlias)).Select(g => g.Id).ToList();

    private static UserProfile? Profile(IQueryable<UserRow> rows) =>
        rows.Select(u => new { u.Id, u.UserName }).FirstOrDefault() is { } found ? new UserProfile(found.Id, found.UserName) : null;
}
