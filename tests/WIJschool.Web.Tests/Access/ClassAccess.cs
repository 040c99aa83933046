using WIJschool.Core.Scans.Classes;
using WIJschool.Web.Scans.Classes;
using WIJschool.Web.Tests.Scans.Classes;
using static WIJschool.Web.Tests.Access.Visitors;

namespace WIJschool.Web.Tests.Access;

/// <summary>The classes of a teacher, and the results that a school takes along.</summary>
internal sealed class ClassAccess : ISiteAccess
{
    private const string Session = ClassAddresses.Teacher + "/{id:guid}";

    /// <inheritdoc />
    public IEnumerable<AccessRow> Rows =>
    [
        new("GET", ClassAddresses.Teacher, Staff),
        new("POST", ClassAddresses.Teacher, Staff),
        new("GET", Session, OwnStaff) { Address = schools => OpenAsync(schools, ClassAddresses.Board) },
        new("GET", Session + "/sluiten", OwnStaff) { Address = schools => OpenAsync(schools, ClassAddresses.Close) },
        new("POST", Session + "/sluiten", OwnStaff) { Address = schools => OpenAsync(schools, ClassAddresses.Close) },
        new("GET", Session + "/weggooien", OwnStaff) { Address = schools => OpenAsync(schools, ClassAddresses.Discard) },
        new("POST", Session + "/weggooien", OwnStaff) { Address = schools => OpenAsync(schools, ClassAddresses.Discard) },
        new("GET", Session + "/stand", OwnStaff) { Address = ClosedAsync },
        new("GET", "/mijn-school/scans/{id:guid}/pdf", OwnStaff) { Address = schools => ResultAsync(schools, "pdf") },
        new("GET", "/mijn-school/scans/{id:guid}/csv", OwnStaff) { Address = schools => ResultAsync(schools, "csv") },
    ];

    private static async Task<string> OpenAsync(AccessSchools schools, Func<ClassSessionId, string> address) => address((await schools.ClassAsync()).Id);

    // the count of an open one goes on
    private static async Task<string> ClosedAsync(AccessSchools schools)
    {
        var session = await schools.ClassAsync();
        await schools.CloseAsync(session);
        return ClassAddresses.Count(session.Id);
    }

    private static async Task<string> ResultAsync(AccessSchools schools, string kind)
    {
        var round = await schools.RoundAsync();
        await schools.CloseAsync(round);
        return $"/mijn-school/scans/{round.Value}/{kind}";
    }
}
