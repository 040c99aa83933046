using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Hosting;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Tests.Security;

[Collection(OnSqlite.Name)]
public sealed class FirstAdministratorTestsOnSqlite(SqliteCms site) : FirstAdministratorTests(site);

[Collection(OnPostgres.Name)]
public sealed class FirstAdministratorTestsOnPostgres(PostgresCms site) : FirstAdministratorTests(site);

public abstract class FirstAdministratorTests(CmsFixture site)
{
    [Fact]
    public async Task A_new_site_says_once_how_to_sign_in_and_that_is_how()
    {
        var signIn = site.Get<CmsStart>().FirstSignIn!;

        var user = (await site.Get<IUserService>().GetAsync(Constants.Security.SuperUserKey))!;

        Assert.Equal(user.Username, signIn.Login);
        Assert.Equal(
            PasswordVerdict.Right,
            site.Get<PasswordHashing>().Verify(user.RawPasswordValue, user.PasswordConfiguration, signIn.GeneratedPassword!));
        Assert.Contains(user.Groups, g => g.Alias == "admin");
        Assert.Null(await site.Get<FirstAdministrator>().EnsureAsync()); // a second start has nothing to say
    }
}
