using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.ContentTree;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Tags;

namespace WIJschool.Cms.Persistence.Members;

/// <summary>Members of the site: content with an account.</summary>
internal sealed class MemberRepository(
    ContentRepositoryTools tools, ContentTypeSource types, PlainContentWriter writer, PropertyRows propertyRows, PropertyReader propertyReader,
    TagWriter tags, IEventAggregator events)
    : ContentRepository<IMember, MemberRows>(tools, MemberRows.Shape), IMemberRepository
{
    private static readonly string PasswordConfiguration =
        JsonSerializer.Serialize(new { hashAlgorithm = Constants.Security.AspNetCoreV3PasswordHashAlgorithmName });

    /// <exception cref="NotSupportedException">Always: a deleted member is gone.</exception>
    public override int RecycleBinId => throw new NotSupportedException("Members have no recycle bin.");

    protected override Guid ObjectType => Constants.ObjectTypes.Member;

    public int[] GetMemberIds(string[] names)
    {
        IEnumerable<string> wanted = names;
        return Db.Members.Where(m => wanted.Contains(m.LoginName)).Select(m => m.NodeId).ToArray();
    }

    public IMember? GetByUsername(string? username) => string.IsNullOrWhiteSpace(username)
        ? null
        : One(All().Where(r => r.Member.LoginName == username).Take(1));

    public bool Exists(string username) => Db.Members.Any(m => m.LoginName == username);

    public IEnumerable<IMember> GetByMemberGroup(string groupName) => Build(InGroup(All(), groupName));

    public IEnumerable<IMember> FindMembersInRole(
        string roleName, string usernameToMatch, StringPropertyMatchType matchType = StringPropertyMatchType.StartsWith)
    {
        var members = InGroup(All(), roleName);
        return Build(InTreeOrder(matchType switch
        {
            StringPropertyMatchType.Exact => members.Where(r => r.Member.LoginName == usernameToMatch),
            StringPropertyMatchType.Contains => members.Where(TextMatch.AnyContains<MemberRows>(usernameToMatch, r => r.Member.LoginName)),
            StringPropertyMatchType.StartsWith => members.Where(r => r.Member.LoginName.StartsWith(usernameToMatch)),
            StringPropertyMatchType.EndsWith => members.Where(r => r.Member.LoginName.EndsWith(usernameToMatch)),
            StringPropertyMatchType.Wildcard => members.Where(r => EF.Functions.Like(r.Member.LoginName, usernameToMatch.Replace('*', '%'))),
            _ => throw new ArgumentOutOfRangeException(nameof(matchType)),
        }));
    }

    public override IEnumerable<IMember> Get(IQuery<IMember> query) => Build(InTreeOrder(Asked(query)));

    public override int Count(IQuery<IMember>? query) => Asked(query).Count();

    public int GetCountByQuery(IQuery<IMember>? query) => Count(query);

    public Task<PagedModel<IMember>> GetPagedByFilterAsync(MemberFilter memberFilter, int skip, int take, Ordering? ordering = null)
    {
        var members = MemberFiltering.Apply(Db, All(), memberFilter);
        var total = members.LongCount();
        var page = take == 0 ? [] : Build(Ordered(members, ordering ?? Ordering.By(nameof(IMember.Username))).Skip(skip).Take(take));
        return Task.FromResult(new PagedModel<IMember>(total, page));
    }

    /// <summary>Notes a sign-in without touching anything else, so that it neither waits for editors nor counts as an edit.</summary>
    public async Task UpdateLoginPropertiesAsync(IMember member)
    {
        var id = member.Id;
        var (date, stamp) = (member.LastLoginDate, member.SecurityStamp);
        await Db.Members.Where(m => m.NodeId == id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.LastLoginDate, date)
            .SetProperty(m => m.SecurityStampToken, stamp));
        member.ResetDirtyProperties();
    }

    protected override void Insert(IMember entity)
    {
        entity.AddingEntity();
        GiveSecurityStamp(entity);
        if (string.IsNullOrWhiteSpace(entity.RawPasswordValue))
            entity.RawPasswordValue = Constants.Security.EmptyPasswordPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)); // nobody can know it
        writer.Insert(entity, ObjectType, keepSortOrder: false);
        var row = Describe(new MemberRow { NodeId = entity.Id, Password = entity.RawPasswordValue! }, entity);
        row.PasswordConfig = entity.PasswordConfiguration ?? PasswordConfiguration;
        Db.Members.Add(row);
        Db.SaveChanges();
        Finish(entity);
    }

    protected override void Update(IMember entity)
    {
        entity.UpdatingEntity();
        GiveSecurityStamp(entity);
        writer.Update(entity, ObjectType);
        var id = entity.Id;
        UpdateAccount(Db.Members.AsTracking().First(m => m.NodeId == id), entity);
        Db.SaveChanges();
        Finish(entity);
    }

    protected override IQueryable<MemberRows> Rows(IQueryable<NodeRow> nodes, bool currentOnly = true) =>
        from node in nodes
        join content in Db.Contents on node.Id equals content.NodeId
        join member in Db.Members on node.Id equals member.NodeId
        join version in currentOnly ? Db.ContentVersions.Where(v => v.Current) : Db.ContentVersions on node.Id equals version.NodeId
        select new MemberRows { Node = node, Content = content, Version = version, Member = member };

    protected override RowMap<IMember, MemberRows> Map(int? languageId) => new ContentColumns<IMember, MemberRows>(Shape)
        .Common(NameIn(languageId))
        .Map(nameof(IMember.Email), r => r.Member.Email)
        .Map(nameof(IMember.Username), r => r.Member.LoginName)
        .Map(nameof(IMember.RawPasswordValue), r => r.Member.Password)
        .Map(nameof(IMember.IsApproved), r => r.Member.IsApproved)
        .Map(nameof(IMember.IsLockedOut), r => r.Member.IsLockedOut ?? false)
        .Map(nameof(IMember.LastLoginDate), r => r.Member.LastLoginDate)
        .Map(nameof(IMember.LastLockoutDate), r => r.Member.LastLockoutDate)
        .Map(nameof(IMember.LastPasswordChangeDate), r => r.Member.LastPasswordChangeDate)
        .Map(nameof(IMember.ContentTypeAlias), r => Db.ContentTypes.Where(t => t.NodeId == r.Content.ContentTypeId).Select(t => t.Alias).FirstOrDefault());

    protected override LambdaExpression? OwnOrdering(string orderBy, int? languageId) => orderBy.ToUpperInvariant() switch
    {
        "EMAIL" => (Expression<Func<MemberRows, string>>)(r => r.Member.Email),
        "LOGINNAME" or "USERNAME" => (Expression<Func<MemberRows, string>>)(r => r.Member.LoginName),
        "ISAPPROVED" => (Expression<Func<MemberRows, bool>>)(r => r.Member.IsApproved),
        "ISLOCKEDOUT" => (Expression<Func<MemberRows, bool>>)(r => r.Member.IsLockedOut ?? false),
        "LASTLOGINDATE" => (Expression<Func<MemberRows, DateTime?>>)(r => r.Member.LastLoginDate),
        _ => null,
    };

    protected override IReadOnlyList<IMember> BuildBatch(IReadOnlyList<MemberRows> rows, ContentParts parts)
    {
        var typeOf = rows.Select(r => r.Content.ContentTypeId).Distinct().ToDictionary(id => id, types.Member);
        var properties = propertyReader.Read(rows.Select(r => r.Version.Id).ToHashSet(), parts.PropertyTypesOf(typeOf.Values));
        return rows.Select(r => Build(r, typeOf[r.Content.ContentTypeId], [.. properties[r.Version.Id]])).ToList();
    }

    private IMember Build(MemberRows rows, IMemberType type, List<PropertyDataRow> values)
    {
        var account = rows.Member;
        var member = new Member(rows.Version.Text, account.Email, account.LoginName, account.Password, type);
        member.DisableChangeTracking();
        rows.Describe(member);
        member.PasswordConfiguration = account.PasswordConfig;
        member.SecurityStamp = account.SecurityStampToken;
        member.EmailConfirmedDate = account.EmailConfirmedDate;
        member.FailedPasswordAttempts = account.FailedPasswordAttempts ?? 0;
        member.IsLockedOut = account.IsLockedOut ?? false;
        member.IsApproved = account.IsApproved;
        member.LastLoginDate = account.LastLoginDate;
        member.LastLockoutDate = account.LastLockoutDate;
        member.LastPasswordChangeDate = account.LastPasswordChangeDate;
        member.Properties = propertyRows.Read(type.CompositionPropertyTypes, values, []);
        member.ResetDirtyProperties(false);
        member.EnableChangeTracking();
        return member;
    }

    private void UpdateAccount(MemberRow row, IMember entity)
    {
        var passwordChanged = entity.IsPropertyDirty(nameof(entity.RawPasswordValue)) && !string.IsNullOrWhiteSpace(entity.RawPasswordValue);
        var nameChanged = row.Email != entity.Email || row.LoginName != entity.Username;
        if ((passwordChanged || nameChanged) && !entity.IsPropertyDirty(nameof(entity.SecurityStamp)))
            entity.SecurityStamp = Guid.NewGuid().ToString(); // ends the member's other sessions
        Describe(row, entity);
        if (nameChanged) row.EmailConfirmedDate = null;
        if (passwordChanged)
        {
            row.Password = entity.RawPasswordValue!;
            row.PasswordConfig = entity.PasswordConfiguration ?? PasswordConfiguration;
        }
        if (string.IsNullOrWhiteSpace(row.PasswordConfig)) row.PasswordConfig = PasswordConfiguration;
    }

    private static MemberRow Describe(MemberRow row, IMember entity)
    {
        row.Email = entity.Email;
        row.LoginName = entity.Username;
        row.SecurityStampToken = entity.SecurityStamp;
        row.EmailConfirmedDate = entity.EmailConfirmedDate;
        row.FailedPasswordAttempts = entity.FailedPasswordAttempts;
        row.IsLockedOut = entity.IsLockedOut;
        row.IsApproved = entity.IsApproved;
        row.LastLoginDate = entity.LastLoginDate;
        row.LastLockoutDate = entity.LastLockoutDate;
        row.LastPasswordChangeDate = entity.LastPasswordChangeDate;
        return row;
    }

    private static void GiveSecurityStamp(IMember entity)
    {
        if (string.IsNullOrWhiteSpace(entity.SecurityStamp)) entity.SecurityStamp = Guid.NewGuid().ToString();
    }

    private void Finish(IMember entity)
    {
        tags.Write(entity);
#pragma warning disable CS0618 // Umbraco's own repositories announce every save by it
        events.Publish(new MemberRefreshNotification(entity, new EventMessages()));
#pragma warning restore CS0618
        entity.ResetDirtyProperties();
    }

    private IQueryable<MemberRows> All()
    {
        var type = ObjectType;
        return Rows(Db.Nodes.Where(n => n.NodeObjectType == type));
    }

    private IQueryable<MemberRows> InGroup(IQueryable<MemberRows> members, string groupName) => members.Where(r =>
        Db.MemberToGroups.Any(m => m.MemberId == r.Node.Id && Db.Nodes.Any(g => g.Id == m.MemberGroupId
            && g.NodeObjectType == Constants.ObjectTypes.MemberGroup && g.Text == groupName)));

    private IQueryable<MemberRows> Asked(IQuery<IMember>? query)
    {
        if (query is not CmsQuery<IMember> asked || !MemberPropertyMap.IsNeededFor(asked)) return Map(null).Apply(All(), query);
        var values =
            from member in All()
            join value in Db.PropertyData on member.Version.Id equals value.VersionId
            join type in Db.PropertyTypes on value.PropertyTypeId equals type.Id
            select new MemberPropertyRows { Of = member, Alias = type.Alias, Value = value };
        var ids = MemberPropertyMap.Map().Apply(values, query).Select(r => r.Of.Node.Id);
        return All().Where(r => ids.Contains(r.Node.Id));
    }
}
