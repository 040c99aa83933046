using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace WIJschool.Web.Demo;

/// <summary>A part of the demonstration: what one feature shows. Parts are made in the order in which they are registered.</summary>
internal interface IDemoPart
{
    Task MakeAsync(DemoSchool school, CancellationToken ct);
}

/// <summary>A school that does not exist, with people, scans, requests and stories, to show what the site can do.</summary>
internal static class DemoFeature
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddSingleton<DemoMaker>().AddSingleton<DemoDesk>().AddSingleton<DemoPages>().AddSingleton<DemoAnswers>().AddSingleton<DemoPeople>()
        .AddSingleton<IDemoPart, DemoSaved>().AddSingleton<IDemoPart, DemoStories>().AddSingleton<IDemoPart, DemoScans>().AddSingleton<IDemoPart, DemoClass>()
        .AddSingleton<IDemoPart, DemoExpert>().AddSingleton<IDemoPart, DemoRequests>();

    /// <summary>Makes the demonstration when it was asked for. Call it before anything runs: it reads links from mails that wait to be sent.</summary>
    /// <param name="says">Where it tells who can sign in, or why nothing was made.</param>
    /// <returns>Whether the site may go on: false when the demonstration was asked for and refused.</returns>
    public static async Task<bool> MakeDemoAsync(this WebApplication app, DemoSwitch? asked, TextWriter says)
    {
        if (asked is null) return true;
        if (KnowsOwnAddress(app)) return await app.Services.GetRequiredService<DemoMaker>().MakeAsync(asked, says, app.Lifetime.ApplicationStopping);
        await says.WriteLineAsync("The demo school needs the address of the site: start with --urls, such as --urls http://localhost:5080.");
        return false;
    }

    // mail is written before the first request, and its links need it
    private static bool KnowsOwnAddress(WebApplication app)
    {
        var hosting = app.Services.GetRequiredService<IHostingEnvironment>();
        if (Uri.TryCreate(app.Configuration["urls"]?.Split(';')[0], UriKind.Absolute, out var own)) hosting.EnsureApplicationMainUrl(own);
        return hosting.ApplicationMainUrl is not null;
    }
}
