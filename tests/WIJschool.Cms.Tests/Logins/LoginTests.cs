using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Tests.Logins;

[Collection(OnSqlite.Name)]
public sealed class LoginTestsOnSqlite(SqliteCms site) : LoginTests(site);

[Collection(OnPostgres.Name)]
public sealed class LoginTestsOnPostgres(PostgresCms site) : LoginTests(site);

public abstract class LoginTests(CmsFixture site)
{
    private IExternalLoginWithKeyService Logins => site.Get<IExternalLoginWithKeyService>();

    [Fact]
    public void Logins_with_other_providers_are_exactly_those_saved_last()
    {
        var who = Guid.NewGuid();
        Logins.Save(who, [new ExternalLogin("Entree", "1"), new ExternalLogin("SurfConext", "2")]);
        Logins.Save(who, [new ExternalLogin("entree", "3")]);

        var login = Assert.Single(Logins.GetExternalLogins(who));

        Assert.Equal(("3", who), (login.ProviderKey, login.Key));
        Assert.Equal([who], Logins.Find("Entree", "3").Select(l => l.Key));
    }

    [Fact]
    public void A_login_that_stays_keeps_its_tokens_and_one_that_goes_takes_them_along()
    {
        var who = Guid.NewGuid();
        Logins.Save(who, [new ExternalLogin("Entree", "1"), new ExternalLogin("SurfConext", "2")]);
        Logins.Save(who, [new ExternalLoginToken("Entree", "refresh", "a"), new ExternalLoginToken("SurfConext", "refresh", "b")]);

        Logins.Save(who, [new ExternalLogin("Entree", "9")]);

        var token = Assert.Single(Logins.GetExternalLoginTokens(who));
        Assert.Equal(("Entree", "refresh", "a"), (token.LoginProvider, token.Name, token.Value));
        Logins.DeleteUserLogins(who);
        Assert.Empty(Logins.GetExternalLogins(who));
    }

    [Fact]
    public async Task A_second_step_is_kept_until_it_is_switched_off()
    {
        var who = Guid.NewGuid();
        using var scope = site.Get<ICoreScopeProvider>().CreateCoreScope();
        var steps = site.Get<ITwoFactorLoginRepository>();
        steps.Save(new TwoFactorLogin { UserOrMemberKey = who, ProviderName = "Authenticator", Secret = "geheim" });

        Assert.Equal(["geheim"], (await steps.GetByUserOrMemberKeyAsync(who)).Select(l => l.Secret));
        Assert.False(await steps.DeleteUserLoginsAsync(who, "Sms"));
        Assert.True(await steps.DeleteUserLoginsAsync(who, "authenticator"));
        Assert.Empty(await steps.GetByUserOrMemberKeyAsync(who));
        scope.Complete();
    }

    [Fact]
    public async Task A_member_known_from_elsewhere_has_roles_and_is_deleted_with_all_that_is_theirs()
    {
        var members = site.Get<IExternalMemberRepository>();
        using var scope = site.Get<ICoreScopeProvider>().CreateCoreScope();
        var group = site.Get<IMemberGroupRepository>().CreateIfNotExists($"Van elders {Guid.NewGuid():N}")!;
        var name = $"{Guid.NewGuid():N}@school.nl";
        var member = new ExternalMemberIdentity { Email = name, UserName = name, CreateDate = DateTime.UtcNow, UpdateDate = DateTime.UtcNow };
        await members.CreateAsync(member);
        await members.AssignRolesAsync(member.Id, [group.Id]);
        await members.AssignRolesAsync(member.Id, [group.Id]);

        Assert.Equal(member.Key, (await members.GetByEmailAsync(name.ToUpperInvariant()))!.Key);
        Assert.Equal([group.Name!], await members.GetRolesAsync(member.Key));
        await members.DeleteAsync(member.Key);
        Assert.Null(await members.GetByKeyAsync(member.Key));
        scope.Complete();
    }
}
