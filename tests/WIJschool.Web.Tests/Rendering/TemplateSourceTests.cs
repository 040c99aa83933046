using Umbraco.Cms.Core.Services;

namespace WIJschool.Web.Tests.Rendering;

/// <summary>The back office shows what a template does, though it cannot be changed there.</summary>
[Collection(OnTheSite.Name)]
public class TemplateSourceTests(ImportedSite site)
{
    [Fact]
    public async Task A_template_shows_the_source_of_the_view_that_was_compiled()
    {
        var templates = await site.Get<ITemplateService>().GetAllAsync(Array.Empty<string>());

        Assert.NotEmpty(templates);
        Assert.All(templates, template => Assert.Contains("@model", template.Content, StringComparison.Ordinal));
    }
}
