using WIJschool.Core.Privacy;
using WIJschool.Core.Schools;
using WIJschool.Web.Members;
using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace WIJschool.Web.Schools;

/// <summary>The addresses of schools, and those that mails lead to, on the site's own address.</summary>
internal sealed class SchoolLinks(IHostingEnvironment hosting) : ISchoolLinks, IPrivacyLinks
{
    public const string MySchoolPath = "/mijn-school";
    public const string NoAccessPath = $"{MySchoolPath}/geen-toegang";
    public const string VerifyPath = $"{MySchoolPath}/bevestigen";
    public const string InvitationPath = $"{MySchoolPath}/uitnodiging";
    public const string RegisterPath = "/school-aanmelden";
    public const string ChoosePath = $"{MySchoolPath}/kies";
    public const string ColleaguesPath = $"{MySchoolPath}/collegas";
    public const string InvitePath = $"{ColleaguesPath}/uitnodigen";
    public const string InvitationsPath = $"{ColleaguesPath}/uitnodigingen";
    public const string ProfilePath = $"{MySchoolPath}/gegevens";
    public const string ClosePath = $"{MySchoolPath}/afmelden";
    public const string LeavePath = $"{MySchoolPath}/vertrekken";

    private const string CoordinatorsPath = "/umbraco/section/wijschool";

    public Uri Verify(OneTimeCode code, string culture) => Of(MemberAddresses.In(culture, $"{VerifyPath}?code={code.Value}"));

    public Uri AcceptInvitation(OneTimeCode code, string culture) => Of(MemberAddresses.In(culture, $"{InvitationPath}?code={code.Value}"));

    public Uri MySchool() => Of(MySchoolPath);

    public Uri Coordinators() => Of(CoordinatorsPath);

    public Uri OwnData(string culture) => Of(MemberAddresses.In(culture, MemberAddresses.OwnData));

    // never the address of a request: it would let somebody have the site mail a link to another one
    private Uri Of(string path) => new(hosting.ApplicationMainUrl
        ?? throw new InvalidOperationException("Mail needs the site's own address: set Umbraco:CMS:WebRouting:UmbracoApplicationUrl."), path);
}
