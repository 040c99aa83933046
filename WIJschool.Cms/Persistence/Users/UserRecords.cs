using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Users;

/// <summary>Turns rows into users and users into rows.</summary>
internal sealed class UserRecords(IScopedDatabase database, IUserGroupRepository groups, IOptionsMonitor<GlobalSettings> settings)
{
    private const int ContentStart = 1;
    private const int MediaStart = 2;

    // what new users' passwords are hashed with; the member names the algorithm in the row, as Umbraco does
    private const string PasswordConfig = $$"""{"hashAlgorithm":"{{Constants.Security.AspNetCoreV3PasswordHashAlgorithmName}}"}""";

    private CmsDbContext Db => database.Db;

    /// <param name="rows">Which users, in order.</param>
    /// <param name="withGroups">Groups and start nodes too; without them it is one query.</param>
    public IEnumerable<IUser> Build(IQueryable<UserRow> rows, bool withGroups = true)
    {
        var users = rows.ToList();
        if (users.Count == 0) return [];
        if (!withGroups) return users.ConvertAll(row => Build(row, [], []));

        var ids = users.Select(u => u.Id).ToList();
        var memberships = Db.UserToUserGroups.Where(m => ids.Contains(m.UserId)).OrderBy(m => m.UserGroupId).ToLookup(m => m.UserId, m => m.UserGroupId);
        var starts = Db.UserStartNodes.Where(s => ids.Contains(s.UserId)).OrderBy(s => s.Id).ToLookup(s => s.UserId);
        var readOnlyGroups = groups.GetMany().ToDictionary(g => g.Id, g => g.ToReadOnlyGroup());
        return users.ConvertAll(row => Build(row, memberships[row.Id].Select(id => readOnlyGroups[id]), [.. starts[row.Id]]));
    }

    public void Save(IUser user)
    {
        var isNew = !user.HasIdentity;
        if (isNew) user.AddingEntity();
        else user.UpdatingEntity();
        RenewSecurityStamp(user, isNew);

        if (isNew) Insert(user);
        else Update(user);
        if (isNew || user.IsPropertyDirty(nameof(IUser.StartContentIds))) SaveStarts(user.Id, ContentStart, user.StartContentIds);
        if (isNew || user.IsPropertyDirty(nameof(IUser.StartMediaIds))) SaveStarts(user.Id, MediaStart, user.StartMediaIds);
        if (isNew || user.IsPropertyDirty(nameof(IUser.Groups))) SaveGroups(user);
        user.ResetDirtyProperties();
    }

    public void Delete(IUser user)
    {
        var (id, key) = (user.Id, user.Key);
        Db.UserStartNodes.Where(r => r.UserId == id).ExecuteDelete();
        Db.UserToUserGroups.Where(r => r.UserId == id).ExecuteDelete();
        Db.UserClientIds.Where(r => r.UserId == id).ExecuteDelete();
        Db.UserNotifications.Where(r => r.UserId == id).ExecuteDelete();
        Db.UserLogins.Where(r => r.UserId == id).ExecuteDelete();
        Db.UserData.Where(r => r.UserKey == key).ExecuteDelete();
        DeleteExternalLogins(key);
        Db.TwoFactorLogins.Where(r => r.UserOrMemberKey == key).ExecuteDelete();
        Db.AuditLog.Where(r => r.UserId == id).ExecuteUpdate(r => r.SetProperty(x => x.UserId, (int?)null));
        Db.Nodes.Where(r => r.NodeUser == id).ExecuteUpdate(r => r.SetProperty(x => x.NodeUser, (int?)null));
        Db.ContentVersions.Where(r => r.UserId == id).ExecuteUpdate(r => r.SetProperty(x => x.UserId, (int?)null));
        Db.Users.Where(r => r.Id == id).ExecuteDelete();
    }

    private void DeleteExternalLogins(Guid key)
    {
        var logins = Db.ExternalLogins.Where(l => l.UserOrMemberKey == key).Select(l => l.Id);
        Db.ExternalLoginTokens.Where(t => logins.Contains(t.ExternalLoginId)).ExecuteDelete();
        Db.ExternalLogins.Where(l => l.UserOrMemberKey == key).ExecuteDelete();
    }

    // a changed name, address or password must end the sessions that were opened with the old one
    private static void RenewSecurityStamp(IUser user, bool isNew)
    {
        var identityChanged = new[] { nameof(IUser.Username), nameof(IUser.Email), nameof(IUser.RawPasswordValue) }.Any(user.IsPropertyDirty);
        var renew = isNew || (identityChanged && !user.IsPropertyDirty(nameof(IUser.SecurityStamp)));
        if (string.IsNullOrWhiteSpace(user.SecurityStamp) || (renew && !isNew)) user.SecurityStamp = Guid.NewGuid().ToString();
    }

    private void Insert(IUser user)
    {
        var row = ToRow(user);
        Db.Add(row);
        Db.SaveChanges();
        user.Id = row.Id;
    }

    /// <summary>Writes only what the caller changed, so that two who change different things at once both keep theirs.</summary>
    private void Update(IUser user)
    {
        var row = ToRow(user);
        var entry = Db.Attach(row);
        foreach (var (member, column) in Columns)
        {
            if (user.IsPropertyDirty(member)) entry.Property(column).IsModified = true;
        }
        entry.Property(nameof(UserRow.UpdateDate)).IsModified = true;
        Db.SaveChanges();
    }

    private void SaveStarts(int userId, int type, int[]? nodes)
    {
        Db.UserStartNodes.Where(s => s.UserId == userId && s.StartNodeType == type).ExecuteDelete();
        Db.AddRange((nodes ?? []).Distinct().Select(node => new UserStartNodeRow { UserId = userId, StartNode = node, StartNodeType = type }));
        Db.SaveChanges();
    }

    private void SaveGroups(IUser user)
    {
        Db.UserToUserGroups.Where(m => m.UserId == user.Id).ExecuteDelete();
        Db.AddRange(user.Groups.Select(g => g.Id).Distinct().Select(id => new UserToUserGroupRow { UserId = user.Id, UserGroupId = id }));
        Db.SaveChanges();
    }

    private IUser Build(UserRow row, IEnumerable<IReadOnlyUserGroup> userGroups, List<UserStartNodeRow> starts)
    {
        var user = new User(
            settings.CurrentValue, row.Id, row.UserName, row.UserEmail, row.UserLogin, row.UserPassword, row.PasswordConfig, userGroups,
            [.. starts.Where(s => s.StartNodeType == ContentStart).Select(s => s.StartNode)],
            [.. starts.Where(s => s.StartNodeType == MediaStart).Select(s => s.StartNode)]);
        user.DisableChangeTracking();
        user.Key = row.Key;
        user.IsApproved = !row.UserDisabled;
        user.IsLockedOut = row.UserNoConsole;
        user.Language = row.UserLanguage;
        user.SecurityStamp = row.SecurityStampToken;
        user.FailedPasswordAttempts = row.FailedLoginAttempts ?? 0;
        user.LastLockoutDate = row.LastLockoutDate;
        user.LastLoginDate = row.LastLoginDate;
        user.LastPasswordChangeDate = row.LastPasswordChangeDate;
        user.EmailConfirmedDate = row.EmailConfirmedDate;
        user.InvitedDate = row.InvitedDate;
        user.CreateDate = row.CreateDate;
        user.UpdateDate = row.UpdateDate;
        user.Avatar = row.Avatar;
        user.Kind = (UserKind)row.Kind;
        user.ResetDirtyProperties(rememberDirty: false);
        user.EnableChangeTracking();
        return user;
    }

    private static readonly (string Member, string Column)[] Columns =
    [
        (nameof(IUser.Key), nameof(UserRow.Key)),
        (nameof(IUser.Username), nameof(UserRow.UserLogin)),
        (nameof(IUser.Email), nameof(UserRow.UserEmail)),
        (nameof(IUser.Name), nameof(UserRow.UserName)),
        (nameof(IUser.RawPasswordValue), nameof(UserRow.UserPassword)),
        (nameof(IUser.RawPasswordValue), nameof(UserRow.PasswordConfig)),
        (nameof(IUser.PasswordConfiguration), nameof(UserRow.PasswordConfig)),
        (nameof(IUser.Language), nameof(UserRow.UserLanguage)),
        (nameof(IUser.SecurityStamp), nameof(UserRow.SecurityStampToken)),
        (nameof(IUser.IsApproved), nameof(UserRow.UserDisabled)),
        (nameof(IUser.IsLockedOut), nameof(UserRow.UserNoConsole)),
        (nameof(IUser.FailedPasswordAttempts), nameof(UserRow.FailedLoginAttempts)),
        (nameof(IUser.LastLockoutDate), nameof(UserRow.LastLockoutDate)),
        (nameof(IUser.LastPasswordChangeDate), nameof(UserRow.LastPasswordChangeDate)),
        (nameof(IUser.LastLoginDate), nameof(UserRow.LastLoginDate)),
        (nameof(IUser.EmailConfirmedDate), nameof(UserRow.EmailConfirmedDate)),
        (nameof(IUser.InvitedDate), nameof(UserRow.InvitedDate)),
        (nameof(IUser.CreateDate), nameof(UserRow.CreateDate)),
        (nameof(IUser.Kind), nameof(UserRow.Kind)),
        (nameof(IUser.Avatar), nameof(UserRow.Avatar)),
    ];

    private static UserRow ToRow(IUser user) => new()
    {
        Id = user.Id,
        Key = user.Key,
        UserName = user.Name ?? "",
        UserLogin = user.Username,
        UserEmail = user.Email,
        UserPassword = string.IsNullOrWhiteSpace(user.RawPasswordValue) ? NoPassword() : user.RawPasswordValue,
        PasswordConfig = user.PasswordConfiguration ?? PasswordConfig,
        UserLanguage = user.Language,
        SecurityStampToken = user.SecurityStamp,
        UserDisabled = !user.IsApproved,
        UserNoConsole = user.IsLockedOut,
        FailedLoginAttempts = user.FailedPasswordAttempts,
        LastLockoutDate = Stored(user.LastLockoutDate),
        LastPasswordChangeDate = Stored(user.LastPasswordChangeDate),
        LastLoginDate = Stored(user.LastLoginDate),
        EmailConfirmedDate = Stored(user.EmailConfirmedDate),
        InvitedDate = Stored(user.InvitedDate),
        CreateDate = user.CreateDate,
        UpdateDate = user.UpdateDate,
        Kind = (int)user.Kind,
        Avatar = user.Avatar,
    };

    // Umbraco's mark for "cannot sign in by password", made unguessable besides
    private static string NoPassword() => Constants.Security.EmptyPasswordPrefix + Guid.NewGuid().ToString("N");

    private static DateTime? Stored(DateTime? date) => date is { } given && given > DateTime.MinValue ? given : null;
}
