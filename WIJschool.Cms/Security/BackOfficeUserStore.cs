using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Security;

/// <summary>Saves users and tells about it: every save of a user goes through here.</summary>
internal sealed class BackOfficeUserStore(
    ICoreScopeProvider scopes, IUserRepository users, IBackOfficeUserReader reader, IEventMessagesFactory messages) : IBackOfficeUserStore
{
    /// <exception cref="ArgumentException">The user has no name or no login.</exception>
    public Task<UserOperationStatus> SaveAsync(IUser user)
    {
        if (string.IsNullOrWhiteSpace(user.Username)) throw new ArgumentException("A user needs a login.", nameof(user));
        if (string.IsNullOrWhiteSpace(user.Name)) throw new ArgumentException("A user needs a name.", nameof(user));
        using var scope = scopes.CreateCoreScope();
        var saving = new UserSavingNotification(user, messages.Get());
        if (scope.Notifications.PublishCancelable(saving))
        {
            scope.Complete();
            return Task.FromResult(UserOperationStatus.CancelledByNotification);
        }
        users.Save(user);
        scope.Notifications.Publish(new UserSavedNotification(user, saving.Messages).WithStateFrom(saving));
        scope.Complete();
        return Task.FromResult(UserOperationStatus.Success);
    }

    /// <summary>Core's "delete" keeps the user, because pages name them as their author.</summary>
    public Task<UserOperationStatus> DisableAsync(IUser user)
    {
        user.IsApproved = false;
        return SaveAsync(user);
    }

    public Task<IUser?> GetByUserNameAsync(string username)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return Task.FromResult(users.GetByUsername(username, includeSecurityData: true));
    }

    public Task<IUser?> GetByEmailAsync(string email)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var query = scopes.CreateQuery<IUser>();
        query.Where(u => u.Email == email);
        return Task.FromResult(users.Get(query).FirstOrDefault());
    }

    public Task<IUser?> GetAsync(int id) => Task.FromResult(reader.GetById(id));

    public Task<IUser?> GetAsync(Guid key) => Task.FromResult(reader.GetByKey(key));

    public Task<IEnumerable<IUser>> GetUsersAsync(params Guid[]? keys) => Task.FromResult(reader.GetManyByKey(keys ?? []));

    public Task<IEnumerable<IUser>> GetUsersAsync(params int[]? ids) => Task.FromResult(reader.GetManyById(ids ?? []));

    public Task<IEnumerable<IUser>> GetAllInGroupAsync(int groupId) => Task.FromResult(reader.GetAllInGroup(groupId));
}
