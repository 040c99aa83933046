using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Tests.Users;

[Collection(OnSqlite.Name)]
public sealed class UserTestsOnSqlite(SqliteCms site) : UserTests(site);

[Collection(OnPostgres.Name)]
public sealed class UserTestsOnPostgres(PostgresCms site) : UserTests(site);

public abstract class UserTests(CmsFixture site)
{
    private static readonly Guid Administrator = Constants.Security.SuperUserKey;

    private IUserService Users => site.Get<IUserService>();

    [Fact]
    public async Task A_created_user_is_found_by_key_id_login_and_address_without_regard_to_case()
    {
        var user = await CreateAsync("Els");

        Assert.Equal(user.Id, (await Users.GetAsync(user.Key))!.Id);
        Assert.Equal(user.Key, Users.GetUserById(user.Id)!.Key);
        Assert.Equal(user.Key, Users.GetByUsername(user.Username.ToUpperInvariant())!.Key);
        Assert.Equal(user.Key, Users.GetByEmail(user.Email.ToUpperInvariant())!.Key);
    }

    [Fact]
    public async Task A_created_user_has_the_groups_and_sections_that_were_given()
    {
        var user = await CreateAsync("Groepslid", Constants.Security.EditorGroupKey, Constants.Security.WriterGroupKey);

        var read = (await Users.GetAsync(user.Key))!;

        Assert.Equal(["editor", "writer"], read.Groups.Select(g => g.Alias).Order(StringComparer.Ordinal));
        Assert.Contains("content", read.AllowedSections);
    }

    [Fact]
    public async Task The_first_password_that_is_told_is_the_one_that_is_stored()
    {
        var created = await Users.CreateAsync(Administrator, Model("Wachtwoord", Constants.Security.EditorGroupKey), approveUser: true);

        var user = (await Users.GetAsync(created.Result.CreatedUser!.Key))!;

        var hashing = site.Get<PasswordHashing>();
        Assert.Equal(PasswordVerdict.Right, hashing.Verify(user.RawPasswordValue, user.PasswordConfiguration, created.Result.InitialPassword!));
        Assert.Equal(PasswordVerdict.Wrong, hashing.Verify(user.RawPasswordValue, user.PasswordConfiguration, "iets anders"));
        Assert.StartsWith("AQAAAA", user.RawPasswordValue, StringComparison.Ordinal); // Identity's third format, which Umbraco reads
    }

    [Fact]
    public async Task Two_users_cannot_have_the_same_address()
    {
        var user = await CreateAsync("Eerste");
        var model = Model("Tweede", Constants.Security.EditorGroupKey);
        model.Email = user.Email.ToUpperInvariant();
        model.UserName = model.Email;

        var second = await Users.CreateAsync(Administrator, model);

        Assert.Equal(UserOperationStatus.DuplicateEmail, second.Status);
    }

    [Fact]
    public async Task Two_who_change_different_things_of_a_user_at_once_both_keep_their_change()
    {
        var user = await CreateAsync("Samen");
        var one = (await Users.GetAsync(user.Key))!;
        var other = (await Users.GetAsync(user.Key))!;

        one.Name = "Samen gewijzigd";
        other.Language = "nl-NL";
        Users.Save(one);
        Users.Save(other);

        var read = (await Users.GetAsync(user.Key))!;
        Assert.Equal("Samen gewijzigd", read.Name);
        Assert.Equal("nl-NL", read.Language);
    }

    [Fact]
    public async Task A_user_that_was_handed_out_can_be_changed_without_changing_what_others_get()
    {
        var user = await CreateAsync("Kopie");

        (await Users.GetAsync(user.Key))!.Name = "Niet bewaard";

        Assert.Equal("Kopie", (await Users.GetAsync(user.Key))!.Name);
    }

    [Fact]
    public async Task A_changed_address_ends_what_was_signed_in_with_the_old_one()
    {
        var user = await CreateAsync("Stempel");
        var before = (await Users.GetAsync(user.Key))!.SecurityStamp;

        user.Email = $"nieuw-{user.Email}";
        Users.Save(user);

        Assert.NotEqual(before, (await Users.GetAsync(user.Key))!.SecurityStamp);
    }

    [Fact]
    public async Task A_changed_profile_keeps_the_user_signed_in()
    {
        var user = await CreateAsync("Profiel");
        var before = (await Users.GetAsync(user.Key))!.SecurityStamp;

        user.Name = "Profiel Nieuw";
        Users.Save(user);

        Assert.Equal(before, (await Users.GetAsync(user.Key))!.SecurityStamp);
    }

    [Fact]
    public async Task Start_nodes_are_kept_apart_for_content_and_media()
    {
        var page = SomePages.Create(site, "Beginpunt");
        var user = await CreateAsync("Startpunt");

        user.StartContentIds = [page.Id];
        user.StartMediaIds = [-1];
        Users.Save(user);

        var read = (await Users.GetAsync(user.Key))!;
        Assert.Equal([page.Id], read.StartContentIds!);
        Assert.Equal([-1], read.StartMediaIds!);
    }

    [Fact]
    public async Task Users_are_filtered_by_part_of_their_name_without_regard_to_case()
    {
        var marker = Guid.NewGuid().ToString("N")[..12];
        await CreateAsync($"Vindbaar {marker}");
        await CreateAsync("Onvindbaar");

        var found = await Users.FilterAsync(Administrator, new UserFilter { NameFilters = new HashSet<string> { $"VINDBAAR {marker}" } });

        Assert.Equal([$"Vindbaar {marker}"], found.Result.Items.Select(u => u.Name!));
        Assert.Equal(1, found.Result.Total);
    }

    [Fact]
    public async Task A_percent_sign_in_a_filter_is_just_a_percent_sign()
    {
        await CreateAsync("Zonder procent");

        var found = await Users.FilterAsync(Administrator, new UserFilter { NameFilters = new HashSet<string> { "%" } });

        Assert.Empty(found.Result.Items);
    }

    [Fact]
    public async Task Users_are_filtered_by_group_and_by_state()
    {
        var translator = await CreateAsync("Vertaler", Constants.Security.TranslatorGroupKey);
        await Users.DisableAsync(Administrator, new HashSet<Guid> { translator.Key });

        var inGroup = await Users.FilterAsync(Administrator, new UserFilter { IncludedUserGroups = new HashSet<Guid> { Constants.Security.TranslatorGroupKey } });
        var disabled = await Users.FilterAsync(Administrator, new UserFilter { IncludeUserStates = new HashSet<UserState> { UserState.Disabled } });
        var withoutGroup = await Users.FilterAsync(Administrator, new UserFilter { ExcludeUserGroups = new HashSet<Guid> { Constants.Security.TranslatorGroupKey } });

        Assert.Contains(inGroup.Result.Items, u => u.Key == translator.Key);
        Assert.All(inGroup.Result.Items, u => Assert.Contains(u.Groups, g => g.Alias == "translator"));
        Assert.Contains(disabled.Result.Items, u => u.Key == translator.Key);
        Assert.DoesNotContain(withoutGroup.Result.Items, u => u.Key == translator.Key);
    }

    [Theory]
    [InlineData(StringPropertyMatchType.Exact, true)]
    [InlineData(StringPropertyMatchType.Contains, true)]
    [InlineData(StringPropertyMatchType.StartsWith, true)]
    [InlineData(StringPropertyMatchType.EndsWith, true)]
    public async Task Users_are_found_by_address(StringPropertyMatchType match, bool found)
    {
        var user = await CreateAsync("Adres");

        var page = Users.FindByEmail(user.Email.ToUpperInvariant(), 0, 10, out var total, match).ToList();

        Assert.Equal(found, page.Exists(u => u.Key == user.Key));
        Assert.Equal(page.Count, total);
    }

    [Fact]
    public async Task A_session_holds_for_its_own_user_until_it_is_ended()
    {
        var user = await CreateAsync("Sessie");
        var session = Users.CreateLoginSession(user.Id, "127.0.0.1");

        Assert.True(Users.ValidateLoginSession(user.Id, session));
        Assert.False(Users.ValidateLoginSession(-1, session));
        Assert.True(Users.ValidateLoginSession(user.Id, session)); // somebody else's try does not end it

        Users.ClearLoginSession(session);
        Assert.False(Users.ValidateLoginSession(user.Id, session));
    }

    [Fact]
    public async Task A_client_id_belongs_to_one_api_user()
    {
        var model = Model("Koppeling", Constants.Security.EditorGroupKey);
        model.Kind = UserKind.Api;
        var created = await Users.CreateAsync(Administrator, model, approveUser: true);
        var user = created.Result.CreatedUser!;
        var clientId = $"umbraco-back-office-{Guid.NewGuid():N}";

        Assert.Equal(UserClientCredentialsOperationStatus.Success, await Users.AddClientIdAsync(user.Key, clientId));
        Assert.Equal(UserClientCredentialsOperationStatus.DuplicateClientId, await Users.AddClientIdAsync(user.Key, clientId.ToUpperInvariant()));
        Assert.Equal(user.Key, (await Users.FindByClientIdAsync(clientId))!.Key);
        Assert.True(await Users.RemoveClientIdAsync(user.Key, clientId));
        Assert.Null(await Users.FindByClientIdAsync(clientId));
    }

    [Fact]
    public async Task A_user_who_has_worked_here_can_be_deleted_and_the_work_stays()
    {
        var user = await CreateAsync("Vertrekt");
        var page = site.Get<IContentService>().Create("Door een vertrekker", -1, SomePages.Create(site, "Voorbeeld").ContentType.Alias, user.Id);
        site.Get<IContentService>().Save(page, user.Id);
        Users.CreateLoginSession(user.Id, "127.0.0.1");

        Users.Delete(user, deletePermanently: true);

        Assert.Null(await Users.GetAsync(user.Key));
        Assert.NotNull(site.Get<IContentService>().GetById(page.Id));
    }

    [Fact]
    public async Task What_is_remembered_for_a_user_is_read_back_and_filtered()
    {
        var user = await CreateAsync("Favoriet");
        var data = site.Get<IUserDataService>();
        var entry = new UserData { Key = Guid.NewGuid(), UserKey = user.Key, Group = "favorieten", Identifier = "a", Value = "1" };

        Assert.True((await data.CreateAsync(entry)).Success);
        entry.Value = "2";
        Assert.True((await data.UpdateAsync(entry)).Success);

        var found = await data.GetAsync(0, 10, new Filter { UserKeys = [user.Key], Groups = ["FAVORIETEN"] });
        Assert.Equal(["2"], found.Items.Select(d => d.Value));
    }

    private async Task<IUser> CreateAsync(string name, params Guid[] groups)
    {
        var created = await Users.CreateAsync(
            Administrator, Model(name, groups.Length == 0 ? [Constants.Security.EditorGroupKey] : groups), approveUser: true);
        Assert.Equal(UserOperationStatus.Success, created.Status);
        return created.Result.CreatedUser!;
    }

    private static UserCreateModel Model(string name, params Guid[] groups)
    {
        var address = $"{Guid.NewGuid():N}@school.nl";
        return new UserCreateModel { Name = name, Email = address, UserName = address, UserGroupKeys = groups.ToHashSet() };
    }

    private sealed class Filter : Umbraco.Cms.Infrastructure.Persistence.Querying.IUserDataFilter
    {
        public ICollection<Guid>? UserKeys { get; set; }
        public ICollection<string>? Groups { get; set; }
        public ICollection<string>? Identifiers { get; set; }
    }
}
