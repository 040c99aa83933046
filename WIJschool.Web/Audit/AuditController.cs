using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Audit;
using WIJschool.Core.Labels;
using WIJschool.Web.Members;
using WIJschool.Web.Schools;
using WIJschool.Web.Site;

namespace WIJschool.Web.Audit;

public sealed record TrailPage(IReadOnlyList<TrailLine> Lines, Paging Paging) : MemberForm;

/// <summary>Where an admin reads who did what for the school.</summary>
[Authorize(SchoolPolicies.Admin)]
public sealed class AuditController(SchoolDesk desk, SchoolTrail trail, AuditNames names) : Controller
{
    internal const string Path = SchoolLinks.MySchoolPath + "/logboek";
    private const int PageSize = 50;

    [HttpGet(Path), HttpGet(MemberAddresses.English + Path)]
    public async Task<IActionResult> Show()
    {
        await desk.PrepareAsync(HttpContext);
        var page = await trail.ReadAsync(desk.Visit.School, (Paging.Asked(HttpContext) - 1) * PageSize, PageSize, HttpContext.RequestAborted);
        var lines = await names.NameAsync(page.Entries, showsCoordinators: false, HttpContext.RequestAborted);
        return desk.Show(this, "/Views/Audit/Trail.cshtml", desk.Site["Audit.Title"], new TrailPage(lines, Paging.Of(HttpContext, page.Total, PageSize)));
    }

    /// <summary>What a line says: somebody did something, with its name where it has one.</summary>
    public static string TextOf(TrailLine line, LabelSet labels)
    {
        var what = labels[$"Audit.{line.Action}"];
        return line.What.Length > 0 ? $"{what}: {line.What}" : what;
    }

    /// <summary>Who did it, as a school reads it.</summary>
    public static string WhoOf(TrailLine line, LabelSet labels) => line.Who.Length > 0 ? line.Who : line.Action switch
    {
        _ when line.ByCoordinator => labels["Audit.Coordinator"],
        AuditAction.SchoolRegistered => labels["Audit.Contact"], // who had no account yet
        AuditAction.StoryPublished or AuditAction.StoryTakenOffline or AuditAction.StoryDeclined => labels["Audit.Editors"], // found to be done, not who did it
        _ => labels["Audit.Unknown"],
    };
}
