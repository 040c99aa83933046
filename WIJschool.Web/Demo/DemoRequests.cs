using Umbraco.Cms.Core;
using WIJschool.Core.Requests;
using WIJschool.Core.Schools;
using WIJschool.Core.Support;
using WIJschool.Core.Toolbox;
using WIJschool.Core.Webinars;

namespace WIJschool.Web.Demo;

/// <summary>A webinar that comes and one that was, a request for one, and a question to the alliance with a first answer.</summary>
internal sealed class DemoRequests(DemoDesk desk, DemoPages pages, IExperts experts) : IDemoPart
{
    private const string Culture = "nl";

    private static readonly CoordinatorKey Coordinator = new(Constants.Security.SuperUserKey);

    public async Task MakeAsync(DemoSchool school, CancellationToken ct)
    {
        var known = experts.All();
        if (known.Count > 0)
        {
            await PlanAsync(school, known[0], "Praten als het schuurt", "Hoe open je een gesprek waarin leerlingen het echt oneens zijn? We oefenen met situaties uit je eigen klas.", startsInDays: 20, daysAgo: 12, ct);
            await PlanAsync(school, known[^1], "Nepnieuws in de groepsapp", "Wat doe je als een gerucht de klas in komt? Met een spel dat je morgen kunt doen.", startsInDays: -30, daysAgo: 55, ct);
        }
        await AskAsync(school, ct);
        await TalkAsync(school, ct);
    }

    private async Task PlanAsync(DemoSchool school, Expert expert, string title, string description, int startsInDays, int daysAgo, CancellationToken ct)
    {
        var day = desk.Day(-startsInDays);
        var tuesday = day.AddDays((DayOfWeek.Tuesday - day.DayOfWeek + 7) % 7);
        var start = DutchTime.At(tuesday, new TimeOnly(15, 30)).Expect();
        var details = new WebinarDetails(title, description, IsPublic: true, Places: 30, "", "");
        var id = await desk.DoAsync(daysAgo, (PlanWebinar plan) => plan.ExecuteAsync(Coordinator, expert.Key, details, new Slot(start, start.AddMinutes(75)), ct));
        foreach (var account in school.Accounts)
        {
            var of = account.Key == school.Stranger ? school.Other : school.Id;
            await desk.DoAsync(daysAgo - 2, (SignUpForWebinar signUp) => signUp.ExecuteAsync(id, new Participant(account.Name, account.Mail, Culture, account.Key, of), ct));
        }
    }

    private async Task AskAsync(DemoSchool school, CancellationToken ct)
    {
        var intervention = pages.Find(Intervention.Alias, "Kringgesprek").Select(key => (Guid?)key).FirstOrDefault();
        var wish = new WebinarWish("De kring in de bovenbouw", "Voor tien mentoren. Het liefst op een dinsdag na schooltijd.", intervention);
        await desk.DoAsync(4, (AskForWebinar ask) => ask.ExecuteAsync(Of(school, 2), wish, ct));
    }

    private async Task TalkAsync(DemoSchool school, CancellationToken ct)
    {
        var wish = new SupportWish(
            SupportKind.Cooperation, Urgency.ThisMonth, "Ouders verschillen van mening over een les. Op de ouderavond liep het gesprek vast en nu komen er mails bij de teamleider binnen.",
            "Iemand die meedenkt over de volgende avond.");
        var id = await desk.DoAsync(9, (AskForSupport ask) => ask.ExecuteAsync(Of(school, 0), wish, ct));
        await desk.DoAsync((TakeSupportRequest take) => take.ExecuteAsync(id, Coordinator, ct));
        await desk.DoAsync(8, (WriteSupportMessage write) => write.AsCoordinatorAsync(
            id, Coordinator, "Dank voor je vraag. Hoeveel ouders verwacht je, en wie leidt de avond? Dan zoeken we iemand die bij jullie past.", ct));
    }

    private static Requester Of(DemoSchool school, int number)
    {
        var account = school.Accounts[number];
        return new Requester(school.Id, account.Key, account.Name, account.Mail, DemoPeople.SchoolName, Culture);
    }
}
