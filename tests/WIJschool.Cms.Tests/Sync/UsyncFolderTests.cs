using System.Text;
using System.Xml.Linq;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Sync;

namespace WIJschool.Cms.Tests.Sync;

public abstract class UsyncFolderTests<TCms>
    where TCms : CmsFixture, new()
{
    private static readonly KeyValuePair<string, string?>[] Dutch =
    [
        new("Umbraco:CMS:InstallDefaultData:Languages:InstallData", "Values"),
        new("Umbraco:CMS:InstallDefaultData:Languages:Values:0", "nl"),
        new("Umbraco:CMS:InstallDefaultData:Languages:Values:1", "en"),
    ];

    private static string Seed => Path.Combine(Repository.Root, "uSync", "v17");

    [Fact]
    public async Task The_sites_own_folder_imports_and_a_second_import_changes_nothing()
    {
        await using var cms = await Running.StartAsync<TCms>(Dutch);
        var usync = cms.Get<UsyncFolder>();

        var first = await usync.ImportAsync(Seed, CancellationToken.None);
        var second = await usync.ImportAsync(Seed, CancellationToken.None);

        Assert.Contains(first, change => change.Kind == SyncChangeKind.Create);
        Assert.Equal([], second.Where(c => c.Kind != SyncChangeKind.None).Select(c => $"{c.Kind} {c.Item}: {string.Join("; ", c.Reasons.Take(3))}"));
    }

    [Fact]
    public async Task Exporting_the_unchanged_site_writes_the_same_bytes()
    {
        await using var cms = await Running.StartAsync<TCms>(Dutch);
        var usync = cms.Get<UsyncFolder>();
        var copy = Copy(Seed, cms.Folder);
        await usync.ImportAsync(copy, CancellationToken.None);

        var touched = await usync.ExportAsync(copy, CancellationToken.None);

        Assert.Equal([], touched.Select(path => $"{path}: {Difference(copy, path)}"));
    }

    [Fact]
    public async Task A_folder_of_a_real_site_imports_without_a_lost_value_and_exports_to_the_same_meaning()
    {
        await using var cms = await Running.StartAsync<TCms>();
        var usync = cms.Get<UsyncFolder>();
        var sample = Repository.Sample("usync-v17");
        await usync.ImportAsync(sample, CancellationToken.None);

        var changes = await usync.ReportAsync(sample, CancellationToken.None);

        Assert.Equal([], changes.Where(c => c.Kind != SyncChangeKind.None).Select(c => $"{c.Kind} {c.Item}: {string.Join("; ", c.Reasons.Take(3))}"));
    }

    [Fact]
    public async Task A_report_names_each_value_that_an_import_would_change_and_changes_nothing()
    {
        await using var cms = await Running.StartAsync<TCms>(Dutch);
        var usync = cms.Get<UsyncFolder>();
        var copy = Copy(Seed, cms.Folder);
        await usync.ImportAsync(copy, CancellationToken.None);
        Edit(copy, "Content/missie.config", root => root.Element("Info")!.Element("NodeName")!.Elements("Name").Single(n => n.Attribute("Culture")!.Value == "nl").Value = "Onze missie");

        var changes = (await usync.ReportAsync(copy, CancellationToken.None)).Where(c => c.Kind != SyncChangeKind.None).ToList();

        var change = Assert.Single(changes);
        Assert.Equal(SyncChangeKind.Update, change.Kind);
        Assert.Contains(change.Reasons, reason => reason.Contains("'Missie' → 'Onze missie'", StringComparison.Ordinal));
        Assert.Equal("Missie", cms.Get<IContentService>().GetById(Key(copy, "Content/missie.config"))!.GetCultureName("nl"));
    }

    [Theory]
    [InlineData("<Content Key=\"x\"", 1, "")]
    [InlineData("<Content Key=\"not-a-key\" Alias=\"X\" Level=\"1\">\n  <Info />\n</Content>", 1, "GUID")]
    [InlineData("<Content Key=\"0d5b7f4c-1111-4222-8333-944455556666\" Alias=\"X\" Level=\"1\">\n  <Info>\n    <ContentType>nergens</ContentType>\n  </Info>\n</Content>", 1, "nergens")]
    [InlineData("<Content Key=\"0d5b7f4c-1111-4222-8333-944455556666\" Alias=\"X\" Level=\"1\">\n  <Info>\n    <ContentType>newsItem</ContentType>\n    <SortOrder>veel</SortOrder>\n  </Info>\n</Content>", 4, "SortOrder")]
    public async Task A_broken_file_is_named_with_its_line_and_nothing_is_half_done(string xml, int line, string reason)
    {
        await using var cms = await Running.StartAsync<TCms>(Dutch);
        var copy = Copy(Seed, cms.Folder);
        await File.WriteAllTextAsync(Path.Combine(copy, "Content", "zz-broken.config"), xml);

        var failure = await Assert.ThrowsAsync<SyncFileException>(() => cms.Get<UsyncFolder>().ImportAsync(copy, CancellationToken.None));

        Assert.EndsWith("zz-broken.config", failure.Path, StringComparison.Ordinal);
        Assert.Equal(line, failure.Line);
        Assert.Contains(reason, failure.Reason, StringComparison.Ordinal);
        Assert.Empty(cms.Get<IContentService>().GetRootContent());
        Assert.DoesNotContain(cms.Get<IContentTypeService>().GetAll(), type => type.Alias == "newsItem");
    }

    private static string Copy(string folder, string target)
    {
        var copy = Path.Combine(target, "usync-copy", "v17");
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(file, path);
        }
        return copy;
    }

    private static void Edit(string folder, string file, Action<XElement> edit)
    {
        var path = Path.Combine(folder, file);
        var document = XDocument.Load(path);
        edit(document.Root!);
        document.Save(path);
    }

    private static Guid Key(string folder, string file) => Guid.Parse(XDocument.Load(Path.Combine(folder, file)).Root!.Attribute("Key")!.Value);

    private static string Difference(string folder, string path)
    {
        var original = Path.Combine(Seed, path);
        if (!File.Exists(original)) return "new";
        if (!File.Exists(Path.Combine(folder, path))) return "removed";
        var before = File.ReadAllText(original, Encoding.UTF8).Split('\n');
        var after = File.ReadAllText(Path.Combine(folder, path), Encoding.UTF8).Split('\n');
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}: '{before.ElementAtOrDefault(line)?.Trim()}' → '{after.ElementAtOrDefault(line)?.Trim()}'";
    }
}

public sealed class UsyncFolderOnSqliteTests : UsyncFolderTests<SqliteCms>;

public sealed class UsyncFolderOnPostgresTests : UsyncFolderTests<PostgresCms>;
