using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Security;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Logins;

/// <summary>Members who exist only because another provider vouched for them: no node, no properties of a member type.</summary>
internal sealed class ExternalMemberRepository(IScopedDatabase database) : IExternalMemberRepository
{
    private CmsDbContext Db => database.Db;

    public async Task<ExternalMemberIdentity?> GetByKeyAsync(Guid key) =>
        Build(await Db.ExternalMembers.FirstOrDefaultAsync(m => m.Key == key));

    public async Task<ExternalMemberIdentity?> GetByEmailAsync(string email) =>
        Build(await Db.ExternalMembers.OrderBy(m => m.Id).FirstOrDefaultAsync(m => m.Email == email));

    public async Task<ExternalMemberIdentity?> GetByUsernameAsync(string username) =>
        Build(await Db.ExternalMembers.OrderBy(m => m.Id).FirstOrDefaultAsync(m => m.UserName == username));

    public async Task<PagedModel<ExternalMemberIdentity>> GetPagedAsync(int skip, int take)
    {
        var total = await Db.ExternalMembers.LongCountAsync();
        var page = await Db.ExternalMembers.OrderBy(m => m.UserName).ThenBy(m => m.Id).Skip(skip).Take(take).ToListAsync();
        return new PagedModel<ExternalMemberIdentity>(total, page.Select(row => Build(row)!));
    }

    public async Task<int> CreateAsync(ExternalMemberIdentity member)
    {
        var row = ToRow(member);
        Db.Add(row);
        await Db.SaveChangesAsync();
        return member.Id = row.Id;
    }

    public async Task UpdateAsync(ExternalMemberIdentity member)
    {
        Db.Update(ToRow(member));
        await Db.SaveChangesAsync();
    }

    public Task UpdateLoginPropertiesAsync(ExternalMemberIdentity member) => Db.ExternalMembers.Where(m => m.Key == member.Key)
        .ExecuteUpdateAsync(m => m.SetProperty(x => x.LastLoginDate, member.LastLoginDate).SetProperty(x => x.SecurityStamp, member.SecurityStamp));

    /// <summary>Deletes the member with their groups, logins and second steps.</summary>
    public async Task DeleteAsync(Guid key)
    {
        var logins = Db.ExternalLogins.Where(l => l.UserOrMemberKey == key).Select(l => l.Id);
        await Db.ExternalLoginTokens.Where(t => logins.Contains(t.ExternalLoginId)).ExecuteDeleteAsync();
        await Db.ExternalLogins.Where(l => l.UserOrMemberKey == key).ExecuteDeleteAsync();
        await Db.TwoFactorLogins.Where(l => l.UserOrMemberKey == key).ExecuteDeleteAsync();
        var ids = Db.ExternalMembers.Where(m => m.Key == key).Select(m => m.Id);
        await Db.ExternalMemberToGroups.Where(g => ids.Contains(g.ExternalMemberId)).ExecuteDeleteAsync();
        await Db.ExternalMembers.Where(m => m.Key == key).ExecuteDeleteAsync();
    }

    public async Task<IEnumerable<string>> GetRolesAsync(Guid memberKey) => await (
        from member in Db.ExternalMembers
        join membership in Db.ExternalMemberToGroups on member.Id equals membership.ExternalMemberId
        join memberGroup in Db.Nodes on membership.MemberGroupId equals memberGroup.Id
        where member.Key == memberKey && memberGroup.Text != null
        orderby memberGroup.Text
        select memberGroup.Text!).ToListAsync();

    public async Task AssignRolesAsync(int externalMemberId, int[] memberGroupIds)
    {
        var present = await Db.ExternalMemberToGroups.Where(g => g.ExternalMemberId == externalMemberId).Select(g => g.MemberGroupId).ToListAsync();
        Db.AddRange(memberGroupIds.Distinct().Except(present)
            .Select(id => new ExternalMemberToGroupRow { ExternalMemberId = externalMemberId, MemberGroupId = id }));
        await Db.SaveChangesAsync();
    }

    public Task RemoveRolesAsync(int externalMemberId, int[] memberGroupIds) => Db.ExternalMemberToGroups
        .Where(g => g.ExternalMemberId == externalMemberId && memberGroupIds.Contains(g.MemberGroupId)).ExecuteDeleteAsync();

    private static ExternalMemberIdentity? Build(ExternalMemberRow? row) => row is null ? null : new()
    {
        Id = row.Id,
        Key = row.Key,
        Email = row.Email,
        UserName = row.UserName,
        Name = row.Name,
        IsApproved = row.IsApproved,
        IsLockedOut = row.IsLockedOut,
        LastLoginDate = row.LastLoginDate,
        LastLockoutDate = row.LastLockoutDate,
        CreateDate = row.CreateDate,
        UpdateDate = row.UpdateDate,
        SecurityStamp = row.SecurityStamp,
        ProfileData = row.ProfileData,
    };

    private static ExternalMemberRow ToRow(ExternalMemberIdentity member) => new()
    {
        Id = member.Id,
        Key = member.Key,
        Email = member.Email,
        UserName = member.UserName,
        Name = member.Name,
        IsApproved = member.IsApproved,
        IsLockedOut = member.IsLockedOut,
        LastLoginDate = member.LastLoginDate,
        LastLockoutDate = member.LastLockoutDate,
        CreateDate = member.CreateDate,
        UpdateDate = member.UpdateDate,
        SecurityStamp = member.SecurityStamp,
        ProfileData = member.ProfileData,
    };
}
