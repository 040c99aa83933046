using WIJschool.Core.Schools;
using WIJschool.Core.Webinars;
using WIJschool.Web.Members;
using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace WIJschool.Web.Webinars;

/// <summary>The addresses of the pages about webinars, without their language.</summary>
public static class WebinarAddresses
{
    public const string All = "/webinars";
    public const string One = All + "/{id:guid}";
    public const string Calendar = One + "/agenda.ics";
    public const string SignUp = All + "/aanmelding";
    public const string SignUpCalendar = SignUp + "/agenda.ics";
    public const string Evaluation = All + "/evaluatie";
    public const string Dates = All + "/voorstel";
    public const string School = "/mijn-school/webinars";
    public const string Ask = School + "/aanvragen";
    public const string Request = School + "/aanvraag/{id:guid}";
    public const string Pick = Request + "/kiezen";
    public const string Withdraw = Request + "/intrekken";
    public const string Expertise = "/mijn-expertise";
    public const string Confirm = Expertise + "/aanvraag/{id:guid}/bevestigen";
    public const string Refuse = Expertise + "/aanvraag/{id:guid}/afwijzen";
    public const string ExpertWebinar = Expertise + "/webinars/{id:guid}";

    /// <summary>An address with an id in it.</summary>
    public static string For(string address, Guid id) => address.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal);
}

/// <summary>The addresses that mails about webinars lead to, on the site's own address.</summary>
internal sealed class WebinarLinks(IHostingEnvironment hosting) : IWebinarLinks
{
    public Uri Webinar(WebinarId webinar, string culture) => Of(WebinarAddresses.For(WebinarAddresses.One, webinar.Value), culture);

    public Uri SignUp(OneTimeCode code, string culture) => Of($"{WebinarAddresses.SignUp}?code={code.Value}", culture);

    public Uri Calendar(OneTimeCode code, string culture) => Of($"{WebinarAddresses.SignUpCalendar}?code={code.Value}", culture);

    public Uri Evaluation(OneTimeCode code, string culture) => Of($"{WebinarAddresses.Evaluation}?code={code.Value}", culture);

    public Uri Dates(OneTimeCode code, string culture) => Of($"{WebinarAddresses.Dates}?code={code.Value}", culture);

    public Uri Dates(WebinarRequestId request, string culture) => Of(WebinarAddresses.For(WebinarAddresses.Request, request.Value), culture);

    public Uri Expertise(string culture) => Of(WebinarAddresses.Expertise, culture);

    // never the address of a request: it would let somebody have the site mail a link to another one
    private Uri Of(string path, string culture) => new(hosting.ApplicationMainUrl
        ?? throw new InvalidOperationException("Mail needs the site's own address: set Umbraco:CMS:WebRouting:UmbracoApplicationUrl."), MemberAddresses.In(culture, path));
}
