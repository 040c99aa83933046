using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Services;
using WIJschool.Core.Schools;

namespace WIJschool.Web.Demo;

/// <summary>Makes the demonstration once in the life of a database that no school uses.</summary>
internal sealed partial class DemoMaker(IKeyValueService marks, DemoDesk desk, DemoPeople people, IServiceProvider services, IHostEnvironment environment, ILogger<DemoMaker> logger)
{
    private const string Begun = "WIJschool+Demo+Begun", Made = "WIJschool+Demo+Made";

    /// <param name="says">Where it tells who can sign in, or why nothing was made.</param>
    /// <returns>Whether the demonstration is there.</returns>
    public async Task<bool> MakeAsync(DemoSwitch asked, TextWriter says, CancellationToken ct)
    {
        if (marks.GetValue(Made) is { } since)
        {
            await says.WriteLineAsync($"The demo school is there since {since}. Its passwords were shown then; a forgotten one is replaced at /wachtwoord-vergeten.");
            return true;
        }
        if (await RefusalAsync(asked, ct) is { } refusal)
        {
            await says.WriteLineAsync(refusal);
            return false;
        }
        marks.SetValue(Begun, Now());
        var school = await people.MakeAsync(ct);
        foreach (var part in services.GetServices<IDemoPart>()) await part.MakeAsync(school, ct);
        await people.CallOffMailAsync(ct);
        marks.SetValue(Made, Now());
        LogMade(school.Id.Value);
        await TellAsync(school, says);
        return true;
    }

    private async Task<string?> RefusalAsync(DemoSwitch asked, CancellationToken ct)
    {
        if (environment.IsProduction() && !asked.IsForced) return "A demo school is not made in Production: real schools may be at work here. Use --demo=force when you are sure.";
        if (marks.GetValue(Begun) is not null) return "The demo school was stopped halfway while it was made. Remove the data folder, or choose another one, and start again.";
        return await desk.ReadAsync(db => db.Set<School>().AnyAsync(ct)) ? "There are schools in this database: a demo school is made in a fresh one only. Choose another data folder." : null;
    }

    private static async Task TellAsync(DemoSchool school, TextWriter says)
    {
        await says.WriteLineAsync($"Demo school {DemoPeople.SchoolName} is made. Sign in at /inloggen with:");
        foreach (var account in school.Accounts) await says.WriteLineAsync($"  {account.Mail.Value,-24} {account.Password}   {account.What}");
        await says.WriteLineAsync("These passwords are shown only now.");
    }

    private static string Now() => TimeProvider.System.GetUtcNow().ToString("u", CultureInfo.InvariantCulture);

    [LoggerMessage(LogLevel.Information, "The demo school {SchoolId} was made.")]
    private partial void LogMade(Guid schoolId);
}
