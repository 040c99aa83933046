using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Tests.Documents;

/// <summary>Makes types and documents for tests, and looks into the tables they are stored in.</summary>
public sealed class DocumentSite(CmsFixture cms)
{
    private static readonly SemaphoreSlim Once = new(1, 1);

    public IContentService Documents => cms.Get<IContentService>();

    /// <summary>A document type with a text property "title", by culture or not.</summary>
    public async Task<IContentType> TypeAsync(bool varies = false)
    {
        await Once.WaitAsync();
        try
        {
            var alias = varies ? "variantPage" : "plainPage";
            if (cms.Get<IContentTypeService>().Get(alias) is { } existing) return existing;
            return await CreateTypeAsync(alias, varies ? ContentVariation.Culture : ContentVariation.Nothing);
        }
        finally
        {
            Once.Release();
        }
    }

    public async Task<IContent> PageAsync(string name, int parentId = Constants.System.Root, string title = "a title", bool publish = false)
    {
        var page = new Content(name, parentId, await TypeAsync());
        page.SetValue("title", title);
        Assert.True(Documents.Save(page).Success);
        if (publish) Assert.True(Documents.Publish(page, ["*"]).Success);
        return page;
    }

    /// <summary>A document with a Dutch and an English name and title.</summary>
    public async Task<IContent> VariantPageAsync(string dutch, string english, int parentId = Constants.System.Root)
    {
        await LanguagesAsync();
        var page = new Content(null, parentId, await TypeAsync(varies: true));
        page.SetCultureName(dutch, "nl");
        page.SetCultureName(english, "en-US");
        page.SetValue("title", $"titel {dutch}", "nl");
        page.SetValue("title", $"title {english}", "en-US");
        Assert.True(Documents.Save(page).Success);
        return page;
    }

    public async Task LanguagesAsync()
    {
        var languages = cms.Get<ILanguageService>();
        if (await languages.GetAsync("nl") is null)
            Assert.True((await languages.CreateAsync(new Language("nl", "Nederlands"), Constants.Security.SuperUserKey)).Success);
    }

    /// <summary>Asks the tables.</summary>
    public T Rows<T>(Func<CmsDbContext, T> question)
    {
        using var scope = cms.Get<ICoreScopeProvider>().CreateCoreScope(autoComplete: true);
        return question(cms.Get<IScopedDatabase>().Db);
    }

    /// <summary>Changes rows behind the back of every service.</summary>
    public void Change<TRow>(Func<CmsDbContext, IQueryable<TRow>> rows, Action<TRow> change)
        where TRow : class
    {
        using var scope = cms.Get<ICoreScopeProvider>().CreateCoreScope(autoComplete: true);
        var db = cms.Get<IScopedDatabase>().Db;
        foreach (var row in rows(db).AsTracking().ToList()) change(row);
        db.SaveChanges();
    }

    public string Versions(int documentId) => Rows(db => string.Join(' ', (
        from version in db.ContentVersions.Where(v => v.NodeId == documentId)
        join document in db.DocumentVersions on version.Id equals document.Id
        orderby version.Id
        select new { version.Current, document.Published }).ToList()
        .Select(v => (v.Current, v.Published) switch { (true, false) => "draft", (false, true) => "published", (false, false) => "old", _ => "both" })));

    private async Task<IContentType> CreateTypeAsync(string alias, ContentVariation variation)
    {
        var text = (await cms.Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.TextstringGuid))!;
        var type = new ContentType(cms.Get<IShortStringHelper>(), Constants.System.Root)
        {
            Alias = alias,
            Name = alias,
            AllowedAsRoot = true,
            Variations = variation,
            Icon = "icon-document",
        };
        type.AddPropertyGroup("content", "Content");
        type.AddPropertyType(
            new PropertyType(cms.Get<IShortStringHelper>(), text, "title") { Name = "Title", Variations = variation }, "content", "Content");
        Assert.True((await cms.Get<IContentTypeService>().CreateAsync(type, Constants.Security.SuperUserKey)).Success);
        type.AllowedContentTypes = [new ContentTypeSort(type.Key, 0, alias)];
        Assert.True((await cms.Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey)).Success);
        return cms.Get<IContentTypeService>().Get(alias)!;
    }
}
