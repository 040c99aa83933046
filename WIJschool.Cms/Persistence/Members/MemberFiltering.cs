using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Membership;
using WIJschool.Cms.Persistence.Querying;

namespace WIJschool.Cms.Persistence.Members;

/// <summary>The conditions of the back office's list of members.</summary>
internal static class MemberFiltering
{
    public static IQueryable<MemberRows> Apply(CmsDbContext db, IQueryable<MemberRows> members, MemberFilter filter)
    {
        if (filter.MemberTypeId is { } typeKey)
        {
            var type = db.Nodes.Where(n => n.UniqueId == typeKey).Select(n => n.Id);
            members = members.Where(r => type.Contains(r.Content.ContentTypeId));
        }
        if (!string.IsNullOrWhiteSpace(filter.MemberGroupName))
        {
            var group = filter.MemberGroupName;
            members = members.Where(r => db.MemberToGroups.Any(m => m.MemberId == r.Node.Id && db.Nodes.Any(g =>
                g.Id == m.MemberGroupId && g.NodeObjectType == Constants.ObjectTypes.MemberGroup && g.Text == group)));
        }
        if (filter.IsApproved is { } approved) members = members.Where(r => r.Member.IsApproved == approved);
        if (filter.IsLockedOut is { } lockedOut) members = members.Where(r => (r.Member.IsLockedOut ?? false) == lockedOut);
        if (string.IsNullOrWhiteSpace(filter.Filter)) return members;

        var text = filter.Filter;
        return Guid.TryParse(text, out var key)
            ? members.Where(r => r.Node.UniqueId == key)
            : members.Where(TextMatch.AnyContains<MemberRows>(text, r => r.Node.Text, r => r.Member.LoginName, r => r.Member.Email));
    }
}
