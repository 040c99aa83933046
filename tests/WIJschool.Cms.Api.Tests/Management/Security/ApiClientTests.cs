using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Tests.Management.Security;

/// <summary>Programs that sign in with an id and a secret of their own.</summary>
public sealed class ApiClientTests(SignInSite site) : IClassFixture<SignInSite>
{
    private const string Secret = "het geheim van de koppeling";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_program_gets_a_token_for_its_secret_and_calls_with_it(bool inHeader)
    {
        var (user, id) = await ProgramAsync();

        var token = await TokenAsync(id, Secret, inHeader);
        var told = await CallAsync((string)token.Body!["access_token"]!);

        Assert.Equal((HttpStatusCode.OK, "Bearer", 299), (token.Status, (string?)token.Body["token_type"], (int)token.Body["expires_in"]!));
        Assert.Equal((HttpStatusCode.OK, user.Key.ToString()), (told.Status, (string?)told.Body!["id"]));
        Assert.Contains("umbraco/user/sign-in/login", await site.AuditAsync(user.Key));
        Assert.Equal(UserState.Active, (await site.Get<IUserService>().GetAsync(user.Key))!.UserState);
    }

    [Theory]
    [InlineData("fout")]
    [InlineData("het geheim van de koppelin")]
    [InlineData("het geheim van de koppeling ")]
    public async Task A_wrong_secret_gets_nothing_and_is_audited(string secret)
    {
        var (user, id) = await ProgramAsync();

        var token = await TokenAsync(id, secret);

        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_client"), (token.Status, (string?)token.Body!["error"]));
        Assert.Equal(["umbraco/user/sign-in/failed"], await site.AuditAsync(user.Key));
    }

    [Fact]
    public async Task An_unknown_id_the_back_offices_own_and_none_at_all_get_nothing()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await TokenAsync("umbraco-back-office-onbekend", Secret)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await TokenAsync("umbraco-back-office", Secret)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await TokenAsync("", "")).Status);
    }

    [Fact]
    public async Task A_token_ends_with_its_time_with_its_client_id_and_with_its_user()
    {
        var (user, id) = await ProgramAsync();
        var old = await ValidAsync(id);
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.Unauthorized, (await CallAsync(old)).Status);

        var disabled = await ValidAsync(id);
        await site.Get<IUserService>().DisableAsync(Constants.Security.SuperUserKey, new HashSet<Guid> { user.Key });
        Assert.Equal(HttpStatusCode.Unauthorized, (await CallAsync(disabled)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await TokenAsync(id, Secret)).Status);

        await site.Get<IUserService>().EnableAsync(Constants.Security.SuperUserKey, new HashSet<Guid> { user.Key });
        var removed = await ValidAsync(id);
        Assert.True(await site.Get<ApiClients>().RemoveAsync(user.Key, id, CancellationToken.None));
        Assert.Equal(HttpStatusCode.Unauthorized, (await CallAsync(removed)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await TokenAsync(id, Secret)).Status);
    }

    [Fact]
    public async Task A_token_is_taken_back_by_the_program_that_has_it_and_by_no_other()
    {
        var (_, id) = await ProgramAsync();
        var (_, other) = await ProgramAsync();
        var token = await ValidAsync(id);

        await PostAsync("revoke", new() { ["client_id"] = other, ["client_secret"] = Secret, ["token"] = token });
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(token)).Status);
        await PostAsync("revoke", new() { ["client_id"] = id, ["client_secret"] = Secret, ["token"] = token });
        Assert.Equal(HttpStatusCode.Unauthorized, (await CallAsync(token)).Status);
    }

    [Fact]
    public async Task An_api_user_has_no_password_to_sign_in_with()
    {
        var (user, _) = await ProgramAsync();
        using var browser = new Browser(site.Address);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignInAsync(user.Username, Secret)).StatusCode);
    }

    [Fact]
    public async Task The_secret_lies_in_the_database_only_as_a_hash()
    {
        var (_, id) = await ProgramAsync();
        await using var db = await site.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<Persistence.CmsDbContext>>().CreateDbContextAsync();

        var row = db.OpenIddictApplications.Single(application => application.ClientId == id);

        Assert.DoesNotContain(Secret, row.ClientSecret, StringComparison.Ordinal);
        Assert.StartsWith("AQ", row.ClientSecret, StringComparison.Ordinal); // the first byte that Umbraco's own reader wants too
    }

    private async Task<(IUser User, string ClientId)> ProgramAsync()
    {
        var address = $"{Guid.NewGuid():N}@peer.test";
        var created = await site.Get<IUserService>().CreateAsync(Constants.Security.SuperUserKey, new UserCreateModel
        {
            Name = "Koppeling",
            Email = address,
            UserName = address,
            Kind = UserKind.Api,
            UserGroupKeys = new HashSet<Guid> { Constants.Security.EditorGroupKey },
        }, approveUser: true);
        var (user, id) = (created.Result.CreatedUser!, $"umbraco-back-office-{Guid.NewGuid():N}");
        await site.Get<ApiClients>().AddAsync(user.Key, id, Secret, CancellationToken.None);
        return (user, id);
    }

    private async Task<string> ValidAsync(string id) => (string)(await TokenAsync(id, Secret)).Body!["access_token"]!;

    private Task<(HttpStatusCode Status, JsonNode? Body)> TokenAsync(string id, string secret, bool inHeader = false) => inHeader
        ? PostAsync("token", new() { ["grant_type"] = "client_credentials" }, new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(id)}:{Uri.EscapeDataString(secret)}"))))
        : PostAsync("token", new() { ["grant_type"] = "client_credentials", ["client_id"] = id, ["client_secret"] = secret });

    private async Task<(HttpStatusCode Status, JsonNode? Body)> CallAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site.Address, $"{Browser.Api}/user/current"));
        return await SendAsync(request, new AuthenticationHeaderValue("Bearer", token));
    }

    private async Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string endpoint, Dictionary<string, string> form, AuthenticationHeaderValue? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(site.Address, $"{Browser.Api}/security/back-office/{endpoint}"));
        request.Content = new FormUrlEncodedContent(form);
        return await SendAsync(request, header);
    }

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpRequestMessage request, AuthenticationHeaderValue? header)
    {
        using var http = new HttpClient();
        request.Headers.Authorization = header;
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}
