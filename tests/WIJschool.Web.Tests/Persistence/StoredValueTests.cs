using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;

namespace WIJschool.Web.Tests.Persistence;

public sealed class StoredValuesOnSqlite(DomainOnSqlite site) : StoredValueTests(site), IClassFixture<DomainOnSqlite>;

public sealed class StoredValuesOnPostgres(DomainOnPostgres site) : StoredValueTests(site), IClassFixture<DomainOnPostgres>;

public abstract class StoredValueTests(DomainSite site)
{
    [Fact]
    public async Task Moments_are_ordered_and_compared_by_when_they_are_and_not_by_how_they_were_written()
    {
        // noon, half past twelve and one in UTC, each written on another clock
        DateTimeOffset[] moments = [new(2027, 3, 1, 14, 0, 0, TimeSpan.FromHours(2)), new(2027, 3, 1, 7, 30, 0, TimeSpan.FromHours(-5)), new(2027, 3, 1, 13, 0, 0, TimeSpan.Zero)];
        var ids = moments.Select(_ => EntityId.New<SchoolId>(site.Clock)).ToList();
        await AddAsync([.. moments.Select((moment, n) => Make(ids[n], $"00AB0{n}", moment)).Reverse()]);

        Assert.Equal(ids, await site.ReadAsync(db => Mine(db, ids).OrderBy(s => s.RegisteredAt).Select(s => s.Id).ToListAsync()));
        Assert.Equal(ids[1..], await site.ReadAsync(db => Mine(db, ids).Where(s => s.RegisteredAt > moments[0]).OrderBy(s => s.RegisteredAt).Select(s => s.Id).ToListAsync()));
        Assert.Equal(moments[1], await site.ReadAsync(db => Mine(db, ids).Where(s => s.RegisteredAt == moments[1].ToUniversalTime()).Select(s => s.RegisteredAt).SingleAsync()));
    }

    [Fact]
    public async Task A_moment_comes_back_as_it_was_stored_to_the_microsecond()
    {
        var id = EntityId.New<SchoolId>(site.Clock);
        var moment = new DateTimeOffset(2027, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(12_345_678);
        await AddAsync(Make(id, "00AC00", moment));

        var read = await site.ReadAsync(db => db.Set<School>().SingleAsync(s => s.Id == id));

        Assert.Equal(moment.AddTicks(-8), read.RegisteredAt);
        Assert.Equal(("00AC00", "lotte@school.nl", Sector.Special), (read.Code.Value, read.ContactMail.Value, read.Sector));
    }

    [Fact]
    public async Task Tables_and_columns_are_named_as_Umbraco_names_its_own_and_a_choice_is_stored_by_its_name()
    {
        await AddAsync(Make(EntityId.New<SchoolId>(site.Clock), "00AD00", site.Clock.GetUtcNow()));

        Assert.Equal(["Special"], await site.ReadAsync(db => db.Database.SqlQueryRaw<string>("SELECT \"sector\" AS \"Value\" FROM \"wijschoolSchool\" WHERE \"code\" = '00AD00'").ToListAsync()));
        Assert.All(await site.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(e => e.GetTableName()!).ToList())), table => Assert.StartsWith("wijschool", table, StringComparison.Ordinal));
    }

    [Fact]
    public void Ids_of_one_kind_sort_by_when_they_were_made()
    {
        var clock = new TestClock();
        var ids = new List<string>();
        for (var n = 0; n < 5; n++)
        {
            ids.Add(EntityId.New<OutboxMailId>(clock).Value.ToString());
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(ids, ids.Order(StringComparer.Ordinal));
    }

    private static School Make(SchoolId id, string code, DateTimeOffset registered) => new(
        id, new SchoolProfile("De Brug", VestigingCode.Parse(code).Value!, Sector.Special, "Utrecht", 200),
        new SchoolContact("Lotte", EmailAddress.Parse("lotte@school.nl").Value!, "nl"), registered);

    private Task<int> AddAsync(params School[] schools) => site.DoAsync<WijschoolDbContext, int>(async db =>
    {
        db.AddRange(schools);
        return await db.SaveChangesAsync();
    });

    private static IQueryable<School> Mine(WijschoolDbContext db, List<SchoolId> ids) => db.Set<School>().Where(s => ids.Contains(s.Id));
}
