using System.Text;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Persistence.TemporaryFiles;

namespace WIJschool.Cms.Tests.TemporaryFiles;

public sealed class TemporaryFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wijschool-uploads-").FullName;

    private ITemporaryFileRepository Files => new TemporaryFileRepository(new CmsDatabaseOptions { DataDirectory = folder });

    [Fact]
    public async Task An_upload_is_read_back_with_its_name_and_term()
    {
        var until = new DateTime(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        var file = Upload("les één.txt", "inhoud", until);
        await Files.SaveAsync(file);

        var read = (await Files.GetAsync(file.Key))!;

        Assert.Equal(("les één.txt", until), (read.FileName, read.AvailableUntil));
        using var reader = new StreamReader(read.OpenReadStream());
        Assert.Equal("inhoud", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_name_with_a_path_stays_inside_its_own_folder()
    {
        var file = Upload("../../buiten.txt", "x", DateTime.UtcNow.AddDays(1));

        await Files.SaveAsync(file);

        Assert.Equal("buiten.txt", (await Files.GetAsync(file.Key))!.FileName);
        Assert.False(File.Exists(Path.Combine(folder, "buiten.txt")));
    }

    [Fact]
    public async Task Only_what_is_past_its_term_is_cleaned_up()
    {
        var now = DateTime.UtcNow;
        var (old, recent) = (Upload("oud.txt", "x", now.AddMinutes(-1)), Upload("nieuw.txt", "x", now.AddMinutes(1)));
        await Files.SaveAsync(old);
        await Files.SaveAsync(recent);

        var deleted = await Files.CleanUpOldTempFiles(now);

        Assert.Equal([old.Key], deleted);
        Assert.Null(await Files.GetAsync(old.Key));
        Assert.NotNull(await Files.GetAsync(recent.Key));
    }

    [Fact]
    public async Task A_file_that_was_never_uploaded_is_no_file() => Assert.Null(await Files.GetAsync(Guid.NewGuid()));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static TemporaryFileModel Upload(string name, string text, DateTime until) => new()
    {
        Key = Guid.NewGuid(),
        FileName = name,
        AvailableUntil = until,
        OpenReadStream = () => new MemoryStream(Encoding.UTF8.GetBytes(text)),
    };
}
