using WIJschool.Core.Schools;
using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace WIJschool.Web.Schools;

/// <summary>The addresses that mails about schools lead to, on the site's own address.</summary>
internal sealed class SchoolLinks(IHostingEnvironment hosting) : ISchoolLinks
{
    public const string MySchoolPath = "/mijn-school";
    public const string NoAccessPath = $"{MySchoolPath}/geen-toegang";
    public const string VerifyPath = $"{MySchoolPath}/bevestigen";
    public const string InvitationPath = $"{MySchoolPath}/uitnodiging";

    public Uri Verify(OneTimeCode code) => Of($"{VerifyPath}?code={code.Value}");

    public Uri AcceptInvitation(OneTimeCode code) => Of($"{InvitationPath}?code={code.Value}");

    public Uri MySchool() => Of(MySchoolPath);

    // never the address of a request: it would let somebody have the site mail a link to another one
    private Uri Of(string path) => new(hosting.ApplicationMainUrl
        ?? throw new InvalidOperationException("Mail needs the site's own address: set Umbraco:CMS:WebRouting:UmbracoApplicationUrl."), path);
}
