using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Core.Audit;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;
using WIJschool.Core.Stories;

namespace WIJschool.Web.Audit;

/// <summary>A line of a trail as it is read.</summary>
/// <param name="Who">Empty when it is not known any more, or nobody did it.</param>
/// <param name="What">The name of what it is about; empty when it has none, or it is gone.</param>
public sealed record TrailLine(DateTimeOffset At, AuditAction Action, string Who, bool ByCoordinator, string What);

/// <summary>Looks up the names that a trail does not hold, each once. What was deleted since has none.</summary>
public sealed class AuditNames(WijschoolDbContext db, SchoolPeople people, IUserService users, IEntityService entities)
{
    private readonly Dictionary<Guid, string> known = [];

    /// <param name="showsCoordinators">Whether a coordinator is called by name; a school reads that it was one.</param>
    public async Task<IReadOnlyList<TrailLine>> NameAsync(IEnumerable<AuditEvent> entries, bool showsCoordinators, CancellationToken ct)
    {
        List<TrailLine> lines = [];
        foreach (var entry in entries)
        {
            var who = entry.Member is { } member ? NameOf(member.Value)
                : showsCoordinators && entry.Coordinator is { } coordinator ? await CoordinatorAsync(coordinator.Value) : "";
            lines.Add(new TrailLine(entry.At, entry.Action, who, entry.Coordinator is not null, await SubjectAsync(entry, ct)));
        }
        return lines;
    }

    private async Task<string> SubjectAsync(AuditEvent entry, CancellationToken ct) => (AuditActions.SubjectOf(entry.Action), entry.Subject) switch
    {
        (AuditSubject.Member, { } member) => NameOf(member),
        (AuditSubject.Story, { } story) => await StoryAsync(new StoryId(story), ct),
        (AuditSubject.Intervention, { } page) => Keep(page, () => entities.Get(page, UmbracoObjectTypes.Document)?.Name ?? ""),
        _ => "",
    };

    private string NameOf(Guid member) => Keep(member, () => people.NameOf(new MemberKey(member)));

    private async Task<string> StoryAsync(StoryId story, CancellationToken ct) => known.TryGetValue(story.Value, out var title) ? title
        : known[story.Value] = await db.Set<SchoolStory>().AsNoTracking().Where(s => s.Id == story).Select(s => s.Title).SingleOrDefaultAsync(ct) ?? "";

    private async Task<string> CoordinatorAsync(Guid user) => known.TryGetValue(user, out var name) ? name : known[user] = (await users.GetAsync(user))?.Name ?? "";

    private string Keep(Guid id, Func<string> find) => known.TryGetValue(id, out var name) ? name : known[id] = find();
}
