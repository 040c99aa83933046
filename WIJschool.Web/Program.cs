using WIJschool.Cms.Persistence.Installation;
using WIJschool.Web.Demo;
using WIJschool.Web.Hosting;

var demo = DemoSwitch.Take(ref args);
var folders = SiteFolders.Locate();
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = folders.Root,
    WebRootPath = folders.WebRoot,
});
builder.AddSettings(args).AddSiteLogging().AddSite();

await using var app = builder.Build();

try
{
    if (SyncCommand.Asks(args)) return await SyncCommand.RunAsync(app, args);

    await app.StartCmsAsync();
    if (!await app.MakeDemoAsync(demo, Console.Out)) return 1;
}
catch (UnusableDatabaseException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
app.UseSite();
await app.RunAsync();
return 0;

/// <summary>The site. Tests start it through this class.</summary>
public partial class Program;
