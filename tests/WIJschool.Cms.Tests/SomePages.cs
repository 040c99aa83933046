using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Cms.Tests;

/// <summary>Documents for tests that are about something else than documents.</summary>
internal static class SomePages
{
    private const string Alias = "somePage";

    public static IContent Create(CmsFixture site, string name, int parentId = -1)
    {
        var type = site.Get<IContentTypeService>().Get(Alias) ?? CreateType(site);
        var contents = site.Get<IContentService>();
        var page = contents.Create(name, parentId, type);
        Assert.True(contents.Save(page).Success);
        return page;
    }

    private static ContentType CreateType(CmsFixture site)
    {
        var type = new ContentType(site.Get<IShortStringHelper>(), -1) { Alias = Alias, Name = "Some page", AllowedAsRoot = true };
        Assert.True(site.Get<IContentTypeService>().CreateAsync(type, Umbraco.Cms.Core.Constants.Security.SuperUserKey).Result.Success);
        return type;
    }
}
