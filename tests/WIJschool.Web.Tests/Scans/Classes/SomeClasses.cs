using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Scans.Classes;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;
using WIJschool.Web.Tests.Access;

namespace WIJschool.Web.Tests.Scans.Classes;

/// <summary>Classes of a school on the whole site, with the class scan as editors published it.</summary>
internal static class SomeClasses
{
    private const string Instrument = "wijklassenscan";

    public static async Task<ScanRoundId> RoundAsync(this AccessSchools schools)
    {
        var closes = DutchDay.Today(TimeProvider.System).AddDays(14);
        var opened = await schools.DoAsync<OpenRound, Result<ScanRoundId>>(open => open.ExecuteAsync(schools.School, schools.Admin, Instrument, closes, default));
        Assert.True(opened.IsOk, opened.Error?.Code);
        return opened.Value;
    }

    /// <summary>A session that the teacher started.</summary>
    public static async Task<ClassSession> ClassAsync(this AccessSchools schools, string group = "3B")
    {
        var round = await schools.RoundAsync();
        var visit = new SchoolVisit(schools.School, "De Brug", Sector.Primary, SchoolStatus.Approved, SchoolRole.Staff, schools.Staff);
        var started = await schools.DoAsync<StartClass, Result<ClassSessionId>>(start => start.ExecuteAsync(visit, round, group, default));
        Assert.True(started.IsOk, started.Error?.Code);
        return (await schools.DoAsync<ClassSessions, ClassSession?>(sessions => sessions.FindAsync(visit, started.Value, default)))!;
    }

    public static Task CloseAsync(this AccessSchools schools, ClassSession session) => schools.DoAsync<CloseClass, Result<Done>>(close => close.ExecuteAsync(
        new SchoolVisit(schools.School, "De Brug", Sector.Primary, SchoolStatus.Approved, SchoolRole.Admin, schools.Admin), session.Id, default));

    public static Task CloseAsync(this AccessSchools schools, ScanRoundId round) =>
        schools.DoAsync<CloseRound, Result<Done>>(close => close.ExecuteAsync(schools.School, schools.Admin, round, default));

    /// <summary>Pupils who answer every statement, each somewhat otherwise.</summary>
    public static async Task AnswerAsync(this AccessSchools schools, ClassSession session, int pupils)
    {
        var asked = await schools.DoAsync<ClassRounds, ClassQuestions>(rounds => rounds.QuestionsAsync(session, "nl", default));
        for (var pupil = 0; pupil < pupils; pupil++)
        {
            var given = asked.Asked.Instrument.AskedIn(asked.Sector).Select((statement, index) => (statement.Code, Answer: (int?)(1 + ((pupil + index) % asked.Asked.Answers.Count))));
            var answered = await schools.DoAsync<AnswerInClass, Result<Done>>(answer => answer.ExecuteAsync(session.Id, DeviceToken.New(), given.ToDictionary(pair => pair.Code, pair => pair.Answer), default));
            Assert.True(answered.IsOk, answered.Error?.Code);
        }
    }

    public static Task<int> CountAsync(this AccessSchools schools, ClassSession session) =>
        schools.DoAsync<WijschoolDbContext, int>(db => db.Set<ClassSession>().Where(each => each.Id == session.Id).Select(each => each.Answers).SingleAsync());
}
