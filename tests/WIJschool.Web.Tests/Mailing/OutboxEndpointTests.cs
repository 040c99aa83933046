using System.Net;
using System.Net.Http.Json;
using System.Net.Mail;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Core.Mailing;
using WIJschool.Core.Results;
using WIJschool.Web.Mailing;

namespace WIJschool.Web.Tests.Mailing;

/// <summary>The outbox as the back office sees it, by users of whom a header says who they are.</summary>
public sealed class OutboxEndpointTests(OutboxEndpointTests.BackOffice site) : IClassFixture<OutboxEndpointTests.BackOffice>
{
    [Fact]
    public async Task What_failed_comes_first_and_nobody_sees_what_a_mail_says()
    {
        await site.MailAsync("waits@school.nl", "fails@school.nl");

        var page = JsonNode.Parse(await As(Constants.Security.SuperUserKey).GetStringAsync("mail"))!;

        Assert.Equal(2, (int)page["total"]!);
        var first = page["items"]![0]!.AsObject();
        Assert.Equal(("fails@school.nl", "Failed", "SMTP 550 MailboxUnavailable"), ((string)first["recipient"]!, (string)first["state"]!, (string)first["lastError"]!));
        Assert.DoesNotContain(first, member => member.Key is "text" or "html");
        Assert.Single(JsonNode.Parse(await As(Constants.Security.SuperUserKey).GetStringAsync("mail?skip=1&take=5"))!["items"]!.AsArray());
    }

    [Fact]
    public async Task A_mail_is_tried_again_or_called_off_once()
    {
        var (waits, failed) = await site.MailAsync("waits@school.nl", "fails@school.nl");
        using var admin = As(Constants.Security.SuperUserKey);

        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync($"mail/{failed}/retry", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync($"mail/{waits}/cancel", null)).StatusCode);
        Assert.Equal([MailState.Waiting, MailState.Cancelled], await site.ReadAsync(async db =>
        {
            var states = await db.Set<OutboxMail>().ToDictionaryAsync(mail => mail.Id.Value, mail => mail.State);
            return new[] { states[failed], states[waits] };
        }));

        var again = await admin.PostAsync($"mail/{waits}/cancel", null);
        Assert.Equal((HttpStatusCode.Conflict, "urn:wijschool:Mail.Settled"), (again.StatusCode, (string)(await again.Content.ReadFromJsonAsync<JsonNode>())!["type"]!));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync($"mail/{Guid.NewGuid()}/retry", null)).StatusCode);
    }

    [Theory]
    [InlineData("GET", "mail")]
    [InlineData("POST", "mail/{0}/retry")]
    [InlineData("POST", "mail/{0}/cancel")]
    public async Task Only_users_who_may_see_members_are_let_in(string method, string path)
    {
        var (waits, _) = await site.MailAsync("waits@school.nl", "fails@school.nl");
        using var request = new HttpRequestMessage(new HttpMethod(method), string.Format(null, path, waits));
        using var other = new HttpRequestMessage(new HttpMethod(method), string.Format(null, path, waits));

        Assert.Equal(HttpStatusCode.Unauthorized, (await As(null).SendAsync(request)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await As(await site.WriterAsync()).SendAsync(other)).StatusCode);
    }

    private HttpClient As(Guid? user)
    {
        var client = new HttpClient { BaseAddress = new Uri(site.Address, "/umbraco/wijschool/api/v1/") };
        if (user is { } key) client.DefaultRequestHeaders.Add(BackOffice.UserHeader, key.ToString());
        return client;
    }

    public sealed class BackOffice : DomainSite
    {
        public const string UserHeader = "X-Back-Office-User";

        protected override Dictionary<string, string?> Database => [];

        protected override bool Serves => true;

        /// <summary>A mail that waits and one that failed; what was there before is gone.</summary>
        public async Task<(Guid Waits, Guid Failed)> MailAsync(string waits, string fails)
        {
            await ReadAsync(db => db.Set<OutboxMail>().ExecuteDeleteAsync());
            Mail.Before = _ => throw new SmtpException(SmtpStatusCode.MailboxUnavailable);
            await WriteAsync(fails);
            await DoAsync<SendDueMail, int>(send => send.ExecuteAsync(CancellationToken.None));
            await WriteAsync(waits);
            var ids = await ReadAsync(db => db.Set<OutboxMail>().ToDictionaryAsync(mail => mail.Recipient.Value, mail => mail.Id.Value));
            return (ids[waits], ids[fails]);
        }

        /// <summary>The key of a user who writes pages and sees no members.</summary>
        public async Task<Guid> WriterAsync()
        {
            var address = $"{Guid.NewGuid():N}@school.nl";
            var created = await Get<IUserService>().CreateAsync(Constants.Security.SuperUserKey, new UserCreateModel
            {
                Name = "Schrijver",
                Email = address,
                UserName = address,
                UserGroupKeys = new HashSet<Guid> { Constants.Security.WriterGroupKey },
            }, approveUser: true);
            Assert.True(created.Success, created.Status.ToString());
            return created.Result.CreatedUser!.Key;
        }

        protected override void AddServices(IServiceCollection services)
        {
            services.RemoveAll<IHostedService>(); // nothing sends but the tests
            services.AddManagementApi();
            services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, UserOfHeader>(BackOfficeAccess.TokenScheme, null);
        }

        protected override void Map(WebApplication app)
        {
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapOutbox();
        }

        private Task<Result<Done>> WriteAsync(string to) => DoAsync<MailWriter, Result<Done>>(writer => writer.WriteAsync(
            EmailAddress.Parse(to).Value!, MailContent.Of(new Uri("https://wijschool.example/"), ("name", "Lotte"), ("school", "De Brug")), error: null));
    }

    /// <summary>Stands in for the access token.</summary>
    private sealed class UserOfHeader(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ICoreBackOfficeSignInManager users)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (!Guid.TryParse(Request.Headers[BackOffice.UserHeader], out var key)) return AuthenticateResult.NoResult();

            return await users.CreateUserPrincipalAsync(key) is { } principal
                ? AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name)) : AuthenticateResult.Fail("No such user.");
        }
    }
}
