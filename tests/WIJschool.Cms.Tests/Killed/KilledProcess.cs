using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Persistence.Beside;
using WIJschool.Cms.Tests.Beside;
using WIJschool.Cms.Tests.Documents;

namespace WIJschool.Cms.Tests.Killed;

/// <summary>
/// What the kill tests run as a process of its own. <c>publish</c>: editors who publish without end and say on the console what was
/// confirmed; a line is <c>key text</c>, written after the publishing of that text returned. <c>rename</c>: one who gives a page
/// another name and is gone the moment that is committed; it says the page's key. <c>joint-before</c> and <c>joint-after</c>: a joint
/// transaction of a member and a note whose process is gone just before or just after the commit.
/// </summary>
internal static class KilledProcess
{
    private const int Editors = 3;

    // the tests' assembly has an entry point anyway; this is it
    private static async Task<int> Main(string[] args)
    {
        if (args is not [var work, var folder, var connection, var provider]) return 2;
        var cms = new GivenCms(folder, connection, provider);
        await cms.InitializeAsync();
        if (work.StartsWith("joint", StringComparison.Ordinal)) return await JoinAsync(cms, work == "joint-before");
        var site = new DocumentSite(cms);
        await site.TypeAsync();
        var home = site.Documents.GetRootContent().FirstOrDefault() ?? await site.PageAsync("Home", publish: true);
        if (work == "rename") await RenameAsync(site, home.Id);
        else await Task.WhenAll(Enumerable.Range(0, Editors).Select(_ => Task.Run(() => EditAsync(site, home.Id))));
        return 0;
    }

    private static async Task EditAsync(DocumentSite site, int homeId)
    {
        while (true)
        {
            var page = await site.PageAsync($"Page {Guid.NewGuid():N}", homeId, title: "text 0");
            for (var round = 0; round < 4; round++)
            {
                page.Name = $"{page.Key:N} {round}";
                page.SetValue("title", $"text {round}");
                Confirm(site.Documents.Save(page).Success);
                Confirm(site.Documents.Publish(page, ["*"]).Success);
                Say($"{page.Key} text {round}");
            }
        }
    }

    private static async Task RenameAsync(DocumentSite site, int homeId)
    {
        var page = await site.PageAsync("Oude naam", homeId, publish: true);
        await site.PageAsync("Onder", page.Id, publish: true);
        page.Name = "Nieuwe naam";
        Confirm(site.Documents.Save(page).Success);
        Say($"{page.Key}");
        KilledAtCommit.IsArmed = true;
        site.Documents.Publish(page, ["*"]);
    }

    private static async Task<int> JoinAsync(GivenCms cms, bool before)
    {
        using var scope = cms.Services.CreateScope();
        var notes = scope.ServiceProvider.GetRequiredService<NotesDbContext>();
        await scope.ServiceProvider.GetRequiredService<IJointTransaction<NotesDbContext>>().RunAsync(
            async ct =>
            {
                notes.Add(new Note { Text = "killed" });
                await notes.SaveChangesAsync(ct);
                cms.Get<IMemberService>().CreateMemberWithIdentity("killed@school.nl", "killed@school.nl", "Killed", "Member");
                (KilledAtCommit.IsArmedBefore, KilledAtCommit.IsArmed) = (before, !before);
                return true;
            },
            made => made, CancellationToken.None);
        return 1; // nothing killed it
    }

    private static void Confirm(bool success)
    {
        if (!success) throw new InvalidOperationException("A page could not be published.");
    }

    private static void Say(string line)
    {
        lock (Console.Out)
        {
            Console.WriteLine(line);
            Console.Out.Flush();
        }
    }
}

/// <summary>Kills its own process once a transaction is committed and before anything that follows from it.</summary>
internal sealed class KilledAtCommit : DbTransactionInterceptor
{
    public static bool IsArmed { get; set; }

    /// <summary>Whether it is killed earlier: when everything is written and nothing is committed.</summary>
    public static bool IsArmedBefore { get; set; }

    public override InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        if (IsArmedBefore) Kill();
        return result;
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData)
    {
        if (IsArmed) Kill();
    }

    private static void Kill()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill(); // SIGKILL: nothing in the process runs any more
        Thread.Sleep(Timeout.Infinite);
    }
}

/// <summary>A site on a database that outlives it.</summary>
internal sealed class GivenCms(string folder, string connection, string provider) : CmsFixture(folder)
{
    protected override void Change(IServiceCollection services) => services.AddContextBeside<NotesDbContext>()
        .ConfigureDbContext<CmsDbContext>(options => options.AddInterceptors(new KilledAtCommit()), ServiceLifetime.Singleton);

    protected override Dictionary<string, string?> Settings() => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:umbracoDbDSN"] = connection,
        ["ConnectionStrings:umbracoDbDSN_ProviderName"] = provider,
    };
}
