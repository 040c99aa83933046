using WIJschool.Core.Scans.Rounds;
using WIJschool.Web.Members;
using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace WIJschool.Web.Scans;

/// <summary>The links to answer with, on the site's own address.</summary>
internal sealed class ScanLinks(IHostingEnvironment hosting) : IScanLinks
{
    // never the address of a request: it would let somebody have the site mail a link to another one
    public Uri Answer(string code, string culture) => new(hosting.ApplicationMainUrl
        ?? throw new InvalidOperationException("Mail needs the site's own address: set Umbraco:CMS:WebRouting:UmbracoApplicationUrl."),
        $"{MemberAddresses.In(culture, ScanAddresses.Answer)}?code={Uri.EscapeDataString(code)}");
}
