using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;

namespace WIJschool.Core.Schools;

/// <summary>All schools as the coordinators see them.</summary>
public sealed class SchoolDirectory(WijschoolDbContext db, SchoolPeople people)
{
    private const int Most = 200;

    /// <summary>A part of the schools by name; a registration whose mail nobody verified is not among them.</summary>
    /// <param name="status">Only schools that stand so; null for all.</param>
    /// <param name="search">A part of a name or place, or the begin of a code; empty for all.</param>
    /// <param name="take">At most 200.</param>
    public async Task<SchoolsPage> ReadAsync(SchoolStatus? status, string search, int skip, int take, CancellationToken ct)
    {
        var schools = db.Set<School>().AsNoTracking().Where(school => school.MailVerifiedAt != null && (status == null || school.Status == status));
        if (search.Trim() is { Length: > 0 } text) schools = Matching(schools, text);
        var total = await schools.CountAsync(ct);
        var rows = await schools.OrderBy(school => school.Name).ThenBy(school => school.Id).Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 0, Most))
            .Select(school => new ListedSchool(
                school.Id, school.Name, school.Code, school.Sector, school.Place, school.Status, school.Pupils, school.RegisteredAt,
                db.Set<SchoolMembership>().Count(place => place.SchoolId == school.Id))).ToListAsync(ct);
        return new SchoolsPage(total, rows);
    }

    /// <summary>One school with its admins, whom a coordinator may have to reach; staff is only counted. Null when there is none.</summary>
    public async Task<SchoolDetail?> FindAsync(SchoolId id, CancellationToken ct)
    {
        if (await db.Set<School>().AsNoTracking().SingleOrDefaultAsync(school => school.Id == id && school.MailVerifiedAt != null, ct) is not { } school) return null;
        var places = await db.Set<SchoolMembership>().AsNoTracking().Where(place => place.SchoolId == id).OrderBy(place => place.Since).ToListAsync(ct);
        var admins = places.Where(place => place.Role == SchoolRole.Admin).Select(place => place.Member).ToList();
        var names = await people.OfAsync(admins);
        return new SchoolDetail(school, [.. admins.Where(names.ContainsKey).Select(key => names[key])], places.Count - admins.Count);
    }

    // the same on every database, whatever its idea of capitals
    private static IQueryable<School> Matching(IQueryable<School> schools, string text)
    {
        var lower = text.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // the database lowers it, and knows no other way to compare
        var named = schools.Where(school => school.Name.ToLower().Contains(lower) || school.Place.ToLower().Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862
        return VestigingCode.Parse(text) is { IsOk: true } code ? schools.Where(school => school.Code == code.Value) : named;
    }
}

/// <param name="Total">How many there are in all.</param>
public sealed record SchoolsPage(int Total, IReadOnlyList<ListedSchool> Schools);

/// <param name="People">How many belong to it.</param>
public sealed record ListedSchool(
    SchoolId Id, string Name, VestigingCode Code, Sector Sector, string Place, SchoolStatus Status, int Pupils, DateTimeOffset RegisteredAt, int People);

/// <param name="Staff">How many belong to it beside its admins.</param>
public sealed record SchoolDetail(School School, IReadOnlyList<SchoolPerson> Admins, int Staff);
