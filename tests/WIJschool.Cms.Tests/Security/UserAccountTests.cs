using System.Text.RegularExpressions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Tests.Security;

[Collection(OnSqlite.Name)]
public sealed class UserAccountTestsOnSqlite(SqliteCms site) : UserAccountTests(site);

[Collection(OnPostgres.Name)]
public sealed class UserAccountTestsOnPostgres(PostgresCms site) : UserAccountTests(site);

public abstract partial class UserAccountTests(CmsFixture site)
{
    private static readonly Guid Administrator = Constants.Security.SuperUserKey;

    private IUserService Users => site.Get<IUserService>();

    [Fact]
    public async Task An_invited_user_chooses_a_password_with_the_code_from_the_mail_and_may_then_sign_in()
    {
        KnowOurAddress();
        var address = $"{Guid.NewGuid():N}@school.nl";
        var invited = await Users.InviteAsync(Administrator, new UserInviteModel
        {
            Email = address,
            UserName = address,
            Name = "Genodigde",
            Message = "Welkom <b>",
            UserGroupKeys = new HashSet<Guid> { Constants.Security.EditorGroupKey },
        });
        Assert.Equal(UserOperationStatus.Success, invited.Status);
        var user = invited.Result.InvitedUser!;
        Assert.Equal(UserState.Invited, (await Users.GetAsync(user.Key))!.UserState);

        var code = await CodeMailedToAsync(address);
        var chosen = await Users.CreateInitialPasswordAsync(user.Key, code, "een Goed wachtwoord 1!");

        Assert.Equal(UserOperationStatus.Success, chosen.Status);
        var read = (await Users.GetAsync(user.Key))!;
        Assert.True(read.IsApproved);
        Assert.Equal(PasswordVerdict.Right, Verify(read, "een Goed wachtwoord 1!"));
        Assert.False((await Users.VerifyInviteAsync(user.Key, code)).Success); // used up: the password changed the stamp
    }

    [Fact]
    public async Task A_reset_code_is_for_one_user_and_one_purpose()
    {
        var (user, other) = (await CreateAsync(), await CreateAsync());
        var manager = site.Get<ICoreBackOfficeUserManager>();
        var token = (await manager.GeneratePasswordResetTokenAsync(user)).Result!;

        Assert.True(await manager.IsResetPasswordTokenValidAsync(user, token));
        Assert.False(await manager.IsResetPasswordTokenValidAsync(other, token));
        Assert.False(await manager.IsEmailConfirmationTokenValidAsync(user, token));
        Assert.False(await manager.IsResetPasswordTokenValidAsync(user, token[..^4]));
    }

    [Fact]
    public async Task A_forgotten_password_can_be_replaced_by_mail()
    {
        KnowOurAddress();
        var user = await CreateAsync();

        Assert.True((await Users.SendResetPasswordEmailAsync(user.Email)).Success);
        var code = await CodeMailedToAsync(user.Email);
        var reset = await Users.ResetPasswordAsync(user.Key, code, "weer een Nieuw wachtwoord 2?");

        Assert.Equal(UserOperationStatus.Success, reset.Status);
        Assert.Equal(PasswordVerdict.Right, Verify((await Users.GetAsync(user.Key))!, "weer een Nieuw wachtwoord 2?"));
    }

    [Fact]
    public async Task A_password_that_is_too_short_is_refused_and_the_old_one_stays()
    {
        var user = await CreateAsync();
        var before = (await Users.GetAsync(user.Key))!.RawPasswordValue;

        var changed = await Users.ChangePasswordAsync(Administrator, new ChangeUserPasswordModel { UserKey = user.Key, NewPassword = "kort" });

        Assert.False(changed.Success);
        Assert.Contains("PasswordTooShort", changed.Result.Error!.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(before, (await Users.GetAsync(user.Key))!.RawPasswordValue);
    }

    [Fact]
    public async Task A_locked_user_is_unlocked_with_a_clean_slate()
    {
        var user = await CreateAsync();
        user.IsLockedOut = true;
        user.FailedPasswordAttempts = 5;
        Users.Save(user);

        Assert.True((await Users.UnlockAsync(Administrator, user.Key)).Success);

        var read = (await Users.GetAsync(user.Key))!;
        Assert.False(read.IsLockedOut);
        Assert.Equal(0, read.FailedPasswordAttempts);
    }

    [Fact]
    public async Task A_principal_carries_who_the_user_is_and_nobody_has_none()
    {
        var user = await CreateAsync();

        var principal = (await site.Get<ICoreBackOfficeSignInManager>().CreateUserPrincipalAsync(user.Key))!;

        Assert.Equal(user.Key, principal.GetUmbracoIdentity()!.GetUserKey());
        Assert.Null(await site.Get<ICoreBackOfficeSignInManager>().CreateUserPrincipalAsync(Guid.NewGuid()));
    }

    [Fact]
    public async Task Number_and_key_of_a_user_lead_to_each_other_and_of_nobody_to_nothing()
    {
        var user = await CreateAsync();
        var resolver = site.Get<IUserIdKeyResolver>();

        Assert.Equal(user.Id, await resolver.GetAsync(user.Key));
        Assert.Equal(user.Key, await resolver.GetAsync(user.Id));
        Assert.False((await resolver.TryGetAsync(Guid.NewGuid())).Success);
        Assert.False((await resolver.TryGetAsync(int.MaxValue)).Success);
        await Assert.ThrowsAsync<InvalidOperationException>(() => resolver.GetAsync(Guid.NewGuid()));
    }

    private PasswordVerdict Verify(IUser user, string password) =>
        site.Get<PasswordHashing>().Verify(user.RawPasswordValue, user.PasswordConfiguration, password);

    private void KnowOurAddress() =>
        site.Get<Umbraco.Cms.Core.Hosting.IHostingEnvironment>().EnsureApplicationMainUrl(new Uri("https://wijschool.test"));

    private async Task<IUser> CreateAsync()
    {
        var address = $"{Guid.NewGuid():N}@school.nl";
        var created = await Users.CreateAsync(Administrator, new UserCreateModel
        {
            Name = "Iemand",
            Email = address,
            UserName = address,
            UserGroupKeys = new HashSet<Guid> { Constants.Security.EditorGroupKey },
        }, approveUser: true);
        return created.Result.CreatedUser!;
    }

    // the body of an .eml file is quoted-printable or base64
    private async Task<string> CodeMailedToAsync(string address)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(site.Folder, "mail"), "*.eml"))
        {
            var raw = await System.IO.File.ReadAllTextAsync(path);
            if (!raw.Contains(address, StringComparison.Ordinal)) continue;
            var body = raw[(raw.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
            var text = raw.Contains("base64", StringComparison.Ordinal)
                ? System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(body))
                : body.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
            return Uri.UnescapeDataString(Code().Match(text).Groups[1].Value);
        }
        throw new Xunit.Sdk.XunitException($"There is no mail to {address}.");
    }

    [GeneratedRegex("(?:inviteCode|resetCode)=([^'\"&<\\s]+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
