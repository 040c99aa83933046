using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Security;

/// <summary>
/// Members as editors make and change them: the account here, name and properties by Core's own service. Account, properties and
/// groups are stored together or not at all.
/// </summary>
internal sealed class MemberEditing(
    IMemberService members, IMemberTypeService types, IMemberContentEditingService contents, IMemberGroupService groups, IExternalMemberService externals,
    ITwoFactorLoginRepository secondSteps, PasswordHashing hashing, IMemberPasswordConfiguration rules, IOptionsMonitor<SecuritySettings> settings,
    ICoreScopeProvider scopes, TimeProvider clock) : IMemberEditingService
{
    private static readonly EmailAddressAttribute Address = new();

    public Task<IMember?> GetAsync(Guid key) => Task.FromResult(members.GetById(key));

    public Task<Attempt<ContentValidationResult, ContentEditingOperationStatus>> ValidateCreateAsync(MemberCreateModel createModel) =>
        contents.ValidateAsync(createModel, createModel.ContentTypeKey);

    public Task<Attempt<ContentValidationResult, ContentEditingOperationStatus>> ValidateUpdateAsync(Guid key, MemberUpdateModel updateModel) =>
        members.GetById(key) is { } member
            ? contents.ValidateAsync(updateModel, member.ContentType.Key)
            : Task.FromResult(Attempt.FailWithStatus(ContentEditingOperationStatus.NotFound, new ContentValidationResult()));

    public async Task<Attempt<MemberCreateResult, MemberEditingStatus>> CreateAsync(MemberCreateModel createModel, IUser user)
    {
        using var scope = scopes.CreateCoreScope();
        if (await types.GetAsync(createModel.ContentTypeKey) is not { } type) return Refused<MemberCreateResult>(MemberEditingOperationStatus.MemberTypeNotFound);
        if (Problem(createModel, of: null, createModel.Password) is { } problem) return Refused<MemberCreateResult>(problem);

        var member = members.CreateMember(createModel.Username, createModel.Email, Name(createModel), type);
        if (createModel.Key is { } key) member.Key = key;
        member.IsApproved = createModel.IsApproved;
        member.RawPasswordValue = hashing.HashPassword(createModel.Password);

        var stored = await StoreAsync(member, createModel, user);
        if (!stored.Success) return Attempt.FailWithStatus(Status(stored.Status), new MemberCreateResult());
        scope.Complete();
        return Attempt.SucceedWithStatus(Status(stored.Status), new MemberCreateResult { Content = member, ValidationResult = stored.Result.ValidationResult });
    }

    public async Task<Attempt<MemberUpdateResult, MemberEditingStatus>> UpdateAsync(Guid key, MemberUpdateModel updateModel, IUser user)
    {
        using var scope = scopes.CreateCoreScope();
        if (members.GetById(key) is not { } member) return Refused<MemberUpdateResult>(MemberEditingOperationStatus.MemberNotFound);
        var hasNewPassword = !string.IsNullOrWhiteSpace(updateModel.NewPassword);
        if (Problem(updateModel, member, hasNewPassword ? updateModel.NewPassword : null) is { } problem) return Refused<MemberUpdateResult>(problem);
        if (hasNewPassword && !MayChangePassword(member, updateModel)) return Refused<MemberUpdateResult>(MemberEditingOperationStatus.PasswordChangeFailed);

        (member.Username, member.Email) = (updateModel.Username, updateModel.Email);
        if (hasNewPassword) ChangePassword(member, updateModel.NewPassword!);
        if (user.HasAccessToSensitiveData()) await ChangeAccessAsync(member, updateModel);

        var stored = await StoreAsync(member, updateModel, user);
        if (!stored.Success) return Attempt.FailWithStatus(Status(stored.Status), stored.Result);
        scope.Complete();
        return Attempt.SucceedWithStatus(Status(stored.Status), stored.Result);
    }

    public async Task<Attempt<IMember?, MemberEditingStatus>> DeleteAsync(Guid key, Guid userKey)
    {
        var deleted = await contents.DeleteAsync(key, userKey);
        if (deleted.Success) return Attempt.SucceedWithStatus(Status(deleted.Status), deleted.Result);
        var status = Status(deleted.Status);
        if (deleted.Status == ContentEditingOperationStatus.NotFound) status.MemberEditingOperationStatus = MemberEditingOperationStatus.MemberNotFound;
        return Attempt.FailWithStatus(status, deleted.Result);
    }

    public async Task<bool> IsExternalMemberAsync(Guid key) => await GetExternalMemberAsync(key) is not null;

    public Task<ExternalMemberIdentity?> GetExternalMemberAsync(Guid key) => externals.GetByKeyAsync(key);

    private MemberEditingOperationStatus? Problem(MemberEditingModelBase model, IMember? of, string? password)
    {
        if (string.IsNullOrWhiteSpace(Name(model))) return MemberEditingOperationStatus.InvalidName;
        if (string.IsNullOrWhiteSpace(model.Username)) return MemberEditingOperationStatus.InvalidUsername;
        if (!Address.IsValid(model.Email) || model.Email.Length == 0) return MemberEditingOperationStatus.InvalidEmail;
        if (password is not null && rules.Broken(password).Count > 0) return MemberEditingOperationStatus.InvalidPassword;
        if (members.GetByUsername(model.Username) is { } namesake && namesake.Key != of?.Key) return MemberEditingOperationStatus.DuplicateUsername;
        return settings.CurrentValue.MemberRequireUniqueEmail && members.GetByEmail(model.Email) is { } other && other.Key != of?.Key
            ? MemberEditingOperationStatus.DuplicateEmail : null;
    }

    private bool MayChangePassword(IMember member, MemberUpdateModel model) => string.IsNullOrEmpty(model.OldPassword)
        || hashing.Verify(member.RawPasswordValue, member.PasswordConfiguration, model.OldPassword) != PasswordVerdict.Wrong;

    private void ChangePassword(IMember member, string password)
    {
        member.RawPasswordValue = hashing.HashPassword(password);
        member.PasswordConfiguration = PasswordHashing.Config;
        member.LastPasswordChangeDate = clock.GetUtcNow().UtcDateTime;
    }

    // whether a member may come in is as sensitive as the properties that are marked so; nobody is locked out by hand
    private async Task ChangeAccessAsync(IMember member, MemberUpdateModel model)
    {
        member.IsApproved = model.IsApproved;
        if (!model.IsTwoFactorEnabled) await secondSteps.DeleteUserLoginsAsync(member.Key);
        if (!member.IsLockedOut || model.IsLockedOut) return;
        member.IsLockedOut = false;
        member.FailedPasswordAttempts = 0;
    }

    private async Task<Attempt<MemberUpdateResult, ContentEditingOperationStatus>> StoreAsync(IMember member, MemberEditingModelBase model, IUser user)
    {
        var stored = await contents.UpdateAsync(member, model, user.Key);
        if (!stored.Success) return stored;
        var wanted = (await groups.GetAsync(model.Roles ?? [])).Select(group => group.Name!).ToList();
        var present = members.GetAllRoles(member.Id).ToList();
        if (present.Except(wanted).ToArray() is { Length: > 0 } left) members.DissociateRoles([member.Id], left);
        if (wanted.Except(present).ToArray() is { Length: > 0 } joined) members.AssignRoles([member.Id], joined);
        return stored;
    }

    private static string Name(MemberEditingModelBase model) => model.Variants.FirstOrDefault()?.Name ?? "";

    private static MemberEditingStatus Status(ContentEditingOperationStatus content) => new()
    {
        ContentEditingOperationStatus = content,
        MemberEditingOperationStatus = content is ContentEditingOperationStatus.Success or ContentEditingOperationStatus.PropertyValidationError
            ? MemberEditingOperationStatus.Success
            : content == ContentEditingOperationStatus.CancelledByNotification
                ? MemberEditingOperationStatus.CancelledByNotificationHandler : MemberEditingOperationStatus.Unknown,
    };

    private static Attempt<TResult, MemberEditingStatus> Refused<TResult>(MemberEditingOperationStatus status)
        where TResult : new() => Attempt.FailWithStatus(new MemberEditingStatus { MemberEditingOperationStatus = status }, new TResult());
}
