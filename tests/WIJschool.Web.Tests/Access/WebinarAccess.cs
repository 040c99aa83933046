using WIJschool.Core.Mailing;
using WIJschool.Core.Requests;
using WIJschool.Core.Results;
using WIJschool.Core.Support;
using WIJschool.Core.Webinars;
using WIJschool.Web.Support;
using WIJschool.Web.Webinars;
using static WIJschool.Web.Tests.Access.Visitors;

namespace WIJschool.Web.Tests.Access;

/// <summary>The webinars of a school, and the pages of experts, of whom none of the visitors is one.</summary>
internal sealed class WebinarAccess : ISiteAccess
{
    /// <inheritdoc />
    public IEnumerable<AccessRow> Rows =>
    [
        new("GET", WebinarAddresses.School, Staff),
        new("GET", WebinarAddresses.Ask, Staff),
        new("POST", WebinarAddresses.Ask, Staff),
        new("GET", WebinarAddresses.Request, OwnStaff) { Address = schools => RequestAsync(schools, WebinarAddresses.Request) },
        new("POST", WebinarAddresses.Pick, OwnStaff) { Address = schools => RequestAsync(schools, WebinarAddresses.Pick) },
        new("POST", WebinarAddresses.Withdraw, OwnStaff) { Address = schools => RequestAsync(schools, WebinarAddresses.Withdraw) },
        new("GET", WebinarAddresses.Expertise, SignedIn),
        new("POST", WebinarAddresses.Confirm, SignedIn) { Address = schools => RequestAsync(schools, WebinarAddresses.Confirm) }, // a form without its token is shown again
        new("POST", WebinarAddresses.Refuse, SignedIn) { Address = schools => RequestAsync(schools, WebinarAddresses.Refuse) },
        new("GET", WebinarAddresses.ExpertWebinar, "") { Address = schools => RequestAsync(schools, WebinarAddresses.ExpertWebinar) },
        new("POST", WebinarAddresses.ExpertWebinar, "") { Address = schools => RequestAsync(schools, WebinarAddresses.ExpertWebinar) },
    ];

    private static async Task<string> RequestAsync(AccessSchools schools, string address)
    {
        var asker = new Requester(schools.School, schools.Staff, "Lotte", EmailAddress.Parse("lotte@school.nl").Expect(), "De Brug", "nl");
        var id = await schools.DoAsync<AskForWebinar, Result<WebinarRequestId>>(ask => ask.ExecuteAsync(asker, new WebinarWish("Dialoog", "", null), default));
        return WebinarAddresses.For(address, id.Expect().Value);
    }
}

/// <summary>The requests of a school for support, which are for its admins, and the conversation with an adviser, who is none of the visitors.</summary>
internal sealed class SupportAccess : ISiteAccess
{
    /// <inheritdoc />
    public IEnumerable<AccessRow> Rows =>
    [
        new("GET", SupportAddresses.School, Admins),
        new("GET", SupportAddresses.Ask, Admins),
        new("POST", SupportAddresses.Ask, Admins),
        new("GET", SupportAddresses.ForSchool, OwnAdmin) { Address = schools => RequestAsync(schools, SupportAddresses.ForSchool) },
        new("POST", SupportAddresses.ForSchool, OwnAdmin) { Address = schools => RequestAsync(schools, SupportAddresses.ForSchool) },
        new("POST", SupportAddresses.ForSchool + SupportAddresses.Close, OwnAdmin) { Address = schools => RequestAsync(schools, SupportAddresses.ForSchool + SupportAddresses.Close) },
        new("POST", SupportAddresses.ForSchool + SupportAddresses.Evaluate, OwnAdmin) { Address = schools => RequestAsync(schools, SupportAddresses.ForSchool + SupportAddresses.Evaluate) },
        new("GET", SupportAddresses.ForAdviser, "") { Address = schools => RequestAsync(schools, SupportAddresses.ForAdviser) },
        new("POST", SupportAddresses.ForAdviser, "") { Address = schools => RequestAsync(schools, SupportAddresses.ForAdviser) },
        new("POST", SupportAddresses.ForAdviser + SupportAddresses.Close, "") { Address = schools => RequestAsync(schools, SupportAddresses.ForAdviser + SupportAddresses.Close) },
    ];

    private static async Task<string> RequestAsync(AccessSchools schools, string address)
    {
        var asker = new Requester(schools.School, schools.Admin, "Lotte", EmailAddress.Parse("lotte@school.nl").Expect(), "De Brug", "nl");
        var wish = new SupportWish(SupportKind.Advice, Urgency.CanWait, "Er speelt iets.", "");
        var id = await schools.DoAsync<AskForSupport, Result<SupportRequestId>>(ask => ask.ExecuteAsync(asker, wish, default));
        return SupportAddresses.For(address, id.Expect().Value);
    }
}
