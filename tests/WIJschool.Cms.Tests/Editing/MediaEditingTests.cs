using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Services.Querying.RecycleBin;

namespace WIJschool.Cms.Tests.Editing;

[Collection(OnSqlite.Name)]
public sealed class MediaEditingOnSqlite(SqliteCms cms) : MediaEditingTests(cms);

[Collection(OnPostgres.Name)]
public sealed class MediaEditingOnPostgres(PostgresCms cms) : MediaEditingTests(cms);

/// <summary>Media by the services that editors' tools work with.</summary>
public abstract class MediaEditingTests(CmsFixture cms)
{
    private static readonly Guid Editor = Constants.Security.SuperUserKey;

    private readonly string unique = Guid.NewGuid().ToString("N")[..10];

    private IMediaEditingService Media => cms.Get<IMediaEditingService>();

    [Fact]
    public async Task An_uploaded_file_becomes_media_with_its_details()
    {
        var upload = await UploadAsync("tekening.svg", "<svg width='30' height='20'/>");

        var made = await Media.CreateAsync(new MediaCreateModel
        {
            ContentTypeKey = cms.Get<IMediaTypeService>().Get(Constants.Conventions.MediaTypes.VectorGraphicsAlias)!.Key,
            Variants = [new VariantModel { Name = "Tekening" }],
            Properties = [new PropertyValueModel { Alias = Constants.Conventions.Media.File, Value = new JsonObject { ["temporaryFileId"] = upload } }],
        }, Editor);

        Assert.True(made.Success, $"{made.Status}");
        var read = (await Media.GetAsync(made.Result.Content!.Key))!;
        Assert.EndsWith("/tekening.svg", read.GetValue<string>(Constants.Conventions.Media.File), StringComparison.Ordinal);
        Assert.Equal((30, "29"), (read.GetValue<int>(Constants.Conventions.Media.Width), read.GetValue<string>(Constants.Conventions.Media.Bytes)));
        Assert.Null(await cms.Get<ITemporaryFileService>().GetAsync(upload)); // it has moved
    }

    [Fact]
    public async Task Media_moves_is_sorted_and_comes_back_from_the_bin_to_where_it_was()
    {
        var (one, other) = (await FolderAsync("Een"), await FolderAsync("Ander"));
        var (first, second) = (await FolderAsync("Eerste", one), await FolderAsync("Tweede", one));

        Assert.True((await Media.MoveAsync(second, other, Editor)).Success);
        Assert.True((await Media.MoveAsync(second, one, Editor)).Success);
        Assert.Equal(ContentEditingOperationStatus.Success, await Media.SortAsync(one, [new SortingModel { Key = second, SortOrder = 0 }, new SortingModel { Key = first, SortOrder = 1 }], Editor));
        Assert.Equal([second, first], Children(one));
        Assert.True((await Media.MoveToRecycleBinAsync(second, Editor)).Success);

        var origin = await cms.Get<IMediaRecycleBinQueryService>().GetOriginalParentAsync(second);
        Assert.Equal((RecycleBinQueryResultType.Success, one), (origin.Status, origin.Result!.Key));
        Assert.True((await Media.RestoreAsync(second, one, Editor, includeDescendants: true)).Success);
        Assert.Equal([first, second], Children(one)); // what comes in comes last
        Assert.True((await Media.DeleteAsync(one, Editor)).Success);
        Assert.Null(await Media.GetAsync(second));
    }

    [Fact]
    public async Task Media_of_no_type_or_in_no_folder_is_refused_with_the_reason()
    {
        var folder = cms.Get<IMediaTypeService>().Get(Constants.Conventions.MediaTypes.Folder)!.Key;

        var noType = await Media.CreateAsync(new MediaCreateModel { ContentTypeKey = Guid.NewGuid(), Variants = [new VariantModel { Name = "x" }] }, Editor);
        var noParent = await Media.CreateAsync(new MediaCreateModel { ContentTypeKey = folder, ParentKey = Guid.NewGuid(), Variants = [new VariantModel { Name = "x" }] }, Editor);

        Assert.Equal(ContentEditingOperationStatus.ContentTypeNotFound, noType.Status);
        Assert.Equal(ContentEditingOperationStatus.ParentNotFound, noParent.Status);
    }

    private List<Guid> Children(Guid parent) => cms.Get<IMediaService>()
        .GetPagedChildren(cms.Get<IMediaService>().GetById(parent)!.Id, 0, 10, out _).Select(m => m.Key).ToList();

    private async Task<Guid> FolderAsync(string name, Guid? parent = null)
    {
        var made = await Media.CreateAsync(new MediaCreateModel
        {
            ContentTypeKey = cms.Get<IMediaTypeService>().Get(Constants.Conventions.MediaTypes.Folder)!.Key,
            ParentKey = parent,
            Variants = [new VariantModel { Name = $"{name} {unique}" }],
        }, Editor);
        Assert.True(made.Success, $"{made.Status}");
        return made.Result.Content!.Key;
    }

    private async Task<Guid> UploadAsync(string name, string content)
    {
        var upload = new CreateTemporaryFileModel
        {
            Key = Guid.NewGuid(),
            FileName = name,
            OpenReadStream = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)),
        };
        var made = await cms.Get<ITemporaryFileService>().CreateAsync(upload);
        Assert.True(made.Success, $"{made.Status}");
        return upload.Key;
    }
}
