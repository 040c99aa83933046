using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Privacy;
using WIJschool.Core.Schools;

namespace WIJschool.Core.SavedInterventions;

/// <summary>What somebody saved for a school; the school keeps it, without their name.</summary>
public sealed class SavedPersonalData(WijschoolDbContext db) : IPersonalData
{
    public string Name => "saved";

    public async Task<object?> ExportAsync(DataSubject person, CancellationToken ct) => await db.Set<SavedIntervention>().AsNoTracking()
        .Where(saved => saved.SavedBy == person.Key).OrderBy(saved => saved.SavedAt).Select(saved => new { saved.Intervention, saved.Note, saved.SavedAt }).ToListAsync(ct);

    public Task EraseAsync(DataSubject person, CancellationToken ct) => db.Set<SavedIntervention>().Where(saved => saved.SavedBy == person.Key)
        .ExecuteUpdateAsync(set => set.SetProperty(saved => saved.SavedBy, (MemberKey?)null), ct);
}
