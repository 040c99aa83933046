using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Cms.Tests.Documents;

[Collection(OnSqlite.Name)]
public sealed class DocumentTagsOnSqlite(SqliteCms cms) : DocumentTagTests(cms);

[Collection(OnPostgres.Name)]
public sealed class DocumentTagsOnPostgres(PostgresCms cms) : DocumentTagTests(cms);

public abstract class DocumentTagTests(CmsFixture cms)
{
    private readonly DocumentSite site = new(cms);

    private ITagService Tags => cms.Get<ITagService>();

    [Fact]
    public async Task Tags_of_what_is_published_can_be_asked_for_and_go_when_it_is_unpublished()
    {
        var unique = Guid.NewGuid().ToString("N")[..6];
        var first = await TaggedAsync($"""["dialoog {unique}","Veiligheid {unique}"]""");
        await TaggedAsync($"""["DIALOOG {unique}"]""");

        Assert.Equal([$"dialoog {unique}", $"Veiligheid {unique}"], Tags.GetTagsForEntity(first.Id).Select(t => t.Text).Order());
        Assert.Equal(2, Assert.Single(Tags.GetAllContentTags(), t => t.Text == $"dialoog {unique}").NodeCount);
        Assert.Equal(2, Tags.GetTaggedContentByTag($"dialoog {unique}").Count());
        Assert.Equal(first.Id, Tags.GetTaggedEntityByKey(first.Key)!.EntityId);
        Assert.Equal(2, Tags.GetTagsForProperty(first.Id, "tags").Count());

        first.SetValue("tags", $"""["Veiligheid {unique}"]""");
        site.Documents.Save(first);
        Assert.Equal(2, Tags.GetTagsForEntity(first.Id).Count()); // a draft tells nobody
        site.Documents.Publish(first, ["*"]);
        Assert.Equal([$"Veiligheid {unique}"], Tags.GetTagsForEntity(first.Id).Select(t => t.Text));

        site.Documents.Unpublish(first);
        Assert.Empty(Tags.GetTagsForEntity(first.Id));
    }

    private async Task<IContent> TaggedAsync(string tags)
    {
        var page = new Content($"Tagged {Guid.NewGuid():N}", Constants.System.Root, await TypeAsync());
        page.SetValue("tags", tags);
        Assert.True(site.Documents.Save(page).Success);
        Assert.True(site.Documents.Publish(page, ["*"]).Success);
        return page;
    }

    private async Task<IContentType> TypeAsync()
    {
        var types = cms.Get<IContentTypeService>();
        if (types.Get("taggedPage") is { } existing) return existing;
        var editor = (await cms.Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.TagsGuid))!;
        var type = new ContentType(cms.Get<IShortStringHelper>(), Constants.System.Root) { Alias = "taggedPage", Name = "Tagged page", AllowedAsRoot = true };
        type.AddPropertyType(new PropertyType(cms.Get<IShortStringHelper>(), editor, "tags") { Name = "Tags" });
        Assert.True((await types.CreateAsync(type, Constants.Security.SuperUserKey)).Success);
        return types.Get("taggedPage")!;
    }
}
