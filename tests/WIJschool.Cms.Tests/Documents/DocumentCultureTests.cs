using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Tests.Documents;

[Collection(OnSqlite.Name)]
public sealed class DocumentCulturesOnSqlite(SqliteCms cms) : DocumentCultureTests(cms);

[Collection(OnPostgres.Name)]
public sealed class DocumentCulturesOnPostgres(PostgresCms cms) : DocumentCultureTests(cms);

public abstract class DocumentCultureTests(CmsFixture cms)
{
    private readonly DocumentSite site = new(cms);

    [Fact]
    public async Task Each_culture_has_its_own_name_and_values()
    {
        var page = await site.VariantPageAsync("Missie", "Mission");

        var read = site.Documents.GetById(page.Id)!;

        Assert.Equal(("Missie", "Mission"), (read.GetCultureName("nl"), read.GetCultureName("en-US")));
        Assert.Equal(("titel Missie", "title Mission"), (read.GetValue<string>("title", "nl"), read.GetValue<string>("title", "en-US")));
        Assert.Equal("Mission", read.Name); // en-US is the default language of a fresh database
        Assert.Equal(2, site.Rows(db => db.DocumentCultureVariations.Count(c => c.NodeId == page.Id && c.Available && c.Edited && !c.Published)));
    }

    [Fact]
    public async Task One_culture_is_published_without_the_other()
    {
        var page = await site.VariantPageAsync("Visie", "Vision");

        Assert.True(site.Documents.Publish(page, ["en-US"]).Success);

        var read = site.Documents.GetById(page.Id)!;
        Assert.Equal((true, false), (read.IsCulturePublished("en-US"), read.IsCulturePublished("nl")));
        Assert.Equal((false, true), (read.IsCultureEdited("en-US"), read.IsCultureEdited("nl")));
        Assert.Null(read.GetValue("title", "nl", published: true));
        Assert.Equal("title Vision", read.GetValue("title", "en-US", published: true));
        Assert.Equal(1, site.Rows(db => db.ContentVersionCultureVariations.Count(c => c.VersionId == read.PublishedVersionId)));

        Assert.True(site.Documents.Publish(read, ["nl"]).Success);
        var both = site.Documents.GetById(page.Id)!;
        Assert.Equal(["en-US", "nl"], both.PublishedCultures.Order());
    }

    [Fact]
    public async Task One_culture_is_unpublished_without_the_other()
    {
        var page = await site.VariantPageAsync("Strategie", "Strategy");
        site.Documents.Publish(page, ["*"]);

        Assert.True(site.Documents.Unpublish(site.Documents.GetById(page.Id)!, "nl").Success);

        var read = site.Documents.GetById(page.Id)!;
        Assert.True(read.Published);
        Assert.Equal(["en-US"], read.PublishedCultures);
        Assert.Equal("titel Strategie", read.GetValue<string>("title", "nl"));
    }

    [Fact]
    public async Task A_change_in_one_culture_marks_that_one_as_edited()
    {
        var page = await site.VariantPageAsync("Aanleiding", "Reason");
        site.Documents.Publish(page, ["*"]);
        page = site.Documents.GetById(page.Id)!;

        page.SetValue("title", "nieuw", "nl");
        site.Documents.Save(page);

        var read = site.Documents.GetById(page.Id)!;
        Assert.Equal(["nl"], read.EditedCultures!);
        Assert.True(read.GetUpdateDate("nl") > read.GetUpdateDate("en-US"));
    }

    [Fact]
    public async Task Names_are_unique_among_siblings_in_each_culture()
    {
        var first = await site.VariantPageAsync("Dubbel", "Double");
        var second = await site.VariantPageAsync("Dubbel", "Other");

        Assert.Equal(("Dubbel", "Dubbel (1)"), (first.GetCultureName("nl"), second.GetCultureName("nl")));
        Assert.Equal("Other", second.GetCultureName("en-US"));
    }

    [Fact]
    public async Task Children_are_ordered_and_filtered_by_their_name_in_a_culture()
    {
        var parent = await site.VariantPageAsync("Ouder", "Parent");
        await site.VariantPageAsync("Zebra", "Animal", parent.Id);
        await site.VariantPageAsync("Aap", "Monkey", parent.Id);

        Assert.Equal(["Aap", "Zebra"], Names("nl"));
        Assert.Equal(["Animal", "Monkey"], Names("en-US").Select(n => n == "Zebra" ? "Animal" : "Monkey"));
        var filter = cms.Get<Umbraco.Cms.Core.Scoping.ICoreScopeProvider>().CreateQuery<IContent>().Where(c => c.Name!.Contains("zeb"));
        Assert.Single(site.Documents.GetPagedChildren(parent.Id, 0, 10, out _, null, filter, Ordering.By("name", culture: "nl")));
        Assert.Empty(site.Documents.GetPagedChildren(parent.Id, 0, 10, out _, null, filter, Ordering.By("name", culture: "en-US")));
        Assert.Equal(2, site.Documents.GetPagedChildren(parent.Id, 0, 10, out _, null, null, Ordering.By("published", culture: "nl")).Count());

        List<string?> Names(string culture) => site.Documents
            .GetPagedChildren(parent.Id, 0, 10, out _, null, null, Ordering.By("name", culture: culture)).Select(c => c.GetCultureName("nl")).ToList();
    }

    [Fact]
    public async Task A_schedule_can_be_for_one_culture()
    {
        var page = await site.VariantPageAsync("Later", "Sooner");
        var schedule = new ContentScheduleCollection();
        schedule.Add("en-US", DateTime.UtcNow.AddMinutes(1), null);
        site.Documents.PersistContentSchedule(page, schedule);

        site.Documents.PerformScheduledPublish(DateTime.UtcNow.AddMinutes(2));

        Assert.Equal(["en-US"], site.Documents.GetById(page.Id)!.PublishedCultures);
    }

    [Fact]
    public async Task A_document_without_a_name_in_any_culture_is_refused()
    {
        await site.LanguagesAsync();
        var page = new Content(null, Constants.System.Root, await site.TypeAsync(varies: true));

        Assert.ThrowsAny<Exception>(() => site.Documents.Save(page));
    }
}
