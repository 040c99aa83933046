using WIJschool.Core.Scans.Classes;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;

namespace WIJschool.Web.Demo;

/// <summary>A round of the scan for pupils with a class that is answering now.</summary>
internal sealed class DemoClass(DemoDesk desk, DemoAnswers answers) : IDemoPart
{
    private const string Code = "wijklassenscan";
    private const int AnsweredSoFar = 14;

    public async Task MakeAsync(DemoSchool school, CancellationToken ct)
    {
        var last = desk.Day(daysAgo: 2).AddDays(28);
        var round = await desk.DoAsync(2, (OpenRound open) => open.ExecuteAsync(school.Id, school.Admin, Code, last, ct));
        var teacher = school.Accounts[1];
        var visit = new SchoolVisit(school.Id, DemoPeople.SchoolName, Sector.Secondary, SchoolStatus.Approved, SchoolRole.Staff, teacher.Key);
        var session = await desk.DoAsync((StartClass start) => start.ExecuteAsync(visit, round, "2B", ct));
        var someone = await answers.InAsync(round, better: 0, ct);
        for (var pupil = 0; pupil < AnsweredSoFar; pupil++) await desk.DoAsync((AnswerInClass answer) => answer.ExecuteAsync(session, DeviceToken.New(), someone(), ct));
    }
}
