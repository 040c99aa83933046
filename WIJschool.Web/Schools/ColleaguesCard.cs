using WIJschool.Core.Schools;

namespace WIJschool.Web.Schools;

/// <summary>How many take part at the school, and how many were invited.</summary>
internal sealed class ColleaguesCard(SchoolColleagues colleagues) : ISchoolCard
{
    public int Order => 80;

    public async Task<SchoolCard?> MakeAsync(SchoolVisit visit, SiteWords words, CancellationToken ct)
    {
        if (!visit.May(SchoolRole.Staff)) return null;
        var labels = words.Labels;
        var text = labels.Count("Colleagues.Count", (await colleagues.ReadAsync(visit.School, ct)).Count);
        if (visit.IsAdmin && await colleagues.InvitationsAsync(visit.School, ct) is { Count: > 0 } open) text += $" {labels.Count("Colleagues.OpenCount", open.Count)}";
        return new SchoolCard(labels["Colleagues.Title"], text, labels[visit.IsAdmin ? "Colleagues.Manage" : "Colleagues.See"], words.To(SchoolLinks.ColleaguesPath));
    }
}
