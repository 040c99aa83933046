using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Umbraco.Cms.Core.PublishedCache;
using WIJschool.Core.Requests;
using WIJschool.Core.Schools;
using WIJschool.Core.Webinars;
using WIJschool.Web.Members;
using WIJschool.Web.Schools;
using WIJschool.Web.Site;

namespace WIJschool.Web.Webinars;

/// <summary>What the pages about webinars have in common.</summary>
public sealed class WebinarPages(
    MemberDesk desk, SchoolDesk schools, WebinarAgenda agenda, WebinarEvaluations evaluations, IExperts experts, RequestPeople people, IPublishedMediaCache media, TimeProvider clock)
{
    public MemberDesk Desk => desk;

    public SiteContext Site => desk.Site;

    /// <summary>Who is signed in; null for a visitor.</summary>
    public static MemberKey? MemberOf(HttpContext http) =>
        http.User.Identity is { IsAuthenticated: true } && Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var key) ? new MemberKey(key) : null;

    /// <summary>The school of whoever is signed in, when it takes part; null for everybody else.</summary>
    public async Task<SchoolId?> SchoolOfAsync(HttpContext http) =>
        await schools.FindVisitAsync(http) is { } visit && visit.May(SchoolRole.Staff) ? visit.School : null;

    /// <summary>Whoever is signed in as somebody who signs up; null for a visitor, and for a member without an address that mail can go to.</summary>
    public async Task<Participant?> ParticipantAsync(HttpContext http) => MemberOf(http) is { } member && people.Find(member) is { } person
        ? new Participant(person.Name, person.Mail, Site.Culture, member, await SchoolOfAsync(http))
        : null;

    /// <summary>The page of a webinar as this reader may see it.</summary>
    /// <returns>Null where there is none for this reader.</returns>
    public async Task<WebinarForm?> FindAsync(WebinarId id, HttpContext http)
    {
        if (await agenda.FindAsync(id, http.RequestAborted) is not { } booked) return null;
        var own = MemberOf(http) is { } member ? await agenda.SignUpAsync(id, member, http.RequestAborted) : null;
        if (!booked.Webinar.IsFor(await SchoolOfAsync(http)) && own is null) return null;
        return await FormAsync(booked, own, MemberOf(http) is not null, http.RequestAborted);
    }

    /// <summary>What there is to tell of a webinar.</summary>
    public async Task<WebinarForm> FormAsync(BookedWebinar booked, SignUp? own, bool isSignedIn, CancellationToken ct)
    {
        var expert = experts.Find(booked.Webinar.Expert);
        var page = Site.Tree.Find(booked.Webinar.Expert.Value, Site.Reading);
        return new WebinarForm(booked, expert?.Name ?? "", page is null ? null : Site.Reading.UrlOf(page), await MaterialsAsync(booked.Webinar, ct), own, isSignedIn)
        {
            Now = clock.GetUtcNow(),
            Result = await evaluations.ReadAsync(booked.Webinar, ct),
        };
    }

    public string NameOf(ExpertKey? expert) => expert is { } key ? experts.Find(key)?.Name ?? "" : "";

    /// <summary>When something is, in the reader's words.</summary>
    public string Tell(Slot slot) => Site.Labels.Tell(slot.StartsAt, slot.EndsAt);

    private async Task<IReadOnlyList<MaterialLink>> MaterialsAsync(Webinar webinar, CancellationToken ct)
    {
        var links = (await agenda.MaterialsAsync(webinar.Id, ct)).Select(material => new MaterialLink(material.Name, material.Media is { } key ? AddressOf(key) : material.Link));
        return [.. links.Where(link => link.Address.Length > 0)]; // a file that was taken away is not offered
    }

    private string AddressOf(Guid key) => media.GetById(preview: false, key) is { } file ? Site.Reading.FileOf(file)?.Url ?? "" : "";
}

/// <summary>That there is nothing at an address, said in the same way to who may not know of what is there.</summary>
public sealed record NothingHere : MemberForm
{
    /// <inheritdoc />
    public override int Status => StatusCodes.Status404NotFound;
}

public static class NothingHerePages
{
    public static ViewResult NothingHere(this MemberDesk desk, Controller controller) =>
        desk.ShowAt(controller, "/Views/Webinars/NothingHere.cshtml", desk.Site["Webinar.NothingHere"], new NothingHere(), null);
}

/// <param name="Address">Of a page elsewhere, or of a file of ours.</param>
public sealed record MaterialLink(string Name, string Address);

/// <summary>The page of a webinar, with the form to sign up.</summary>
/// <param name="Own">The sign-up of whoever is signed in; null when there is none.</param>
public sealed record WebinarForm(
    BookedWebinar Booked, string Expert, string? ExpertUrl, IReadOnlyList<MaterialLink> Materials, SignUp? Own, bool IsSignedIn) : MemberForm
{
    public Webinar Webinar => Booked.Webinar;

    public required DateTimeOffset Now { get; init; }

    public EvaluationResult? Result { get; init; }

    /// <summary>What was typed.</summary>
    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    public bool CanSignUp => Webinar.IsOver(Now) is null && Own is null;

    public bool HasBegun => Webinar.StartsAt <= Now;
}

/// <summary>A sign-up as whoever has its mail sees it.</summary>
/// <param name="Code">Of its link; null for who is signed in.</param>
public sealed record SignUpPage(SignUp SignUp, Webinar Webinar, string Code, string When, DateTimeOffset Now, IReadOnlyList<MaterialLink> Materials) : MemberForm
{
    public bool CanSignOff => SignUp.State != SignUpState.Cancelled && Webinar.IsOver(Now) is null;
}

/// <summary>A link that is none of ours, or of something that is gone.</summary>
public sealed record WorthlessLink : MemberForm
{
    /// <inheritdoc />
    public override int Status => StatusCodes.Status410Gone;
}

/// <summary>The short form about a webinar that was.</summary>
/// <param name="Code">Of the link; empty for whoever is signed in.</param>
/// <param name="SignUp">The own sign-up of whoever is signed in.</param>
public sealed record EvaluationForm(string Code, Guid? SignUp, string Title, EvaluationTyped Typed, bool IsDone = false) : MemberForm;

/// <summary>What was chosen and typed.</summary>
public sealed record EvaluationTyped(int Useful, int Clear, int Applicable, string? Remark);

/// <summary>The dates from which somebody chooses.</summary>
/// <param name="Target">Where the form is sent.</param>
/// <param name="Code">Of the link, for who has no account; empty otherwise.</param>
public sealed record DatesForm(WebinarRequest Request, string Expert, IReadOnlyList<ProposedDate> Dates, string Target, string Code) : MemberForm
{
    /// <summary>What there is to know of the webinar that came of it.</summary>
    public WebinarId? Webinar => Request.WebinarId;
}
