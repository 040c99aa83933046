using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Tests.Documents;

namespace WIJschool.Cms.Tests.Media;

[Collection(OnSqlite.Name)]
public sealed class MediaOnSqlite(SqliteCms cms) : MediaTests(cms);

[Collection(OnPostgres.Name)]
public sealed class MediaOnPostgres(PostgresCms cms) : MediaTests(cms);

public abstract class MediaTests(CmsFixture cms)
{
    private readonly string unique = Guid.NewGuid().ToString("N")[..8];

    private IMediaService Items => cms.Get<IMediaService>();

    [Fact]
    public void An_image_is_found_by_the_path_of_its_file_in_any_size()
    {
        var image = Image("Photo");

        Assert.Equal(image.Key, Items.GetMediaByPath($"/media/{unique}/photo.jpg")!.Key);
        Assert.Equal(image.Key, Items.GetMediaByPath($"/media/{unique}/photo_500x300.jpg")!.Key);
        Assert.Null(Items.GetMediaByPath($"/media/{unique}/other.jpg"));
        Assert.Equal($"/media/{unique}/photo.jpg", new DocumentSite(cms).Rows(db => db.MediaVersions.First(m => m.Id == image.VersionId).Path));
    }

    [Fact]
    public void Folders_hold_images_and_names_are_unique_within_them()
    {
        var folder = Items.CreateMediaWithIdentity($"Folder {unique}", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);

        var names = Enumerable.Range(0, 3).Select(_ => Image("Photo", folder.Id).Name).ToList();

        Assert.Equal(["Photo", "Photo (1)", "Photo (2)"], names);
        Assert.Equal(3, Items.CountChildren(folder.Id));
        Assert.Equal(names, Items.GetPagedChildren(folder.Id, 0, 10, out _, null, Ordering.By("name")).Select(m => m.Name));
    }

    [Fact]
    public async Task Media_goes_to_the_bin_and_back_with_what_is_below_it()
    {
        var folder = Items.CreateMediaWithIdentity($"Folder {unique}", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        var image = Image("Photo", folder.Id);

        Assert.True(Items.MoveToRecycleBin(folder).Success);
        Assert.Equal((true, $"-1,-21,{folder.Id},{image.Id}"), (Items.GetById(image.Id)!.Trashed, Items.GetById(image.Id)!.Path));
        Items.Move(Items.GetById(folder.Id)!, Constants.System.Root);
        Assert.Equal((false, $"-1,{folder.Id},{image.Id}"), (Items.GetById(image.Id)!.Trashed, Items.GetById(image.Id)!.Path));

        Assert.True(Items.MoveToRecycleBin(Items.GetById(folder.Id)!).Success);
        await Items.EmptyRecycleBinAsync(Constants.Security.SuperUserKey);
        Assert.Null(Items.GetById(image.Id));
        Assert.False(Items.RecycleBinSmells());
    }

    [Fact]
    public void Saving_media_again_changes_its_one_version()
    {
        var image = Image("Photo");
        var versionId = image.VersionId;

        image = Items.GetById(image.Id)!;
        image.SetValue(Constants.Conventions.Media.File, $$"""{"src":"/media/{{unique}}/new.jpg"}""");
        Assert.True(Items.Save(image).Success);

        var read = Items.GetById(image.Id)!;
        Assert.Equal(versionId, read.VersionId);
        Assert.Equal(image.Key, Items.GetMediaByPath($"/media/{unique}/new.jpg")!.Key);
    }

    [Fact]
    public void A_drawing_gets_the_size_of_its_file()
    {
        using var file = new MemoryStream("<svg width='64' height='32'/>"u8.ToArray());
        cms.Get<MediaFileManager>().FileSystem.AddFile($"{unique}/tekening.svg", file);
        var drawing = Items.CreateMedia("Tekening", Constants.System.Root, Constants.Conventions.MediaTypes.VectorGraphicsAlias);
        drawing.SetValue(Constants.Conventions.Media.File, $"/media/{unique}/tekening.svg");

        Assert.True(Items.Save(drawing).Success);

        var read = Items.GetById(drawing.Id)!;
        Assert.Equal((64, 32), (read.GetValue<int>(Constants.Conventions.Media.Width), read.GetValue<int>(Constants.Conventions.Media.Height)));
        Assert.Equal("svg", read.GetValue<string>(Constants.Conventions.Media.Extension));
    }

    private IMedia Image(string name, int parentId = Constants.System.Root)
    {
        var image = Items.CreateMedia(name, parentId, Constants.Conventions.MediaTypes.Image);
        image.SetValue(Constants.Conventions.Media.File, $$"""{"src":"/media/{{unique}}/photo.jpg"}""");
        Assert.True(Items.Save(image).Success);
        return image;
    }
}
