using WIJschool.Core.SavedInterventions;
using WIJschool.Core.Toolbox;

namespace WIJschool.Web.Demo;

/// <summary>Interventions that the school saved, with why.</summary>
internal sealed class DemoSaved(DemoDesk desk, DemoPages pages) : IDemoPart
{
    private static readonly (string Name, string Note)[] Wanted =
    [
        ("Kringgesprek", "Voor de mentoruren in klas 2, na de herfstvakantie."),
        ("Vier-hoekendebat", "Fatma wil dit proberen bij maatschappijleer."),
        ("Steungroepaanpak", ""),
        ("Prebunking met een spel", "Past bij het project mediawijsheid. Eerst zelf spelen met het team."),
    ];

    public async Task MakeAsync(DemoSchool school, CancellationToken ct)
    {
        foreach (var ((name, note), number) in Wanted.Select((wanted, number) => (wanted, number)))
        {
            foreach (var page in pages.Find(Intervention.Alias, name))
                await desk.DoAsync(20 - number, (SaveIntervention save) => save.ExecuteAsync(school.Id, school.Staff(number), page, note, ct));
        }
    }
}
