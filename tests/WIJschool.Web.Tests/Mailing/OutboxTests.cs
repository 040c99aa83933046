using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Web.Mailing;

namespace WIJschool.Web.Tests.Mailing;

public sealed class OutboxOnSqlite(DomainOnSqlite site) : OutboxTests(site), IClassFixture<DomainOnSqlite>;

public sealed class OutboxOnPostgres(DomainOnPostgres site) : OutboxTests(site), IClassFixture<DomainOnPostgres>;

public abstract class OutboxTests(DomainSite site) : IAsyncLifetime
{
    private static readonly MailOptions Options = new();
    private static readonly DomainError Refused = new(ErrorKind.Conflict, "Test.Refused");

    public async Task InitializeAsync()
    {
        site.Mail.Clear();
        await site.ReadAsync(db => db.Set<OutboxMail>().ExecuteDeleteAsync());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_mail_is_there_when_its_change_is_committed_and_is_sent_in_both_forms()
    {
        await WriteAsync("lotte@school.nl");

        Assert.Equal(MailState.Waiting, (await OneAsync()).State);
        Assert.Equal(1, await SendAsync());
        var sent = Assert.Single(site.Mail.Taken);
        Assert.Equal("lotte@school.nl", sent.Recipient.Value);
        Assert.Contains("https://wijschool.example/mijn-school", sent.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"https://wijschool.example/mijn-school\"", sent.Html, StringComparison.Ordinal);
        var kept = await OneAsync();
        Assert.Equal((MailState.Sent, 1, site.Clock.GetUtcNow()), (kept.State, kept.Attempts, kept.SettledAt));
        Assert.Equal(("", ""), (kept.Text, kept.Html)); // its link opens something
        Assert.Equal(0, await SendAsync());
    }

    [Fact]
    public async Task A_change_that_is_not_made_mails_nobody()
    {
        await WriteAsync("lotte@school.nl", Refused);

        Assert.Equal(0, await SendAsync());
        Assert.Equal(0, await site.ReadAsync(db => db.Set<OutboxMail>().CountAsync()));
    }

    [Fact]
    public async Task A_mail_outside_a_joint_change_is_a_bug() => await Assert.ThrowsAsync<InvalidOperationException>(() => site.DoAsync<Outbox, int>(async outbox =>
    {
        await outbox.AddAsync(SchoolMails.Approved, Address("lotte@school.nl"), "nl", Content);
        return 0;
    }));

    [Fact]
    public async Task Of_many_nodes_that_send_at_once_each_mail_is_sent_by_one()
    {
        for (var n = 0; n < 20; n++) await WriteAsync($"{n}@school.nl");

        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(SendAsync)));

        Assert.Equal(20, sent.Sum());
        Assert.Equal(20, site.Mail.Taken.Select(mail => mail.Recipient).Distinct().Count());
        Assert.Equal(20, site.Mail.Taken.Count);
    }

    [Fact]
    public async Task A_mail_that_fails_is_tried_later_and_later_and_then_given_up()
    {
        await WriteAsync("lotte@school.nl");
        site.Mail.Before = _ => throw new SmtpException(SmtpStatusCode.ServiceNotAvailable, "lotte@school.nl: not now");

        for (var attempt = 1; attempt < Options.MaxAttempts; attempt++)
        {
            await SendAsync();
            var kept = await OneAsync();
            Assert.Equal((MailState.Waiting, attempt, site.Clock.GetUtcNow() + Options.RetryAfter(attempt)), (kept.State, kept.Attempts, kept.DueAt));
            Assert.Equal("SMTP 421 ServiceNotAvailable", kept.LastError); // and not to whom
            await SendAsync();
            Assert.Equal(attempt, (await OneAsync()).Attempts); // not before it is due
            site.Clock.Advance(Options.RetryAfter(attempt));
        }
        await SendAsync();

        var last = await OneAsync();
        Assert.Equal((MailState.Failed, Options.MaxAttempts), (last.State, last.Attempts));
        Assert.NotEmpty(last.Text); // somebody can still have it sent
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_not_tried_again_and_keeps_no_other_waiting()
    {
        await WriteAsync("nobody@school.nl");
        await WriteAsync("lotte@school.nl");
        site.Mail.Before = mail => mail.Recipient.Value.StartsWith("nobody", StringComparison.Ordinal) ? throw new SmtpException(SmtpStatusCode.MailboxUnavailable) : Task.CompletedTask;

        Assert.Equal(1, await SendAsync());
        Assert.Equal(MailState.Failed, (await site.ReadAsync(db => db.Set<OutboxMail>().SingleAsync(mail => mail.State != MailState.Sent))).State);
    }

    [Fact]
    public async Task A_mail_whose_node_was_killed_while_sending_is_sent_again_at_least_once_and_recognisably_the_same()
    {
        await WriteAsync("lotte@school.nl");
        var (begun, killed) = (new TaskCompletionSource(), new TaskCompletionSource());
        site.Mail.Before = _ =>
        {
            begun.SetResult();
            return killed.Task;
        };
        var dead = Task.Run(SendAsync);
        await begun.Task;
        site.Mail.Before = _ => Task.CompletedTask;

        Assert.Equal(0, await SendAsync()); // it may still be at it
        site.Clock.Advance(TimeSpan.FromSeconds(Options.ClaimSeconds + 1));
        Assert.Equal(1, await SendAsync());

        // it was not dead but slow: its mail is the second with this id, and what it says now changes nothing
        site.Clock.Advance(TimeSpan.FromHours(1));
        var settled = (await OneAsync()).SettledAt;
        killed.SetResult();
        await dead;
        Assert.Equal(2, site.Mail.Taken.Count);
        Assert.Single(site.Mail.Taken.Select(mail => mail.Id).Distinct());
        var kept = await OneAsync();
        Assert.Equal((MailState.Sent, settled), (kept.State, kept.SettledAt));
    }

    [Fact]
    public async Task What_was_sent_is_forgotten_after_its_term_and_what_failed_after_a_longer_one()
    {
        await WriteAsync("nobody@school.nl");
        await WriteAsync("lotte@school.nl");
        site.Mail.Before = mail => mail.Recipient.Value.StartsWith("nobody", StringComparison.Ordinal) ? throw new SmtpException(SmtpStatusCode.MailboxUnavailable) : Task.CompletedTask;
        await SendAsync();
        await WriteAsync("waits@school.nl");

        Assert.Equal(0, await ForgetAsync());
        site.Clock.Advance(TimeSpan.FromDays(Options.KeepSettledDays) + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await ForgetAsync());
        site.Clock.Advance(TimeSpan.FromDays(Options.KeepFailedDays - Options.KeepSettledDays));
        Assert.Equal(1, await ForgetAsync());
        Assert.Equal(MailState.Waiting, (await OneAsync()).State);
    }

    [Fact]
    public async Task A_mail_that_was_given_up_can_be_sent_after_all_or_called_off_but_not_one_that_is_settled()
    {
        await WriteAsync("lotte@school.nl");
        site.Mail.Before = _ => throw new SmtpException(SmtpStatusCode.MailboxUnavailable);
        await SendAsync();
        site.Mail.Clear();
        var id = (await OneAsync()).Id;

        Assert.True((await site.DoAsync<RetryMail, Result<Done>>(retry => retry.ExecuteAsync(id, CancellationToken.None))).IsOk);
        Assert.Equal(1, await SendAsync());
        Assert.Equal(MailErrors.Settled, (await site.DoAsync<RetryMail, Result<Done>>(retry => retry.ExecuteAsync(id, CancellationToken.None))).Error);
        Assert.Equal(MailErrors.Settled, (await site.DoAsync<CancelMail, Result<Done>>(cancel => cancel.ExecuteAsync(id, CancellationToken.None))).Error);
        Assert.Equal(MailErrors.NotFound, (await site.DoAsync<CancelMail, Result<Done>>(cancel => cancel.ExecuteAsync(OutboxMailId.From(Guid.NewGuid()), CancellationToken.None))).Error);

        await WriteAsync("other@school.nl");
        var other = await site.ReadAsync(db => db.Set<OutboxMail>().SingleAsync(mail => mail.State == MailState.Waiting));
        Assert.True((await site.DoAsync<CancelMail, Result<Done>>(cancel => cancel.ExecuteAsync(other.Id, CancellationToken.None))).IsOk);
        Assert.Equal(0, await SendAsync());
    }

    [Fact]
    public async Task Nobody_waits_for_a_round_when_a_change_was_committed()
    {
        var sender = site.Get<IEnumerable<IHostedService>>().OfType<MailSending>().Single();
        await sender.StartAsync(CancellationToken.None);

        await WriteAsync("lotte@school.nl");

        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (site.Mail.Taken.Count == 0) await Task.Delay(20, late.Token);
        await sender.StopAsync(CancellationToken.None);
    }

    private static MailContent Content => MailContent.Of(new Uri("https://wijschool.example/mijn-school"), ("name", "Lotte"), ("school", "De Brug"));

    private static EmailAddress Address(string text) => EmailAddress.Parse(text).Value!;

    private async Task WriteAsync(string to, DomainError? error = null) => await site.DoAsync<MailWriter, Result<Done>>(writer => writer.WriteAsync(Address(to), Content, error));

    private Task<int> SendAsync() => site.DoAsync<SendDueMail, int>(send => send.ExecuteAsync(CancellationToken.None));

    private Task<int> ForgetAsync() => site.DoAsync<ForgetOldMail, int>(forget => forget.ExecuteAsync(CancellationToken.None));

    private Task<OutboxMail> OneAsync() => site.ReadAsync(db => db.Set<OutboxMail>().AsNoTracking().SingleAsync());
}

/// <summary>A change that does nothing but mail somebody.</summary>
public sealed class MailWriter(WijschoolDbContext db, IJointChange change, Outbox outbox)
{
    public Task<Result<Done>> WriteAsync(EmailAddress to, MailContent content, DomainError? error) => change.RunAsync<Done>(
        async ct =>
        {
            await outbox.AddAsync(SchoolMails.Approved, to, "nl", content);
            await db.SaveChangesAsync(ct);
            return error is null ? Done.Value : error;
        },
        CancellationToken.None);
}
