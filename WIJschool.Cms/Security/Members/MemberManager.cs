using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Events;

namespace WIJschool.Cms.Security.Members;

/// <summary>Identity's manager over members.</summary>
public sealed class MemberManager(
    IUserStore<MemberAccount> store, IOptions<IdentityOptions> options, IPasswordHasher<MemberAccount> hasher,
    IEnumerable<IUserValidator<MemberAccount>> userValidators, IEnumerable<IPasswordValidator<MemberAccount>> passwordValidators,
    ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services, ILogger<UserManager<MemberAccount>> logger,
    MemberAccounts accounts, IEventAggregator events)
    : UserManager<MemberAccount>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{

    /// <summary>Counts in one statement, so that of many who guess at once none is missed.</summary>
    public override async Task<IdentityResult> AccessFailedAsync(MemberAccount user)
    {
        if (!await accounts.CountFailureAsync(user, CancellationToken)) return IdentityResult.Success;
        await events.PublishAsync(new MemberSecurityNotification(user.Key, MemberSecurityChange.LockedOut));
        return IdentityResult.Success;
    }
}
