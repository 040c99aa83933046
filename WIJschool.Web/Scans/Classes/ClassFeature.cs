using WIJschool.Cms.Jobs;
using WIJschool.Core.Privacy;
using WIJschool.Core.Scans.Classes;
using WIJschool.Core.Scans.Reports;
using WIJschool.Core.Schools;
using WIJschool.Web.Members;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Scans.Classes;

/// <summary>Classes that answer together: the teacher's pages and the board, and the pages of pupils.</summary>
internal static class ClassFeature
{
    /// <summary>What needs no page.</summary>
    public static IServiceCollection AddClasses(this IServiceCollection services)
    {
        services.AddOptions<ClassOptions>().BindConfiguration("WIJschool:Classes").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddScoped<ClassSessions>().AddScoped<ClassRounds>()
            .AddScoped<StartClass>().AddScoped<AnswerInClass>().AddScoped<CloseClass>().AddScoped<DiscardClass>().AddScoped<TidyClasses>()
            .AddScoped<IPersonalData, ClassesPersonalData>().AddScoped<NoteExport>()
            .AddSingleton<IScheduledJob, TidyClassesJob>();
    }

    public static IServiceCollection AddClassPages(this IServiceCollection services) => services
        .AddSingleton<ClassGuesses>().AddSingleton<ClassCounts>()
        .AddSchoolPage(new SchoolPage("Class.Title", ClassAddresses.Teacher, Order: 35, SchoolRole.Staff));

    public static void MapClasses(this IEndpointRouteBuilder routes)
    {
        foreach (var language in new[] { "", MemberAddresses.English })
            routes.MapGet(language + ClassAddresses.Teacher + "/{id:guid}/stand", WatchAsync).RequireAuthorization(SchoolPolicies.Staff).ExcludeFromDescription();
    }

    /// <summary>How many answered, as events (text/event-stream) for as long as somebody looks at the board.</summary>
    private static async Task<IResult> WatchAsync(HttpContext http, Guid id, SchoolDesk desk, ClassSessions sessions, ClassCounts counts)
    {
        await desk.PrepareAsync(http);
        var session = new ClassSessionId(id);
        if (await sessions.FindAsync(desk.Visit, session, http.RequestAborted) is null) return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no"; // or nginx would hold the count back
        return TypedResults.ServerSentEvents(counts.WatchAsync(session, http.RequestAborted));
    }
}

/// <summary>Closes classes whose time is over, and forgets which devices took part.</summary>
internal sealed class TidyClassesJob(IServiceScopeFactory scopes) : IScheduledJob
{
    public string Name => "WIJschool.TidyClasses";

    public TimeSpan Period => TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TidyClasses>().ExecuteAsync(ct);
    }
}
