using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Tests.Security;

[Collection(OnSqlite.Name)]
public sealed class ApiClientsTestsOnSqlite(SqliteCms site) : ApiClientsTests(site);

[Collection(OnPostgres.Name)]
public sealed class ApiClientsTestsOnPostgres(PostgresCms site) : ApiClientsTests(site);

public abstract class ApiClientsTests(CmsFixture site)
{
    private const string Secret = "het geheim van de koppeling";

    private ApiClients Clients => site.Get<ApiClients>();

    [Fact]
    public async Task A_token_speaks_for_its_user_until_it_or_its_client_id_is_taken_away()
    {
        var (user, id) = (await CreateAsync(), $"koppeling-{Guid.NewGuid():N}");
        Assert.Equal(UserClientCredentialsOperationStatus.Success, await Clients.AddAsync(user.Key, id, Secret, CancellationToken.None));
        var full = $"umbraco-back-office-{id}";
        var first = (await Clients.IssueAsync(full, Secret, CancellationToken.None))!.Token;
        var second = (await Clients.IssueAsync(full, Secret, CancellationToken.None))!.Token;

        Assert.Contains((await Clients.FindAsync(first))!.Claims, claim => claim.Value == user.Key.ToString());
        await Clients.RevokeAsync(full, Secret, first, CancellationToken.None);
        Assert.Null(await Clients.FindAsync(first));
        Assert.NotNull(await Clients.FindAsync(second));
        Assert.True(await Clients.RemoveAsync(user.Key, id, CancellationToken.None));
        Assert.Null(await Clients.FindAsync(second));
        Assert.Null(await Clients.IssueAsync(full, Secret, CancellationToken.None));
    }

    [Fact]
    public async Task The_id_of_a_user_who_was_deleted_can_be_given_to_another()
    {
        var (gone, next, id) = (await CreateAsync(), await CreateAsync(), $"koppeling-{Guid.NewGuid():N}");
        await Clients.AddAsync(gone.Key, id, Secret, CancellationToken.None);
        Assert.Equal(UserOperationStatus.Success, await site.Get<IUserService>().DeleteAsync(Constants.Security.SuperUserKey, new HashSet<Guid> { gone.Key }));

        Assert.Null(await Clients.IssueAsync($"umbraco-back-office-{id}", Secret, CancellationToken.None));
        Assert.Equal(UserClientCredentialsOperationStatus.Success, await Clients.AddAsync(next.Key, id, "een ander geheim", CancellationToken.None));
        Assert.Null(await Clients.IssueAsync($"umbraco-back-office-{id}", Secret, CancellationToken.None));
        Assert.NotNull(await Clients.IssueAsync($"umbraco-back-office-{id}", "een ander geheim", CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("onzin")]
    [InlineData("[redacted]")]
    public async Task What_is_no_token_speaks_for_nobody(string token) => Assert.Null(await Clients.FindAsync(token));

    private async Task<IUser> CreateAsync()
    {
        var address = $"{Guid.NewGuid():N}@school.nl";
        var created = await site.Get<IUserService>().CreateAsync(Constants.Security.SuperUserKey, new UserCreateModel
        {
            Name = "Koppeling",
            Email = address,
            UserName = address,
            Kind = UserKind.Api,
            UserGroupKeys = new HashSet<Guid> { Constants.Security.EditorGroupKey },
        }, approveUser: true);
        return created.Result.CreatedUser!;
    }
}
