using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using WIJschool.Web.Hosting;

namespace WIJschool.Web.Tests.Rendering;

/// <summary>The whole site on a database of its own, with one page whose rich text holds blocks.</summary>
[Collection(OnTheSite.Name)] // one site at a time: Umbraco's core keeps one a process
public sealed class RichTextBlocksTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("wijschool-blocks-").FullName;
    private WebApplication? app;

    public async Task InitializeAsync()
    {
        app = ImportedSite.Build(folder);
        await app.StartCmsAsync(importWhenNew: false);
    }

    public async Task DisposeAsync()
    {
        await app!.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_block_in_rich_text_shows_as_one_in_a_list_does(bool inRequest)
    {
        var (quote, unknown) = (await ElementAsync("quoteBlock", "quote"), await ElementAsync("eigenBlok", "tekst"));
        var page = await PageAsync(await RichTextAsync(quote, unknown), $$$"""
            {"markup":"<p>Ervoor</p><umb-rte-block data-content-key=\"{{{Key(1)}}}\"></umb-rte-block><umb-rte-block data-content-key=\"{{{Key(2)}}}\"></umb-rte-block><p>Erna</p>",
             "blocks":{"layout":{"Umbraco.RichText":[{"contentKey":"{{{Key(1)}}}"},{"contentKey":"{{{Key(2)}}}"}]},
               "contentData":[{"contentTypeKey":"{{{quote.Key}}}","key":"{{{Key(1)}}}","values":[{"alias":"quote","value":"Samen & sterk"}]},
                              {"contentTypeKey":"{{{unknown.Key}}}","key":"{{{Key(2)}}}","values":[{"alias":"tekst","value":"weg"}]}],
               "settingsData":[],"expose":[{"contentKey":"{{{Key(1)}}}","culture":null,"segment":null},{"contentKey":"{{{Key(2)}}}","culture":null,"segment":null}]}}
            """);
        using var scope = app!.Services.CreateScope();
        if (inRequest) Get<IHttpContextAccessor>().HttpContext = new DefaultHttpContext
        {
            RequestServices = scope.ServiceProvider,
            Request = { Scheme = "http", Host = new HostString("school.test"), Path = "/" },
        };

        var html = $"{Get<IPublishedContentCache>().GetById(page.Key)!.GetProperty("tekst")!.GetValue()}";

        Assert.StartsWith("<p>Ervoor</p><div>", html, StringComparison.Ordinal);
        Assert.Contains("<blockquote><p>Samen &amp; sterk</p></blockquote>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("umb-rte-block", html, StringComparison.Ordinal);
        Assert.DoesNotContain("weg", html, StringComparison.Ordinal);
        Assert.EndsWith("<p>Erna</p>", html, StringComparison.Ordinal);
    }

    private T Get<T>()
        where T : notnull => app!.Services.GetRequiredService<T>();

    private static Guid Key(int number) => new(number, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8]);

    private async Task<IContentType> ElementAsync(string alias, string property)
    {
        var type = new ContentType(Get<IShortStringHelper>(), Constants.System.Root) { Alias = alias, Name = alias, IsElement = true };
        return await CreateAsync(type, property, (await Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.TextstringGuid))!);
    }

    private async Task<IDataType> RichTextAsync(params IContentType[] elements)
    {
        var dataType = new DataType(Get<PropertyEditorCollection>()[Constants.PropertyEditors.Aliases.RichText], Get<IConfigurationEditorJsonSerializer>())
        {
            Name = "Tekst met blokken",
            DatabaseType = ValueStorageType.Ntext,
            ConfigurationData = new Dictionary<string, object> { ["blocks"] = elements.Select(e => new Dictionary<string, object> { ["contentElementTypeKey"] = e.Key }).ToArray() },
        };
        Assert.True((await Get<IDataTypeService>().CreateAsync(dataType, Constants.Security.SuperUserKey)).Success);
        return dataType;
    }

    private async Task<IContent> PageAsync(IDataType dataType, string text)
    {
        var type = new ContentType(Get<IShortStringHelper>(), Constants.System.Root) { Alias = "tekstpagina", Name = "Tekstpagina", AllowedAsRoot = true };
        var page = new Content("Pagina", Constants.System.Root, await CreateAsync(type, "tekst", dataType));
        page.SetValue("tekst", text);
        Assert.True(Get<IContentService>().Save(page).Success);
        Assert.True(Get<IContentService>().Publish(page, ["*"]).Success);
        return page;
    }

    private async Task<IContentType> CreateAsync(ContentType type, string property, IDataType dataType)
    {
        type.AddPropertyGroup("inhoud", "Inhoud");
        type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), dataType, property) { Name = property }, "inhoud");
        Assert.True((await Get<IContentTypeService>().CreateAsync(type, Constants.Security.SuperUserKey)).Success);
        return Get<IContentTypeService>().Get(type.Key)!;
    }
}
