using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Web;
using WIJschool.Core.Community;
using WIJschool.Core.Stories;
using WIJschool.Web.Members;
using WIJschool.Web.SavedInterventions;
using WIJschool.Web.Stories;
using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace WIJschool.Web.Community;

/// <summary>The addresses that mails about saved interventions and stories lead to, on the site's own address.</summary>
internal sealed class CommunityLinks(
    IHostingEnvironment hosting, IPublishedUrlProvider urls, IUmbracoContextFactory contexts, IDefaultCultureAccessor defaultCulture) : ICommunityLinks
{
    public Uri Saved(string culture) => Of(MemberAddresses.In(culture, SavedController.Path));

    public Uri Story(StoryId story, string culture) => Of(MemberAddresses.In(culture, $"{StoriesController.Path}/{story.Value}"));

    public Uri Questions(string culture) => Of(MemberAddresses.In(culture, QuestionsController.Path));

    public Uri? Published(Guid document, string culture)
    {
        using var context = contexts.EnsureUmbracoContext();
        return new[] { culture, defaultCulture.DefaultCulture }.Select(asked => urls.GetUrl(document, UrlMode.Relative, asked))
            .FirstOrDefault(path => path.StartsWith('/')) is { } path ? Of(path) : null;
    }

    // never the address of a request: it would let somebody have the site mail a link to another one
    private Uri Of(string path) => new(hosting.ApplicationMainUrl
        ?? throw new InvalidOperationException("Mail needs the site's own address: set Umbraco:CMS:WebRouting:UmbracoApplicationUrl."), path);
}
