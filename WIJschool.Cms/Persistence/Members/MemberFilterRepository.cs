using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Members;

/// <summary>The back office's list of members: those kept as content and those that only an external provider knows, in one order.</summary>
internal sealed class MemberFilterRepository(IScopedDatabase database) : IMemberFilterRepository
{
    private CmsDbContext Db => database.Db;

    public async Task<PagedModel<MemberFilterItem>> GetPagedByFilterAsync(MemberFilter filter, int skip, int take, Ordering ordering)
    {
        var members = Ordered(Own(filter).Concat(External(filter)), ordering);
        var total = await members.LongCountAsync();
        var page = take == 0 ? [] : await members.Skip(skip).Take(take).ToListAsync();
        var groups = await GroupsAsync(page.Select(m => m.Id).ToList(), page.Select(m => m.Key).ToList());
        return new PagedModel<MemberFilterItem>(total, page.Select(m => m.ToItem(groups[m.Key])).ToList());
    }

    private IQueryable<Entry> Own(MemberFilter filter)
    {
        var rows =
            from node in Db.Nodes.Where(n => n.NodeObjectType == Constants.ObjectTypes.Member)
            join content in Db.Contents on node.Id equals content.NodeId
            join member in Db.Members on node.Id equals member.NodeId
            join version in Db.ContentVersions.Where(v => v.Current) on node.Id equals version.NodeId
            select new MemberRows { Node = node, Content = content, Version = version, Member = member };
        return
            from row in MemberFiltering.Apply(Db, rows, filter)
            join type in Db.ContentTypes on row.Content.ContentTypeId equals type.NodeId
            join typeNode in Db.Nodes on type.NodeId equals typeNode.Id
            select new Entry
            {
                Id = row.Node.Id,
                Key = row.Node.UniqueId,
                Name = row.Node.Text,
                Email = row.Member.Email,
                UserName = row.Member.LoginName,
                IsApproved = row.Member.IsApproved,
                IsLockedOut = row.Member.IsLockedOut ?? false,
                LastLoginDate = row.Member.LastLoginDate,
                LastLockoutDate = row.Member.LastLockoutDate,
                LastPasswordChangeDate = row.Member.LastPasswordChangeDate,
                TypeKey = typeNode.UniqueId,
                TypeName = typeNode.Text,
                TypeIcon = type.Icon,
                IsExternal = false,
            };
    }

    private IQueryable<Entry> External(MemberFilter filter)
    {
        var members = filter.MemberTypeId is null ? Db.ExternalMembers : Db.ExternalMembers.Where(m => false);
        if (filter.IsApproved is { } approved) members = members.Where(m => m.IsApproved == approved);
        if (filter.IsLockedOut is { } lockedOut) members = members.Where(m => m.IsLockedOut == lockedOut);
        if (!string.IsNullOrWhiteSpace(filter.MemberGroupName))
        {
            var group = filter.MemberGroupName;
            members = members.Where(m => Db.ExternalMemberToGroups.Any(g => g.ExternalMemberId == m.Id
                && Db.Nodes.Any(n => n.Id == g.MemberGroupId && n.Text == group)));
        }
        if (!string.IsNullOrWhiteSpace(filter.Filter))
        {
            var text = filter.Filter;
            members = Guid.TryParse(text, out var key)
                ? members.Where(m => m.Key == key)
                : members.Where(TextMatch.AnyContains<ExternalMemberRow>(text, m => m.Name, m => m.UserName, m => m.Email));
        }
        return members.Select(m => new Entry
        {
            Id = m.Id,
            Key = m.Key,
            Name = m.Name,
            Email = m.Email,
            UserName = m.UserName,
            IsApproved = m.IsApproved,
            IsLockedOut = m.IsLockedOut,
            LastLoginDate = m.LastLoginDate,
            LastLockoutDate = m.LastLockoutDate,
            LastPasswordChangeDate = null,
            TypeKey = null,
            TypeName = null,
            TypeIcon = null,
            IsExternal = true,
        });
    }

    private static IOrderedQueryable<Entry> Ordered(IQueryable<Entry> members, Ordering ordering)
    {
        var descending = ordering.Direction == Direction.Descending;
        var sorted = (ordering.OrderBy ?? "username").ToUpperInvariant() switch
        {
            "NAME" => By(m => m.Name),
            "EMAIL" => By(m => m.Email),
            "USERNAME" or "LOGINNAME" => By(m => m.UserName),
            "ISAPPROVED" => By(m => m.IsApproved),
            "ISLOCKEDOUT" => By(m => m.IsLockedOut),
            "LASTLOGINDATE" => By(m => m.LastLoginDate),
            var other => throw new NotSupportedException($"Members cannot be ordered by {other}."),
        };
        return sorted.ThenBy(m => m.Key);

        IOrderedQueryable<Entry> By<T>(System.Linq.Expressions.Expression<Func<Entry, T>> column) =>
            descending ? members.OrderByDescending(column) : members.OrderBy(column);
    }

    private async Task<ILookup<Guid, Guid>> GroupsAsync(List<int> ids, List<Guid> keys)
    {
        var own =
            from membership in Db.MemberToGroups.Where(m => ids.Contains(m.MemberId))
            join member in Db.Nodes.Where(n => keys.Contains(n.UniqueId)) on membership.MemberId equals member.Id
            join memberGroup in Db.Nodes on membership.MemberGroupId equals memberGroup.Id
            select new { Member = member.UniqueId, Group = memberGroup.UniqueId };
        var external =
            from membership in Db.ExternalMemberToGroups
            join member in Db.ExternalMembers.Where(m => keys.Contains(m.Key)) on membership.ExternalMemberId equals member.Id
            join memberGroup in Db.Nodes on membership.MemberGroupId equals memberGroup.Id
            select new { Member = member.Key, Group = memberGroup.UniqueId };
        return (await own.ToListAsync()).Concat(await external.ToListAsync()).ToLookup(m => m.Member, m => m.Group);
    }

    private sealed class Entry
    {
        public int Id { get; set; }
        public Guid Key { get; set; }
        public string? Name { get; set; }
        public string Email { get; set; } = "";
        public string UserName { get; set; } = "";
        public bool IsApproved { get; set; }
        public bool IsLockedOut { get; set; }
        public DateTime? LastLoginDate { get; set; }
        public DateTime? LastLockoutDate { get; set; }
        public DateTime? LastPasswordChangeDate { get; set; }
        public Guid? TypeKey { get; set; }
        public string? TypeName { get; set; }
        public string? TypeIcon { get; set; }
        public bool IsExternal { get; set; }

        public MemberFilterItem ToItem(IEnumerable<Guid> groups) => new()
        {
            Key = Key,
            Name = Name,
            Email = Email,
            UserName = UserName,
            IsApproved = IsApproved,
            IsLockedOut = IsLockedOut,
            LastLoginDate = LastLoginDate,
            LastLockoutDate = LastLockoutDate,
            LastPasswordChangeDate = LastPasswordChangeDate,
            IsExternalOnly = IsExternal,
            MemberTypeKey = TypeKey,
            MemberTypeName = TypeName,
            MemberTypeIcon = TypeIcon,
            Kind = IsExternal ? MemberKind.ExternalOnly : MemberKind.Default,
            Groups = groups.ToList(),
        };
    }
}
