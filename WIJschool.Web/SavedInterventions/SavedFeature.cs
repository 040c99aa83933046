using WIJschool.Core.Community;
using WIJschool.Core.Privacy;
using WIJschool.Core.SavedInterventions;
using WIJschool.Core.Schools;
using WIJschool.Web.Community;
using WIJschool.Web.Schools;

namespace WIJschool.Web.SavedInterventions;

/// <summary>Interventions that schools save for themselves.</summary>
internal static class SavedFeature
{
    public static IServiceCollection AddSavedInterventions(this IServiceCollection services) => services
        .AddSingleton<ICommunityLinks, CommunityLinks>()
        .AddScoped<SaveIntervention>().AddScoped<ChangeSavedNote>().AddScoped<RemoveSavedIntervention>().AddScoped<ShareSaved>().AddScoped<SchoolsSaved>()
        .AddScoped<SavedMarks>().AddScoped<IPersonalData, SavedPersonalData>()
        .AddScoped<ISchoolCard, SavedCard>()
        .AddSchoolPage(new SchoolPage("Saved.Title", SavedController.Path, Order: 50, SchoolRole.Staff));
}

/// <summary>Tells on the first page of a school how much it saved.</summary>
internal sealed class SavedCard(SchoolsSaved saved) : ISchoolCard
{
    public int Order => 50;

    public async Task<SchoolCard?> MakeAsync(SchoolVisit visit, SiteWords words, CancellationToken ct)
    {
        if (!visit.May(SchoolRole.Staff)) return null;
        var count = (await saved.KeysAsync(visit.School, ct)).Count;
        return new SchoolCard(
            words.Labels["Saved.Title"], count == 0 ? words.Labels["Saved.CardNone"] : words.Labels.Count("Saved.Count", count), words.Labels["Saved.CardLink"],
            words.To(SavedController.Path));
    }
}

/// <summary>Which interventions the school of whoever is signed in has saved, read once for a page. A visitor's page asks nothing and is kept for all.</summary>
public sealed class SavedMarks(SchoolDesk desk, SchoolsSaved saved)
{
    private IReadOnlySet<Guid>? keys;

    /// <summary>Whether the reader's school saved it.</summary>
    public async Task<bool> HasAsync(HttpContext http, Guid intervention)
    {
        if (http.User.Identity is not { IsAuthenticated: true }) return false;
        keys ??= await desk.FindVisitAsync(http) is { } visit && visit.May(SchoolRole.Staff) ? await saved.KeysAsync(visit.School, http.RequestAborted) : new HashSet<Guid>();
        return keys.Contains(intervention);
    }
}
