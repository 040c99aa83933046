using WIJschool.Cms.Jobs;
using WIJschool.Core.Audit;
using WIJschool.Core.Privacy;
using WIJschool.Core.Schools;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Audit;

/// <summary>The trail of who did what for a school: written by every feature, read by its admins and by coordinators.</summary>
internal static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddOptions<AuditOptions>().BindConfiguration("WIJschool:Audit").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddScoped<IAuditTrail, AuditTrail>().AddScoped<SchoolTrail>().AddScoped<ForgetOldAudit>().AddScoped<AuditNames>().AddScoped<IPersonalData, AuditPersonalData>()
            .AddSingleton<IScheduledJob, ForgetOldTrails>()
            .AddSchoolPage(new SchoolPage("Audit.Title", AuditController.Path, Order: 80, SchoolRole.Admin));
    }
}

/// <summary>Deletes what the trails have kept long enough.</summary>
internal sealed class ForgetOldTrails(IServiceScopeFactory scopes) : IScheduledJob
{
    public string Name => "WIJschool.ForgetOldTrails";

    public TimeSpan Period => TimeSpan.FromHours(24);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ForgetOldAudit>().ExecuteAsync(ct);
    }
}
