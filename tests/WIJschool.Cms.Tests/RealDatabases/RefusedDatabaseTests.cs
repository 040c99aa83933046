using WIJschool.Cms.Persistence.Installation;

namespace WIJschool.Cms.Tests.RealDatabases;

/// <summary>Databases that the site must not touch.</summary>
public sealed class RefusedDatabaseTests
{
    [Theory]
    [InlineData("{6A7D3B80-8B64-4E41-A7C0-02EC39336E97}", "16.4")]
    [InlineData("{7208B20D-6BFC-472E-9374-85EEA817B27D}", "stopped half-way")] // between 16 and 17
    [InlineData("{CC47C751-A81B-489A-A2BC-0240245DB687}", "13.5")]
    [InlineData("{D00BB11A-DDF8-47C4-B58E-150C123BB3BB}", "18.0")]
    [InlineData("", "never finished")]
    public async Task A_database_of_another_Umbraco_is_refused_before_anything_is_written(string state, string told) =>
        await AssertRefusedAsync(SampleDatabase.InState(state), told);

    [Theory]
    [InlineData("DROP TABLE umbracoDistributedJob", "older than 17")]
    [InlineData("CREATE TABLE umbracoElement (nodeId INTEGER PRIMARY KEY)", "newer than 17")]
    public async Task A_database_whose_state_nobody_knows_is_told_by_its_tables(string change, string told) =>
        await AssertRefusedAsync(SampleDatabase.InState("{11111111-2222-3333-4444-555555555555}") + change, told);

    [Theory]
    [InlineData("DROP TABLE umbracoKeyValue")]
    [InlineData("DROP TABLE umbracoNode")]
    public async Task A_database_whose_installation_stopped_is_refused(string change) => await AssertRefusedAsync(change, "never finished");

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_left_alone()
    {
        var cms = new BareCms();
        await File.WriteAllTextAsync(SampleDatabase.In(cms.Folder), new string('x', 5000));

        var refused = await Assert.ThrowsAsync<UnusableDatabaseException>(cms.InitializeAsync);

        Assert.Contains("not a SQLite database", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Umbraco.sqlite.db", refused.Message, StringComparison.Ordinal);
        Assert.Equal(5000, new FileInfo(SampleDatabase.In(cms.Folder)).Length);
        await cms.DisposeAsync();
    }

    [Fact]
    public async Task A_database_that_may_only_be_read_is_refused_with_what_to_do()
    {
        var cms = new SampleCms { Extra = [new("ConnectionStrings:umbracoDbDSN", "Data Source=|DataDirectory|/Umbraco.sqlite.db;Mode=ReadOnly")] };

        var refused = await Assert.ThrowsAsync<UnusableDatabaseException>(cms.InitializeAsync);

        Assert.Contains("cannot be written", refused.Message, StringComparison.Ordinal);
        await cms.DisposeAsync();
    }

    private static async Task AssertRefusedAsync(string change, string told)
    {
        var cms = new BareCms();
        await SampleDatabase.UnpackAsync(SampleDatabase.Rich, cms.Folder);
        SampleDatabase.Change(cms.Folder, change);
        var before = SampleDatabase.Fingerprint(cms.Folder);

        var refused = await Assert.ThrowsAsync<UnusableDatabaseException>(cms.InitializeAsync);

        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, SampleDatabase.Fingerprint(cms.Folder));
        await cms.DisposeAsync();
    }

    private sealed class BareCms : CmsFixture
    {
        protected override Dictionary<string, string?> Settings() => [];
    }
}
