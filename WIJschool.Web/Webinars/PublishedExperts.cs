using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.Navigation;
using WIJschool.Core.Schools;
using WIJschool.Core.Webinars;

namespace WIJschool.Web.Webinars;

/// <summary>The experts as editors published them. Who has an account is said on the page of the expert and shown to no visitor.</summary>
internal sealed class PublishedExperts(IDocumentNavigationQueryService navigation, IPublishedContentCache published) : IExperts
{
    private const string Culture = "nl";

    public IReadOnlyList<Expert> All()
    {
        if (!navigation.TryGetRootKeysOfType("home", out var roots)) return [];
        var pages = roots
            .SelectMany(root => navigation.TryGetDescendantsKeysOfType(root, ExpertPage.Alias, out var keys) ? keys : [])
            .Select(key => published.GetById(preview: false, key)).OfType<IPublishedContent>();
        return [.. pages.Select(Read).OrderBy(expert => expert.Name, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo(Culture), ignoreCase: true))];
    }

    private static Expert Read(IPublishedContent page) => new(
        new ExpertKey(page.Key), page.Cultures.TryGetValue(Culture, out var dutch) ? dutch.Name ?? "" : page.Name ?? "", AccountOf(page.GetProperty("account")?.GetSourceValue()));

    // the picker keeps the member's udi; its own value would be the member as a page, whom nobody may read here
    private static MemberKey? AccountOf(object? stored) => stored switch
    {
        GuidUdi udi => new MemberKey(udi.Guid),
        string text when UdiParser.TryParse(text, out GuidUdi? udi) => new MemberKey(udi!.Guid),
        string text when Guid.TryParse(text, out var key) => new MemberKey(key),
        Guid key => new MemberKey(key),
        _ => null,
    };
}
