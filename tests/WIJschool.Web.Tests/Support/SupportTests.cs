using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Privacy;
using WIJschool.Core.Requests;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Core.Support;

namespace WIJschool.Web.Tests.Support;

public sealed class SupportOnSqlite(DomainOnSqlite site) : SupportTests(site), IClassFixture<DomainOnSqlite>;

public sealed class SupportOnPostgres(DomainOnPostgres site) : SupportTests(site), IClassFixture<DomainOnPostgres>;

public abstract class SupportTests(DomainSite site)
{
    private const string Secret = "Er is iets gebeurd in klas 2b.";

    private static readonly CoordinatorKey Coordinator = new(Constants.Security.SuperUserKey);

    [Fact]
    public async Task A_school_asks_gets_an_adviser_talks_and_looks_back_and_no_mail_says_what_was_written()
    {
        var (asker, adviser) = (Asker(), NewAdviser());
        var request = await AskAsync(asker);
        Assert.True((await DoAsync<TakeSupportRequest>(u => u.ExecuteAsync(request, Coordinator, default))).IsOk);
        Assert.True((await AssignAsync(request, adviser)).IsOk);
        Assert.True((await AssignAsync(request, adviser)).IsOk); // a second click
        Assert.Equal(["Support.Assigned"], await KindsAsync(MailOf(adviser)));

        Assert.True((await DoAsync<WriteSupportMessage>(u => u.AsSchoolAsync(request, asker.School!.Value, asker.Member!.Value, Secret, default))).IsOk);
        Assert.Equal(SupportStatus.Assigned, await StatusAsync(request));
        Assert.True((await DoAsync<WriteSupportMessage>(u => u.AsAdviserAsync(request, adviser, "Ik bel morgen.", default))).IsOk);
        Assert.Equal(SupportStatus.Running, await StatusAsync(request));
        Assert.True((await DoAsync<CloseSupportRequest>(u => u.AsAdviserAsync(request, adviser, default))).IsOk);
        Assert.True((await EvaluateAsync(request, asker, 5)).IsOk);
        Assert.Equal(SupportErrors.Evaluated, (await EvaluateAsync(request, asker, 1)).Error);

        Assert.Equal(["Support.Asked", "Support.Closed", "Support.HasAdviser", "Support.Message"], (await KindsAsync(asker.Mail)).Order());
        Assert.Equal(["Support.Assigned", "Support.Message"], (await KindsAsync(MailOf(adviser))).Order());
        var texts = await site.ReadAsync(db => db.Set<OutboxMail>().Select(m => m.Subject + m.Text + m.Html).ToListAsync());
        Assert.DoesNotContain(texts, text => text.Contains("klas 2b", StringComparison.Ordinal) || text.Contains("Ik bel morgen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_school_itself_and_its_adviser_have_part_in_it()
    {
        var (asker, adviser) = (Asker(), NewAdviser());
        var (other, stranger) = (Asker(), NewAdviser());
        var request = await AskAsync(asker);
        await AssignAsync(request, adviser);

        Assert.Equal(SupportErrors.NotFound, (await DoAsync<WriteSupportMessage>(u => u.AsSchoolAsync(request, other.School!.Value, other.Member!.Value, "Hoi", default))).Error);
        Assert.Equal(SupportErrors.NotFound, (await DoAsync<WriteSupportMessage>(u => u.AsAdviserAsync(request, stranger, "Hoi", default))).Error);
        Assert.Equal(SupportErrors.NotFound, (await DoAsync<CloseSupportRequest>(u => u.AsSchoolAsync(request, other.School!.Value, other.Member!.Value, default))).Error);
        Assert.Equal(SupportErrors.NotFound, (await DoAsync<CloseSupportRequest>(u => u.AsAdviserAsync(request, stranger, default))).Error);
        Assert.Equal(SupportErrors.NotFound, (await EvaluateAsync(request, other, 3)).Error);
        await site.DoAsync<SupportRequests, int>(async u =>
        {
            Assert.Null(await u.FindAsync(request, other.School!.Value, default));
            Assert.Null(await u.FindAsync(request, stranger, default));
            Assert.NotNull(await u.FindAsync(request, adviser, default));
            Assert.Empty(await u.OfSchoolAsync(other.School!.Value, default));
            return 0;
        });
    }

    [Fact]
    public async Task Nobody_becomes_adviser_who_is_no_expert_and_no_user()
    {
        var request = await AskAsync(Asker());
        var mail = Mail();
        var member = new MemberKey(site.Get<IMemberService>().CreateMemberWithIdentity(mail.Value, mail.Value, "Jan", "Member").Key);

        Assert.Equal(SupportErrors.AdviserNotFound, (await AssignAsync(request, member)).Error);
        Assert.Equal(SupportErrors.AdviserNotFound, (await AssignAsync(request, new Adviser(null, new CoordinatorKey(Guid.NewGuid())))).Error);
        Assert.Equal(SupportErrors.AdviserNotFound, (await AssignAsync(request, new Adviser(null, null))).Error);
    }

    [Fact]
    public async Task Of_those_who_take_and_assign_at_once_one_after_the_other_does_and_the_last_adviser_has_it()
    {
        var request = await AskAsync(Asker());
        var advisers = Enumerable.Range(0, 5).Select(_ => NewAdviser()).ToList();

        var results = await Task.WhenAll(advisers.Select(adviser => Task.Run(() => AssignAsync(request, adviser))));

        Assert.All(results, r => Assert.True(r.IsOk));
        var found = await site.ReadAsync(db => db.Set<SupportRequest>().SingleAsync(r => r.Id == request));
        Assert.Contains(found.AdviserMember!.Value, advisers);
    }

    [Fact]
    public async Task What_is_closed_takes_no_messages_and_what_is_not_is_not_looked_back_on()
    {
        var asker = Asker();
        var request = await AskAsync(asker);
        Assert.Equal(SupportErrors.NotClosed, (await EvaluateAsync(request, asker, 3)).Error);
        Assert.Equal(SupportErrors.MessageInvalid, (await DoAsync<WriteSupportMessage>(u => u.AsSchoolAsync(request, asker.School!.Value, asker.Member!.Value, " ", default))).Error);

        Assert.True((await DoAsync<CloseSupportRequest>(u => u.AsSchoolAsync(request, asker.School!.Value, asker.Member!.Value, default))).IsOk);

        Assert.Equal(SupportErrors.Closed, (await DoAsync<WriteSupportMessage>(u => u.AsCoordinatorAsync(request, Coordinator, "Hoi", default))).Error);
        Assert.Equal(SupportErrors.Closed, (await AssignAsync(request, NewAdviser())).Error);
        Assert.Equal(SupportErrors.MarkMissing, (await EvaluateAsync(request, asker, 6)).Error);
    }

    [Fact]
    public async Task Help_is_for_schools_that_take_part() => Assert.Equal(SupportErrors.SchoolMissing, (await site.DoAsync<AskForSupport, Result<SupportRequestId>>(
        u => u.ExecuteAsync(Asker() with { School = null }, new SupportWish(SupportKind.Advice, Urgency.CanWait, Secret, ""), default))).Error);

    [Fact]
    public async Task Somebody_takes_along_what_they_wrote_and_once_it_is_erased_the_school_keeps_the_conversation_without_a_name()
    {
        var (asker, adviser) = (Asker(), NewAdviser());
        var request = await AskAsync(asker);
        await AssignAsync(request, adviser);
        await DoAsync<WriteSupportMessage>(u => u.AsSchoolAsync(request, asker.School!.Value, asker.Member!.Value, "Wij lezen mee.", default));
        await DoAsync<WriteSupportMessage>(u => u.AsAdviserAsync(request, adviser, "Ik bel morgen.", default));

        var taken = JsonSerializer.Serialize(await site.DoAsync<IEnumerable<IPersonalData>, object?>(parts => Own(parts).ExportAsync(Subject(asker), default)));
        Assert.Contains("Wij lezen mee.", taken, StringComparison.Ordinal);
        Assert.Contains("klas 2b", taken, StringComparison.Ordinal);
        Assert.DoesNotContain("Ik bel morgen.", taken, StringComparison.Ordinal);
        Assert.True((await EraseAsync(Subject(asker))).IsOk);
        Assert.True((await EraseAsync(new DataSubject(adviser, "Sam", null))).IsOk);

        var (kept, messages) = await site.ReadAsync(async db => (
            await db.Set<SupportRequest>().SingleAsync(r => r.Id == request), await db.Set<SupportMessage>().Where(m => m.RequestId == request).ToListAsync()));
        Assert.Equal((null, "", null, null), (kept.Member, kept.ContactName, kept.ContactMail, kept.AdviserMember));
        Assert.Equal(["Ik bel morgen.", "Wij lezen mee."], messages.Select(m => m.Text).Order());
        Assert.All(messages, m => Assert.Null(m.Member));
    }

    private static DataSubject Subject(Requester asker) => new(asker.Member!.Value, asker.Name, asker.Mail);

    private static IPersonalData Own(IEnumerable<IPersonalData> parts) => parts.Single(part => part.Name == "support");

    private Task<Result<Done>> EraseAsync(DataSubject person) => DoAsync<IServiceProvider>(services => services.GetRequiredService<IJointChange>().RunAsync<Done>(
        async ct =>
        {
            await Own(services.GetServices<IPersonalData>()).EraseAsync(person, ct);
            return Done.Value;
        }, default));

    private static EmailAddress Mail() => EmailAddress.Parse($"{Guid.NewGuid():N}@school.nl").Expect();

    private static Requester Asker() => new(new SchoolId(Guid.NewGuid()), new MemberKey(Guid.NewGuid()), "Lotte", Mail(), "De Brug", "nl");

    private MemberKey NewAdviser()
    {
        var mail = Mail();
        var member = new MemberKey(site.Get<IMemberService>().CreateMemberWithIdentity(mail.Value, mail.Value, "Sam", "Member").Key);
        site.Experts.Add("Begeleider veiligheid", member);
        return member;
    }

    private EmailAddress MailOf(MemberKey member) => EmailAddress.Parse(site.Get<IMemberService>().GetById(member.Value)!.Email).Expect();

    private Task<Result<Done>> DoAsync<TUseCase>(Func<TUseCase, Task<Result<Done>>> work)
        where TUseCase : notnull => site.DoAsync(work);

    private async Task<SupportRequestId> AskAsync(Requester asker) => (await site.DoAsync<AskForSupport, Result<SupportRequestId>>(
        u => u.ExecuteAsync(asker, new SupportWish(SupportKind.Incident, Urgency.ThisWeek, Secret, "Iemand die meedenkt"), default))).Expect();

    private Task<Result<Done>> AssignAsync(SupportRequestId request, MemberKey adviser) => AssignAsync(request, new Adviser(adviser, null));

    private Task<Result<Done>> AssignAsync(SupportRequestId request, Adviser adviser) => DoAsync<AssignAdviser>(u => u.ExecuteAsync(request, Coordinator, adviser, default));

    private Task<Result<Done>> EvaluateAsync(SupportRequestId request, Requester asker, int helped) =>
        DoAsync<EvaluateSupport>(u => u.ExecuteAsync(request, asker.School!.Value, helped, "Fijn", default));

    private Task<SupportStatus> StatusAsync(SupportRequestId request) => site.ReadAsync(db => db.Set<SupportRequest>().Where(r => r.Id == request).Select(r => r.Status).SingleAsync());

    private Task<List<string>> KindsAsync(EmailAddress to) => site.ReadAsync(db => db.Set<OutboxMail>().Where(m => m.Recipient == to).Select(m => m.Kind).ToListAsync());
}
