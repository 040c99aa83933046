using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Webinars;

/// <summary>The row at which those wait for each other who plan something with the same expert or the same school.</summary>
public sealed class BookingTurn
{
    private BookingTurn()
    {
    }

    /// <summary>Of the expert or the school.</summary>
    public Guid Key { get; private init; }

    public int Version { get; private init; }
}

/// <summary>
/// Nobody is booked twice. Whoever plans takes the turns of expert and school and looks then: two who plan at one moment look one after
/// the other. The turn of a request or webinar is taken before, never after, so that no two wait for each other.
/// </summary>
internal static class Bookings
{
    /// <summary>Takes the turns and looks whether both are free.</summary>
    /// <param name="except">The webinar that is moved.</param>
    /// <returns>Who is booked already, or null.</returns>
    public static async Task<DomainError?> BookAsync(this WijschoolDbContext db, ExpertKey expert, SchoolId? school, Slot slot, WebinarId? except, CancellationToken ct)
    {
        Guid[] keys = school is { } of ? [expert.Value, of.Value] : [expert.Value];
        foreach (var key in keys.Order()) await TakeTurnAsync(db, key, ct);
        return await ClashAsync(db, expert, school, slot, except, ct);
    }

    /// <summary>Whether both are free as far as is known now; somebody may plan something in the meantime.</summary>
    public static async Task<DomainError?> ClashAsync(this WijschoolDbContext db, ExpertKey expert, SchoolId? school, Slot slot, WebinarId? except, CancellationToken ct)
    {
        var (from, to) = (slot.StartsAt, slot.EndsAt);
        var others = db.Set<Webinar>().Where(webinar => !webinar.IsCancelled && webinar.StartsAt < to && webinar.EndsAt > from);
        if (except is { } moved) others = others.Where(webinar => webinar.Id != moved);
        if (await others.AnyAsync(webinar => webinar.Expert == expert, ct)) return WebinarErrors.ExpertBooked;
        return school is { } of && await others.AnyAsync(webinar => webinar.SchoolId == of, ct) ? WebinarErrors.SchoolBooked : null;
    }

    private static async Task TakeTurnAsync(WijschoolDbContext db, Guid key, CancellationToken ct)
    {
        // the row of somebody who is booked for the first time; whoever makes it at the same moment is waited for
        await db.Database.ExecuteSqlAsync($"INSERT INTO \"wijschoolBookingTurn\" (\"key\", \"version\") VALUES ({key}, 0) ON CONFLICT DO NOTHING", ct);
        await db.Set<BookingTurn>().Where(turn => turn.Key == key).ExecuteUpdateAsync(set => set.SetProperty(turn => turn.Version, turn => turn.Version + 1), ct);
    }
}
