using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;

namespace WIJschool.Core.SavedInterventions;

/// <summary>Reads what a school saved.</summary>
public sealed class SchoolsSaved(WijschoolDbContext db)
{
    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<SavedIntervention>> ReadAsync(SchoolId school, CancellationToken ct) => await db.Set<SavedIntervention>().AsNoTracking()
        .Where(saved => saved.SchoolId == school).OrderByDescending(saved => saved.SavedAt).ThenByDescending(saved => saved.Id).ToListAsync(ct);

    /// <summary>The keys of the pages of what it saved.</summary>
    public async Task<IReadOnlySet<Guid>> KeysAsync(SchoolId school, CancellationToken ct) =>
        (await db.Set<SavedIntervention>().AsNoTracking().Where(saved => saved.SchoolId == school).Select(saved => saved.Intervention).ToListAsync(ct)).ToHashSet();
}
