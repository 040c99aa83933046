using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using WIJschool.Cms.Tests.Documents;

namespace WIJschool.Cms.Tests.PropertyEditors;

[Collection(OnSqlite.Name)]
public sealed class SegmentsOnSqlite(SqliteCms cms) : SegmentTests(cms);

[Collection(OnPostgres.Name)]
public sealed class SegmentsOnPostgres(PostgresCms cms) : SegmentTests(cms);

/// <summary>Values that differ by segment: stored, published and delivered.</summary>
public abstract class SegmentTests(CmsFixture cms)
{
    private readonly EditorSite site = new(cms);

    [Fact]
    public async Task A_value_of_a_segment_is_for_who_asks_for_that_segment()
    {
        var page = new Content("Deel", Constants.System.Root, await TypeAsync(ContentVariation.Segment));
        page.SetValue("tekst", "iedereen");
        page.SetValue("tekst", "leerkracht", culture: null, segment: "leerkracht");
        var published = site.Publish(page);

        published.SetValue("tekst", "leerkracht nieuw", culture: null, segment: "leerkracht");
        Assert.True(site.Contents.Save(published).Success);

        var stored = site.Contents.GetById(page.Key)!;
        Assert.Equal(("iedereen", "leerkracht nieuw", "leerkracht"), (
            stored.GetValue("tekst"), stored.GetValue("tekst", null, "leerkracht"), stored.GetValue("tekst", null, "leerkracht", published: true)));
        Assert.Equal(["iedereen", "leerkracht", "iedereen"], new[] { null, "Leerkracht", "ouder" }.Select(segment => Delivered(page, null, segment)));
        site.Publish(stored);
        Assert.Equal("leerkracht nieuw", Delivered(page, null, "leerkracht"));
    }

    [Fact]
    public async Task A_segment_of_one_culture_is_published_with_that_culture()
    {
        await new DocumentSite(cms).LanguagesAsync();
        var page = new Content(null, Constants.System.Root, await TypeAsync(ContentVariation.CultureAndSegment));
        foreach (var culture in new[] { "nl", "en-US" })
        {
            page.SetCultureName($"Deel {culture} {site.Suffix}", culture);
            page.SetValue("tekst", $"allen {culture}", culture);
            page.SetValue("tekst", $"ouder {culture}", culture, "ouder");
        }

        var stored = site.Publish(page, "nl");
        Assert.Equal(("ouder nl", "allen nl"), (Delivered(page, "nl", "ouder"), Delivered(page, "nl", "leerkracht")));
        Assert.Null(stored.GetValue("tekst", "en-US", "ouder", published: true));

        stored.SetValue("tekst", "ouder nl 2", "nl", "ouder");
        site.Publish(stored, "en-US");
        Assert.Equal(("ouder nl", "ouder en-US"), (Delivered(page, "nl", "ouder"), Delivered(page, "en-US", "ouder")));
        Assert.Equal("ouder nl 2", site.Contents.GetById(page.Key)!.GetValue("tekst", "nl", "ouder"));
    }

    [Fact]
    public async Task A_value_taken_from_a_segment_is_that_of_everyone_again()
    {
        var page = new Content("Deel", Constants.System.Root, await TypeAsync(ContentVariation.Segment));
        page.SetValue("tekst", "iedereen");
        page.SetValue("tekst", "ouder", culture: null, segment: "ouder");
        var stored = site.Publish(page);

        stored.SetValue("tekst", null, culture: null, segment: "ouder");
        site.Publish(stored);

        Assert.Equal("iedereen", Delivered(page, null, "ouder"));
    }

    private async Task<IContentType> TypeAsync(ContentVariation variation) =>
        await site.TypeAsync("segment", isElement: false, variation, ("tekst", await site.TextAsync(), variation));

    private string? Delivered(IContent page, string? culture, string? segment)
    {
        cms.Get<IVariationContextAccessor>().VariationContext = new VariationContext(culture, segment);
        return cms.Get<IApiPropertyRenderer>().GetPropertyValue(cms.Get<IPublishedContentCache>().GetById(page.Key)!.GetProperty("tekst")!, expanding: false) as string;
    }
}
