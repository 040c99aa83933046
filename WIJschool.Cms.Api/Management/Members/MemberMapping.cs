using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Extensions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Content;

namespace WIJschool.Cms.Api.Management.Members;

/// <summary>Members as the API shows them. Users who are not in the group for sensitive data are shown neither what is marked so nor how a member gets in.</summary>
internal sealed class MemberMapping(
    ContentMapping contents, IMemberService members, IMemberGroupService groups, IMemberTypeService types, ITwoFactorLoginService secondSteps,
    IExternalMemberService externals, IBackOfficeSecurityAccessor security, IOptionsMonitor<DeliveryApiSettings> delivery)
{
    /// <summary>A member.</summary>
    /// <param name="member">The member.</param>
    /// <param name="inGroups">The keys of the groups that it is in, when they are known already.</param>
    public async Task<MemberResponse> ShowAsync(IMember member, IEnumerable<Guid>? inGroups = null)
    {
        var isFull = security.User().HasAccessToSensitiveData();
        var hidden = isFull ? [] : (await types.GetAsync(member.ContentType.Key))?.GetSensitivePropertyTypeAliases().ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
        return new MemberResponse(
            member.Email, member.Username, ContentTypeReference.From(member.ContentType), isFull ? await AccessAsync(member) : MemberAccess.Hidden,
            [.. inGroups ?? await GroupsAsync(member)], KindOf(member.Username), member.Key,
            contents.Values(member.Properties.Where(property => !hidden.Contains(property.Alias))), ContentMapping.Variants(member, variant => variant));
    }

    /// <summary>A member that only an external provider knows: it has no type and no properties here.</summary>
    public async Task<MemberResponse> ShowAsync(ExternalMemberIdentity member)
    {
        var roles = (await externals.GetRolesAsync(member.Key)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var access = new MemberAccess
        {
            IsApproved = member.IsApproved,
            IsLockedOut = member.IsLockedOut,
            LastLoginDate = member.LastLoginDate?.Utc(),
            LastLockoutDate = member.LastLockoutDate?.Utc(),
        };
        return new MemberResponse(
            member.Email, member.UserName, new ContentTypeReference(Guid.Empty, "icon-user", Collection: null),
            security.User().HasAccessToSensitiveData() ? access : MemberAccess.Hidden,
            [.. (await groups.GetAllAsync()).Where(group => roles.Contains(group.Name ?? "")).Select(group => group.Key)], MemberKind.ExternalOnly, member.Key, [],
            [new ContentVariant(Culture: null, Segment: null, member.Name ?? member.UserName, member.CreateDate.Utc(), member.UpdateDate.Utc())]);
    }

    /// <summary>The members of a part of the list, in its order.</summary>
    public async Task<List<MemberResponse>> ShowAsync(IReadOnlyList<MemberFilterItem> found)
    {
        var own = found.Where(item => !item.IsExternalOnly).Select(item => item.Key).ToArray();
        var known = own.Length == 0 ? [] : (await members.GetByKeysAsync(own)).ToDictionary(member => member.Key);
        List<MemberResponse> shown = [];
        foreach (var item in found)
        {
            if (known.TryGetValue(item.Key, out var member)) shown.Add(await ShowAsync(member, item.Groups));
            else if (item.IsExternalOnly && await externals.GetByKeyAsync(item.Key) is { } external) shown.Add(await ShowAsync(external));
        }

        return shown;
    }

    /// <summary>Whether an account is that of a program which signs in by itself: only its user name tells.</summary>
    public MemberKind KindOf(IMemberEntitySlim member) => Programs.Count > 0 && members.GetById(member.Id) is { } account ? KindOf(account.Username) : MemberKind.Default;

    private MemberKind KindOf(string username) => Programs.Contains(username) ? MemberKind.Api : MemberKind.Default;

    private HashSet<string> Programs => delivery.CurrentValue.MemberAuthorization?.ClientCredentialsFlow is { Enabled: true } flow
        ? flow.AssociatedMembers.Select(program => program.UserName).ToHashSet(StringComparer.OrdinalIgnoreCase) : [];

    private async Task<MemberAccess> AccessAsync(IMember member) => new()
    {
        IsApproved = member.IsApproved,
        IsLockedOut = member.IsLockedOut,
        IsTwoFactorEnabled = await secondSteps.IsTwoFactorEnabledAsync(member.Key),
        FailedPasswordAttempts = member.FailedPasswordAttempts,
        LastLoginDate = member.LastLoginDate?.Utc(),
        LastLockoutDate = member.LastLockoutDate?.Utc(),
        LastPasswordChangeDate = member.LastPasswordChangeDate?.Utc(),
    };

    private async Task<IEnumerable<Guid>> GroupsAsync(IMember member)
    {
        var roles = members.GetAllRoles(member.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return (await groups.GetAllAsync()).Where(group => roles.Contains(group.Name ?? "")).Select(group => group.Key);
    }
}
