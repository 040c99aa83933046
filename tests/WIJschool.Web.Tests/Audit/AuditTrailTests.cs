using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WIJschool.Core.Audit;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Web.Tests.Audit;

public sealed class AuditOnSqlite(DomainOnSqlite site) : AuditTrailTests(site), IClassFixture<DomainOnSqlite>;

public sealed class AuditOnPostgres(DomainOnPostgres site) : AuditTrailTests(site), IClassFixture<DomainOnPostgres>;

/// <summary>The trail of who did what for a school.</summary>
public abstract class AuditTrailTests(DomainSite site)
{
    [Fact]
    public async Task A_change_that_fails_leaves_no_line_and_the_trail_of_a_school_holds_its_own_lines_the_latest_first()
    {
        var (school, other, anna) = (new SchoolId(Guid.NewGuid()), new SchoolId(Guid.NewGuid()), new MemberKey(Guid.NewGuid()));
        var subject = Guid.NewGuid();

        await RecordAsync(trail => trail.Record(school, anna, AuditAction.RoundOpened, subject));
        await RecordAsync(trail => trail.Record(other, anna, AuditAction.RoundClosed));
        await RecordAsync(trail => trail.Record(school, anna, AuditAction.SchoolClosed), SchoolErrors.LastAdmin);
        await RecordAsync(trail => trail.Record(school, new CoordinatorKey(subject), AuditAction.SchoolApproved));

        var page = await site.DoAsync((SchoolTrail trail) => trail.ReadAsync(school, 0, 10, CancellationToken.None));
        Assert.Equal(2, page.Total);
        Assert.Equal(
            [(AuditAction.SchoolApproved, null, (Guid?)null), (AuditAction.RoundOpened, anna, subject)],
            page.Entries.Select(entry => (entry.Action, entry.Member, entry.Subject)));
        Assert.Equal(new CoordinatorKey(subject), page.Entries[0].Coordinator);
    }

    [Fact]
    public async Task What_is_older_than_the_trail_is_kept_is_deleted()
    {
        var school = new SchoolId(Guid.NewGuid());
        await RecordAsync(trail => trail.Record(school, (MemberKey?)null, AuditAction.RoundOpened));
        site.Clock.Advance(TimeSpan.FromDays(new AuditOptions().KeepDays) - TimeSpan.FromHours(1));
        await RecordAsync(trail => trail.Record(school, (MemberKey?)null, AuditAction.RoundClosed));
        site.Clock.Advance(TimeSpan.FromHours(2));

        await site.DoAsync(async (ForgetOldAudit forget) =>
        {
            await forget.ExecuteAsync(CancellationToken.None);
            return true;
        });

        Assert.Equal([AuditAction.RoundClosed], (await site.DoAsync((SchoolTrail trail) => trail.ReadAsync(school, 0, 10, CancellationToken.None))).Entries.Select(entry => entry.Action));
    }

    private Task<Result<Done>> RecordAsync(Action<IAuditTrail> record, DomainError? fails = null) => site.DoAsync((IServiceProvider services) =>
        services.GetRequiredService<IJointChange>().RunAsync<Done>(
            async ct =>
            {
                record(services.GetRequiredService<IAuditTrail>());
                await services.GetRequiredService<WijschoolDbContext>().SaveChangesAsync(ct);
                return fails is null ? Done.Value : fails;
            }, CancellationToken.None));
}

/// <summary>What the trail says.</summary>
public sealed class AuditTextTests
{
    [Fact]
    public void Every_action_has_its_words() => Assert.All(Enum.GetNames<AuditAction>(), action =>
        Assert.True(File.Exists(Path.Combine(WIJschool.Web.Hosting.SiteFolders.Locate().Root, "uSync", "v17", "Dictionary", $"audit-{action.ToLowerInvariant()}.config")), action));
}
