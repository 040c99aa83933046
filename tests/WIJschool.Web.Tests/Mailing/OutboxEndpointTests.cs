using System.Net;
using System.Net.Http.Json;
using System.Net.Mail;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
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

    private HttpClient As(Guid? user) => site.As(user);

    public sealed class BackOffice : BackOfficeSite
    {
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

        protected override void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapOutbox();

        private Task<Result<Done>> WriteAsync(string to) => DoAsync<MailWriter, Result<Done>>(writer => writer.WriteAsync(
            EmailAddress.Parse(to).Value!, MailContent.Of(new Uri("https://wijschool.example/"), ("name", "Lotte"), ("school", "De Brug")), error: null));
    }
}
