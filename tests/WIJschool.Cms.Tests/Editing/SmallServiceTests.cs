using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.FileSystem;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Sync;

namespace WIJschool.Cms.Tests.Editing;

[Collection(OnSqlite.Name)]
public sealed class SmallServicesOnSqlite(SqliteCms cms) : SmallServiceTests(cms);

[Collection(OnPostgres.Name)]
public sealed class SmallServicesOnPostgres(PostgresCms cms) : SmallServiceTests(cms);

/// <summary>The services that editors' tools use besides content and types.</summary>
public abstract class SmallServiceTests(CmsFixture cms)
{
    private static readonly Guid Editor = Constants.Security.SuperUserKey;

    private readonly string unique = Guid.NewGuid().ToString("N");

    [Fact]
    public void A_value_is_set_when_it_still_is_what_the_writer_thinks()
    {
        var values = cms.Get<IKeyValueService>();
        values.SetValue(unique, "een");

        Assert.True(values.TrySetValue(unique, "een", "twee"));
        Assert.False(values.TrySetValue(unique, "een", "drie"));
        Assert.Throws<InvalidOperationException>(() => values.SetValue(unique, "een", "drie"));
        Assert.Equal("twee", values.GetValue(unique));
        Assert.Null(values.GetValue(unique + "x"));
    }

    [Fact]
    public async Task The_secret_of_a_second_step_is_kept_until_it_is_switched_off()
    {
        using var services = cms.Services.CreateScope();
        var steps = services.ServiceProvider.GetRequiredService<ITwoFactorLoginService>();
        var who = Guid.NewGuid();

        await steps.SaveAsync(new TwoFactorLogin { Key = Guid.NewGuid(), UserOrMemberKey = who, ProviderName = "Authenticator", Secret = "geheim" });

        Assert.Equal("geheim", await steps.GetSecretForUserAndProviderAsync(who, "Authenticator"));
        Assert.True(await steps.DisableAsync(who, "Authenticator"));
        Assert.Null(await steps.GetSecretForUserAndProviderAsync(who, "Authenticator"));
        Assert.False(await steps.IsTwoFactorEnabledAsync(who));
    }

    [Fact]
    public async Task An_upload_is_kept_until_it_is_used_and_one_with_a_forbidden_name_is_refused()
    {
        var files = cms.Get<ITemporaryFileService>();
        CreateTemporaryFileModel Upload(string name) => new() { Key = Guid.NewGuid(), FileName = name, OpenReadStream = () => new MemoryStream([1, 2, 3]) };
        var made = await files.CreateAsync(Upload("foto.jpg"));

        Assert.Equal(TemporaryFileOperationStatus.Success, made.Status);
        await using (var stream = (await files.GetAsync(made.Result!.Key))!.OpenReadStream()) Assert.Equal(3, stream.Length);
        Assert.Equal(TemporaryFileOperationStatus.FileExtensionNotAllowed, (await files.CreateAsync(Upload("kwaad.aspx"))).Status);
        Assert.Empty(await files.CleanUpOldTempFiles());
        Assert.Equal(TemporaryFileOperationStatus.Success, (await files.DeleteAsync(made.Result.Key)).Status);
        Assert.Equal(TemporaryFileOperationStatus.NotFound, (await files.DeleteAsync(made.Result.Key)).Status);
    }

    [Fact]
    public async Task A_long_operation_runs_in_the_background_once_at_a_time_and_keeps_its_result()
    {
        var operations = cms.Get<ILongRunningOperationService>();
        var wait = new TaskCompletionSource<string>();

        var first = await operations.RunAsync(unique, _ => wait.Task);
        var second = await operations.RunAsync(unique, _ => Task.FromResult("ook"));
        Assert.Equal(LongRunningOperationEnqueueStatus.AlreadyRunning, second.Status);
        Assert.Equal(LongRunningOperationResultStatus.OperationPending, (await operations.GetResultAsync<string>(first.Result)).Status);
        wait.SetResult("klaar");
        for (var tries = 0; tries < 300 && await operations.GetStatusAsync(first.Result) != LongRunningOperationStatus.Success; tries++) await Task.Delay(50);

        Assert.Equal("klaar", (await operations.GetResultAsync<string>(first.Result)).Result);
        Assert.Equal(0, (await operations.GetByTypeAsync(unique, 0, 10)).Total);
        Assert.Null(await operations.GetStatusAsync(Guid.NewGuid()));
    }

    [Fact]
    public void Texts_of_the_core_are_there_in_Dutch_and_English()
    {
        var texts = cms.Get<ILocalizedTextService>();

        Assert.Equal("Trashed content with Id: 1 related to original parent content with Id: 2", string.Format(
            CultureInfo.InvariantCulture, texts.Localize("recycleBin", "contentTrashed", CultureInfo.GetCultureInfo("en-US")), 1, 2));
        Assert.StartsWith("Content verwijderd", texts.Localize("recycleBin", "contentTrashed", CultureInfo.GetCultureInfo("nl-NL")), StringComparison.Ordinal);
        Assert.Contains(texts.GetSupportedCultures(), c => c.Name == "nl-NL");
        Assert.Equal("[hier]", texts.Localize("niets", "hier", CultureInfo.GetCultureInfo("en-US")));
    }

    [Fact]
    public async Task Views_are_read_and_whoever_writes_one_is_told_why_not_while_scripts_and_styles_are_written()
    {
        var views = Directory.CreateDirectory(Path.Combine(cms.Folder, "Views", "Partials", unique)).FullName;
        await System.IO.File.WriteAllTextAsync(Path.Combine(views, "kop.cshtml"), "<h1>Kop</h1>");

        var view = (await cms.Get<IPartialViewService>().GetAsync($"{unique}/kop.cshtml"))!;
        Assert.Equal("<h1>Kop</h1>", view.Content);
        Assert.NotNull(await cms.Get<IPartialViewFolderService>().GetAsync(unique));
        var refused = await cms.Get<IPartialViewService>().UpdateAsync($"{unique}/kop.cshtml", new PartialViewUpdateModel { Content = "anders" }, Editor);
        Assert.Equal(PartialViewOperationStatus.NotAllowedInProductionMode, refused.Status);
        Assert.True((await cms.Get<IScriptService>().CreateAsync(new ScriptCreateModel { Name = $"{unique}.js", Content = "1" }, Editor)).Success);
        Assert.True((await cms.Get<IStylesheetService>().CreateAsync(new StylesheetCreateModel { Name = $"{unique}.css", Content = "a{}" }, Editor)).Success);
        Assert.Equal("a{}", (await cms.Get<IStylesheetService>().GetAsync($"{unique}.css"))!.Content);
        Assert.NotEmpty((await cms.Get<IPartialViewService>().GetSnippetsAsync(0, 10)).Items);
        Assert.Equal("<h1>Kop</h1>", await System.IO.File.ReadAllTextAsync(Path.Combine(views, "kop.cshtml")));
    }

    [Fact]
    public async Task A_node_remembers_how_far_it_followed_and_that_it_is_there()
    {
        var synced = cms.Get<ILastSyncedManager>();
        await synced.SaveLastSyncedInternalAsync(41);
        await synced.SaveLastSyncedExternalAsync(42);
        Assert.Equal((41, 42), (await synced.GetLastSyncedInternalAsync(), await synced.GetLastSyncedExternalAsync()));

        var servers = cms.Get<IServerRegistrationService>();
        servers.TouchServer($"https://{unique}.nl", TimeSpan.FromMinutes(2));
        var server = Assert.Single(servers.GetActiveServers(refresh: true)!, s => s.ServerAddress == $"https://{unique}.nl");
        Assert.True(server.IsActive);
        servers.DeactiveStaleServers(TimeSpan.Zero);
        Assert.DoesNotContain(servers.GetActiveServers(refresh: true)!, s => s.ServerAddress == $"https://{unique}.nl");
    }
}
