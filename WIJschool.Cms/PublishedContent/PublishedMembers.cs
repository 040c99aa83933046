using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;

namespace WIJschool.Cms.PublishedContent;

/// <summary>Members as published content. They are made when asked for: a member's data is not kept in memory.</summary>
internal sealed class PublishedMemberCache(IPublishedContentTypeCache types, PublishedContentMaker maker, IPublishedValueFallback fallback) : IPublishedMemberCache
{
    public IPublishedMember? Get(IMember member)
    {
        var properties = member.Properties.ToDictionary(
            p => p.Alias, p => new[] { new PropertyValue("", "", p.GetValue()) }, StringComparer.OrdinalIgnoreCase);
        var data = new VersionData(member.Name ?? member.Username, member.UpdateDate, member.WriterId, null, new Dictionary<string, CultureData>(), properties);
        var node = new NodeData(
            member.Id, member.Key, member.ParentId, member.Level, member.Path, member.SortOrder, member.CreateDate, member.CreatorId,
            member.ContentTypeId, PublishedItemType.Member, Draft: null, data, data.Date);
        return new PublishedMember(new PublishedNode(node, data, GetContentType(member.ContentTypeId), isPreview: false, maker), fallback, member);
    }

    public Task<IPublishedMember?> GetAsync(IMember member) => Task.FromResult(Get(member));

    public IPublishedContentType GetContentType(int id) => types.Get(PublishedItemType.Member, id);

    public IPublishedContentType GetContentType(string alias) => types.Get(PublishedItemType.Member, alias);
}

internal sealed class PublishedMember(IPublishedContent content, IPublishedValueFallback fallback, IMember member)
    : PublishedContentWrapped(content, fallback), IPublishedMember
{
    public string Email => member.Email;

    public string UserName => member.Username;

    public string? Comments => member.Comments;

    public bool IsApproved => member.IsApproved;

    public bool IsLockedOut => member.IsLockedOut;

    public DateTime? LastLockoutDate => member.LastLockoutDate;

    public DateTime CreationDate => member.CreateDate;

    public DateTime? LastLoginDate => member.LastLoginDate;

    public DateTime? LastPasswordChangedDate => member.LastPasswordChangeDate;
}
