using System.Text;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;

namespace WIJschool.Cms.Tests.PropertyEditors;

[Collection(OnSqlite.Name)]
public sealed class UploadsOnSqlite(SqliteCms cms) : UploadTests(cms);

[Collection(OnPostgres.Name)]
public sealed class UploadsOnPostgres(PostgresCms cms) : UploadTests(cms);

/// <summary>Files that are uploaded while a page is edited, and what becomes of them.</summary>
public abstract class UploadTests(CmsFixture cms)
{
    private const string Upload = Constants.PropertyEditors.Aliases.UploadField;
    private const string Cropper = Constants.PropertyEditors.Aliases.ImageCropper;
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private readonly EditorSite site = new(cms);

    private MediaFileManager Files => cms.Get<MediaFileManager>();

    [Theory]
    [InlineData(Upload)]
    [InlineData(Cropper)]
    public async Task An_upload_becomes_a_file_of_its_page_and_takes_the_place_of_the_one_before(string editor)
    {
        var (page, dataType) = await PageAsync(editor);

        var first = await AddAsync(page, dataType, "eerste.png");
        var upload = await UploadAsync("tweede.png");
        site.Post(page, "bestand", dataType, $$"""{"src":"","temporaryFileId":"{{upload}}"}""");
        var second = Source(page);

        Assert.EndsWith("/tweede.png", second, StringComparison.Ordinal);
        Assert.Equal((false, true), (Exists(first), Exists(second)));
        await GoneAsync(upload);

        site.Post(page, "bestand", dataType, posted: null);
        Assert.Null(page.GetValue("bestand"));
        Assert.False(Exists(second));
    }

    [Theory]
    [InlineData(Upload)]
    [InlineData(Cropper)]
    public async Task The_file_of_another_page_is_neither_taken_nor_deleted(string editor)
    {
        var (other, dataType) = await PageAsync(editor);
        var foreign = await AddAsync(other, dataType, "van-een-ander.png");
        var mine = new Content("Eigen", Constants.System.Root, cms.Get<IContentTypeService>().Get(other.ContentType.Alias)!);

        site.Post(mine, "bestand", dataType, $$"""{"src":"{{foreign}}"}""");
        Assert.Null(mine.GetValue("bestand"));

        mine.SetValue("bestand", other.GetValue("bestand")); // as a copy of older software has it
        site.Post(mine, "bestand", dataType, posted: null);
        Assert.True(Exists(foreign));
    }

    [Theory]
    [InlineData(Upload, "brief.txt")] // what the data type does not allow
    [InlineData(Upload, "zonder-extensie")]
    public async Task A_file_that_is_not_allowed_is_refused_and_not_stored(string editor, string name)
    {
        var (page, dataType) = await PageAsync(editor, ("fileExtensions", new[] { "png" }));
        var posted = $$"""{"temporaryFileId":"{{await UploadAsync(name)}}"}""";

        site.Post(page, "bestand", dataType, posted);

        Assert.Null(page.GetValue("bestand"));
        Assert.NotEmpty(site.Editor(dataType).Validate(site.Json(posted), required: false, format: null, PropertyValidationContext.Empty()));
    }

    [Theory]
    [InlineData(Upload, false)]
    [InlineData(Cropper, false)]
    [InlineData(Upload, true)]
    [InlineData(Cropper, true)]
    public async Task A_copy_has_files_of_its_own_and_each_page_takes_its_own_along(string editor, bool isInBlock)
    {
        var page = isInBlock ? await BlockPageAsync(editor) : await FilledPageAsync(editor);
        site.Publish(page);

        var copy = site.Contents.GetById(site.Contents.Copy(page, Constants.System.Root, relateToOriginal: false)!.Key)!;

        var (original, copied) = (Source(page), Source(copy));
        Assert.NotEqual(original, copied);
        Assert.Equal((true, true), (Exists(original), Exists(copied)));
        site.Contents.Delete(copy);
        Assert.Equal((true, false), (Exists(original), Exists(copied)));
        site.Contents.Delete(site.Contents.GetById(page.Key)!);
        Assert.False(Exists(original));
    }

    [Fact]
    public async Task A_media_item_takes_its_file_along_and_keeps_it_in_the_bin()
    {
        var media = cms.Get<IMediaService>().CreateMedia("Bijlage", Constants.System.Root, Constants.Conventions.MediaTypes.File);
        var property = media.Properties[Constants.Conventions.Media.File]!.PropertyType;
        site.Post(media, property.Alias, (await cms.Get<IDataTypeService>().GetAsync(property.DataTypeKey))!, $$"""{"temporaryFileId":"{{await UploadAsync("bijlage.pdf")}}"}""");
        Assert.True(cms.Get<IMediaService>().Save(media).Success);
        var file = media.GetValue<string>(property.Alias)!;

        cms.Get<IMediaService>().MoveToRecycleBin(media);
        Assert.True(Exists(file));
        cms.Get<IMediaService>().Delete(media);
        Assert.False(Exists(file));
    }

    [Theory]
    [InlineData("foto.png", null, Constants.Conventions.MediaTypes.Image)]
    [InlineData("tekening.svg", null, Constants.Conventions.MediaTypes.VectorGraphicsAlias)]
    [InlineData("brief.pdf", null, Constants.Conventions.MediaTypes.File)]
    [InlineData("foto.png", Constants.Conventions.MediaTypes.File, Constants.Conventions.MediaTypes.File)]
    public async Task A_file_dropped_on_a_picker_becomes_a_media_item_in_its_folder(string name, string? asked, string type)
    {
        var folder = cms.Get<IMediaService>().CreateMediaWithIdentity("Map", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        var (page, dataType) = await PageAsync(Constants.PropertyEditors.Aliases.MediaPicker3, ("startNodeId", folder.Key));
        var upload = await UploadAsync(name);

        site.Post(page, "bestand", dataType, $$"""[{"key":"{{Guid.NewGuid()}}","mediaKey":"{{upload}}","mediaTypeAlias":"{{asked}}","crops":[],"focalPoint":null}]""");

        var media = cms.Get<IMediaService>().GetById(Guid.Parse((string)JsonNode.Parse((string)page.GetValue("bestand")!)![0]!["mediaKey"]!))!;
        Assert.NotEqual(upload, media.Key);
        Assert.Equal((type, folder.Id), (media.ContentType.Alias, media.ParentId));
        Assert.Contains($"/{name}", media.GetValue<string>(Constants.Conventions.Media.File), StringComparison.Ordinal);
        await GoneAsync(upload);
    }

    [Fact]
    public async Task A_picture_pasted_into_a_text_becomes_one_media_item_stored_without_its_address()
    {
        var (page, dataType) = await PageAsync(Constants.PropertyEditors.Aliases.RichText);
        var (upload, gone) = (await UploadAsync("geplakt.png"), Guid.NewGuid());
        var picture = $"<img src=\\\"blob:1\\\" data-tmpimg=\\\"{upload}\\\" width=\\\"200\\\" height=\\\"100\\\">";

        site.Post(page, "bestand", dataType, $$"""{"markup":"<p>{{picture}}{{picture}}<img src=\"blob:2\" data-tmpimg=\"{{gone}}\"></p>","blocks":null}""");

        var markup = (string)JsonNode.Parse((string)page.GetValue("bestand")!)!["markup"]!;
        var udi = (GuidUdi)UdiParser.Parse(markup.Split("data-udi=\"")[1].Split('"')[0]);
        var media = cms.Get<IMediaService>().GetById(udi.Guid)!;
        Assert.Equal((Constants.Conventions.MediaTypes.Image, 2), (media.ContentType.Alias, markup.Split(udi.ToString()).Length - 1));
        Assert.Equal([gone.ToString()], markup.Split("data-tmpimg=\"").Skip(1).Select(rest => rest.Split('"')[0]));
        using var context = cms.Get<IUmbracoContextFactory>().EnsureUmbracoContext();
        Assert.DoesNotContain("src=\"/media/", markup, StringComparison.Ordinal);
        Assert.Contains(Path(media), Shown(page, dataType), StringComparison.Ordinal);
        Assert.Contains("width=200", Shown(page, dataType), StringComparison.Ordinal);
    }

    private static string Blocks(Guid element, string value) => $$"""
        {"layout":{"Umbraco.BlockList":[{"contentKey":"11111111-1111-1111-1111-111111111111"}]},
         "contentData":[{"contentTypeKey":"{{element}}","key":"11111111-1111-1111-1111-111111111111","values":[{"alias":"bestand","value":{{value}}}]}],
         "settingsData":[],"expose":[{"contentKey":"11111111-1111-1111-1111-111111111111"}]}
        """;

    private static string Source(IContentBase page)
    {
        var text = page.GetValue<string>("bestand")!;
        var at = text.IndexOf("/media/", StringComparison.Ordinal);
        return text[at..].Split('"', '\\')[0];
    }

    private static string Path(IMedia media) => (string)JsonNode.Parse(media.GetValue<string>(Constants.Conventions.Media.File)!)!["src"]!;

    private string Shown(IContentBase page, IDataType dataType) =>
        cms.Get<IJsonSerializer>().Serialize(site.Editor(dataType).ToEditor(page.Properties["bestand"]!)!);

    private bool Exists(string url) => Files.FileSystem.FileExists(Files.FileSystem.GetRelativePath(url));

    /// <summary>Core deletes an upload in the background.</summary>
    private async Task GoneAsync(Guid upload)
    {
        for (var i = 0; i < 100 && await cms.Get<ITemporaryFileService>().GetAsync(upload) is not null; i++) await Task.Delay(50);
        Assert.Null(await cms.Get<ITemporaryFileService>().GetAsync(upload));
    }

    private async Task<string> AddAsync(IContent page, IDataType dataType, string name)
    {
        site.Post(page, "bestand", dataType, $$"""{"src":"","temporaryFileId":"{{await UploadAsync(name)}}"}""");
        Assert.True(Exists(Source(page)));
        return Source(page);
    }

    private async Task<Guid> UploadAsync(string name)
    {
        var bytes = name.EndsWith(".png", StringComparison.Ordinal) ? Convert.FromBase64String(Pixel)
            : Encoding.UTF8.GetBytes("""<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"></svg>""");
        var made = await cms.Get<ITemporaryFileService>().CreateAsync(new CreateTemporaryFileModel { Key = Guid.NewGuid(), FileName = name, OpenReadStream = () => new MemoryStream(bytes) });
        Assert.True(made.Success, made.Status.ToString());
        return made.Result!.Key;
    }

    private async Task<(IContent Page, IDataType DataType)> PageAsync(string editor, params (string Name, object Value)[] settings)
    {
        var dataType = await site.DataTypeAsync(editor, settings);
        return (new Content("Pagina", Constants.System.Root, await site.TypeAsync("upload", isElement: false, ("bestand", dataType))), dataType);
    }

    private async Task<IContent> FilledPageAsync(string editor)
    {
        var (page, dataType) = await PageAsync(editor);
        await AddAsync(page, dataType, "foto.png");
        return page;
    }

    private async Task<IContent> BlockPageAsync(string editor)
    {
        var element = await site.TypeAsync("element", isElement: true, ("bestand", await site.DataTypeAsync(editor)));
        var list = await site.BlocksAsync(Constants.PropertyEditors.Aliases.BlockList, element);
        var page = new Content("Pagina", Constants.System.Root, await site.TypeAsync("blokken", isElement: false, ("bestand", list)));
        site.Post(page, "bestand", list, Blocks(element.Key, $$"""{"temporaryFileId":"{{await UploadAsync("foto.png")}}"}"""));
        return page;
    }
}
