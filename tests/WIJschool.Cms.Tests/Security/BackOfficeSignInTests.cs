using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Tests.Security;

[Collection(OnSqlite.Name)]
public sealed class BackOfficeSignInTestsOnSqlite(SqliteCms site) : BackOfficeSignInTests(site);

[Collection(OnPostgres.Name)]
public sealed class BackOfficeSignInTestsOnPostgres(PostgresCms site) : BackOfficeSignInTests(site);

public abstract class BackOfficeSignInTests(CmsFixture site)
{
    private const string Password = "een Goed wachtwoord 1!";
    private const string Verifier = "dit is het geheim van wie de code vroeg, lang genoeg";
    private const string Callback = "https://school.test/umbraco/oauth_complete";

    private BackOfficeTokens Tokens => site.Get<BackOfficeTokens>();

    [Fact]
    public async Task Tokens_of_a_sign_in_speak_for_the_user_until_the_session_ends()
    {
        var user = await CreateAsync(site.Get<PasswordHashing>().HashPassword(Password));
        var pair = (await Tokens.RedeemCodeAsync(await CodeAsync(user), Verifier, Callback, CancellationToken.None))!;
        var again = (await Tokens.RefreshAsync(pair.Refresh!, CancellationToken.None))!;

        var known = (await Tokens.FindAsync(again.Access))!;
        await Tokens.RevokeAsync(again.Refresh!);

        Assert.Contains(known.Claims, claim => claim.Value == user.Key.ToString());
        Assert.Null(await Tokens.FindAsync(again.Access));
        Assert.Null(await Tokens.RefreshAsync(again.Refresh!, CancellationToken.None));
    }

    [Fact]
    public async Task Of_many_who_redeem_one_code_at_once_no_two_get_tokens()
    {
        var code = await CodeAsync(await CreateAsync(site.Get<PasswordHashing>().HashPassword(Password)));

        var pairs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            Tokens.RedeemCodeAsync(code, Verifier, Callback, CancellationToken.None))));

        Assert.InRange(pairs.Count(pair => pair is not null), 0, 1);
    }

    [Fact]
    public async Task A_password_alone_does_not_open_what_its_user_secured_with_a_second_step_that_nothing_here_can_check()
    {
        var user = await CreateAsync(site.Get<PasswordHashing>().HashPassword(Password));
        using (var scope = site.Get<ICoreScopeProvider>().CreateCoreScope(autoComplete: true))
            site.Get<ITwoFactorLoginRepository>().Save(new TwoFactorLogin { UserOrMemberKey = user.Key, ProviderName = "Van elders", Secret = "geheim" });

        var outcome = await SignInAsync(user);

        Assert.Equal(SignInStatus.TwoFactorRequired, outcome.Status);
        Assert.Null(outcome.Principal);
    }

    [Fact]
    public async Task A_password_hashed_the_old_way_lets_its_user_in_and_is_hashed_anew()
    {
        var older = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV2 }));
        var user = await CreateAsync(older.HashPassword(new object(), Password));

        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync(user)).Status);

        var read = (await site.Get<IUserService>().GetAsync(user.Key))!;
        Assert.Equal(PasswordVerdict.Right, site.Get<PasswordHashing>().Verify(read.RawPasswordValue, read.PasswordConfiguration, Password));
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync(user)).Status);
    }

    private Task<SignInOutcome> SignInAsync(IUser user) => site.Get<BackOfficeSignIn>().WithPasswordAsync(user.Username, Password, CancellationToken.None);

    private async Task<string> CodeAsync(IUser user)
    {
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
        return await Tokens.IssueCodeAsync((await SignInAsync(user)).Principal!, new CodeRequest(challenge, Callback, WantsRefresh: true), CancellationToken.None);
    }

    private async Task<IUser> CreateAsync(string hash)
    {
        var address = $"{Guid.NewGuid():N}@school.nl";
        var created = await site.Get<IUserService>().CreateAsync(Constants.Security.SuperUserKey, new UserCreateModel
        {
            Name = "Iemand",
            Email = address,
            UserName = address,
            UserGroupKeys = new HashSet<Guid> { Constants.Security.EditorGroupKey },
        }, approveUser: true);
        var user = created.Result.CreatedUser!;
        user.RawPasswordValue = hash;
        user.PasswordConfiguration = PasswordHashing.Config;
        await site.Get<IBackOfficeUserStore>().SaveAsync(user);
        return user;
    }
}
