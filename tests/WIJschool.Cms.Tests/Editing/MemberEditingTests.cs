using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Tests.Editing;

[Collection(OnSqlite.Name)]
public sealed class MemberEditingOnSqlite(SqliteCms cms) : MemberEditingTests(cms);

[Collection(OnPostgres.Name)]
public sealed class MemberEditingOnPostgres(PostgresCms cms) : MemberEditingTests(cms);

/// <summary>Members by the service that editors' tools work with.</summary>
public abstract class MemberEditingTests(CmsFixture cms)
{
    private static readonly Guid Editor = Constants.Security.SuperUserKey;

    private readonly string unique = Guid.NewGuid().ToString("N")[..10];

    private IMemberEditingService Members => cms.Get<IMemberEditingService>();

    [Fact]
    public async Task A_member_is_made_with_a_group_changed_and_deleted()
    {
        var administrator = (await cms.Get<IUserService>().GetAsync(Editor))!;
        var group = (await cms.Get<IMemberGroupService>().CreateAsync(new MemberGroup { Name = $"Groep {unique}" })).Result!;
        var made = await Members.CreateAsync(new MemberCreateModel
        {
            ContentTypeKey = cms.Get<IMemberTypeService>().Get(Constants.Conventions.MemberTypes.DefaultAlias)!.Key,
            Email = $"{unique}@school.nl",
            Username = unique,
            Password = "Een lang wachtwoord 1!",
            IsApproved = true,
            Roles = [group.Key],
            Variants = [new VariantModel { Name = "Sam" }],
        }, administrator);
        Assert.True(made.Success, $"{made.Status.MemberEditingOperationStatus} {made.Status.ContentEditingOperationStatus}");
        var key = made.Result.Content!.Key;
        Assert.Equal([group.Name!], cms.Get<IMemberService>().GetAllRoles(unique));

        var changed = await Members.UpdateAsync(key, new MemberUpdateModel
        {
            Email = $"{unique}2@school.nl",
            Username = unique,
            IsApproved = false,
            Roles = [],
            Variants = [new VariantModel { Name = "Samira" }],
        }, administrator);

        Assert.True(changed.Success, $"{changed.Status.MemberEditingOperationStatus} {changed.Status.ContentEditingOperationStatus}");
        var read = (await Members.GetAsync(key))!;
        Assert.Equal(("Samira", $"{unique}2@school.nl", false), (read.Name, read.Email, read.IsApproved));
        Assert.Empty(cms.Get<IMemberService>().GetAllRoles(unique));
        Assert.True((await Members.DeleteAsync(key, Editor)).Success);
        Assert.Null(await Members.GetAsync(key));
    }

    [Fact]
    public async Task A_second_member_with_the_same_name_or_address_is_refused()
    {
        var administrator = (await cms.Get<IUserService>().GetAsync(Editor))!;
        MemberCreateModel Model(string name, string email) => new()
        {
            ContentTypeKey = cms.Get<IMemberTypeService>().Get(Constants.Conventions.MemberTypes.DefaultAlias)!.Key,
            Email = email,
            Username = name,
            Password = "Een lang wachtwoord 1!",
            Variants = [new VariantModel { Name = name }],
        };
        Assert.True((await Members.CreateAsync(Model(unique, $"{unique}@school.nl"), administrator)).Success);

        var sameName = await Members.CreateAsync(Model(unique, $"{unique}3@school.nl"), administrator);
        var sameAddress = await Members.CreateAsync(Model($"{unique}b", $"{unique}@school.nl"), administrator);

        Assert.Equal(MemberEditingOperationStatus.DuplicateUsername, sameName.Status.MemberEditingOperationStatus);
        Assert.Equal(MemberEditingOperationStatus.DuplicateEmail, sameAddress.Status.MemberEditingOperationStatus);
    }

    [Theory]
    [InlineData("", "een@school.nl", "Een lang wachtwoord 1!", MemberEditingOperationStatus.InvalidUsername)]
    [InlineData("een", "geen adres", "Een lang wachtwoord 1!", MemberEditingOperationStatus.InvalidEmail)]
    [InlineData("een", "een@school.nl", "kort", MemberEditingOperationStatus.InvalidPassword)]
    public async Task An_account_that_cannot_be_is_refused_and_not_stored(string name, string email, string password, MemberEditingOperationStatus status)
    {
        var refused = await Members.CreateAsync(Model(name, email, password), await AdministratorAsync());

        Assert.Equal((false, status), (refused.Success, refused.Status.MemberEditingOperationStatus));
        Assert.Null(cms.Get<IMemberService>().GetByEmail(email));
    }

    [Fact]
    public async Task A_password_is_changed_only_by_who_knows_it_when_they_are_asked_for_it()
    {
        var administrator = await AdministratorAsync();
        var key = (await Members.CreateAsync(Model(unique, $"{unique}@school.nl", "Een lang wachtwoord 1!"), administrator)).Result.Content!.Key;
        var before = cms.Get<IMemberService>().GetById(key)!.RawPasswordValue;
        MemberUpdateModel Change(string? old) => new()
        {
            Email = $"{unique}@school.nl",
            Username = unique,
            Variants = [new VariantModel { Name = "Sam" }],
            OldPassword = old,
            NewPassword = "Een heel ander wachtwoord 2!",
        };

        var refused = await Members.UpdateAsync(key, Change("verkeerd"), administrator);
        Assert.Equal(MemberEditingOperationStatus.PasswordChangeFailed, refused.Status.MemberEditingOperationStatus);
        Assert.Equal(before, cms.Get<IMemberService>().GetById(key)!.RawPasswordValue);
        Assert.True((await Members.UpdateAsync(key, Change("Een lang wachtwoord 1!"), administrator)).Success);
        Assert.NotEqual(before, cms.Get<IMemberService>().GetById(key)!.RawPasswordValue);
    }

    [Fact]
    public async Task A_member_who_is_not_there_is_neither_changed_nor_deleted()
    {
        var changed = await Members.UpdateAsync(Guid.NewGuid(), new MemberUpdateModel(), await AdministratorAsync());
        var deleted = await Members.DeleteAsync(Guid.NewGuid(), Editor);

        Assert.Equal(MemberEditingOperationStatus.MemberNotFound, changed.Status.MemberEditingOperationStatus);
        Assert.Equal(MemberEditingOperationStatus.MemberNotFound, deleted.Status.MemberEditingOperationStatus);
        Assert.False(await Members.IsExternalMemberAsync(Guid.NewGuid()));
    }

    private async Task<IUser> AdministratorAsync() => (await cms.Get<IUserService>().GetAsync(Editor))!;

    private MemberCreateModel Model(string name, string email, string password) => new()
    {
        ContentTypeKey = cms.Get<IMemberTypeService>().Get(Constants.Conventions.MemberTypes.DefaultAlias)!.Key,
        Email = email,
        Username = name,
        Password = password,
        Variants = [new VariantModel { Name = "Sam" }],
    };
}
