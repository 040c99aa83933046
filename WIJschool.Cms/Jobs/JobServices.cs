using Microsoft.Extensions.DependencyInjection;
using WIJschool.Cms.Webhooks;

namespace WIJschool.Cms.Jobs;

internal static class JobServices
{
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton<JobTurns>()
        .AddSingleton<IScheduledJob, PublishWhatIsScheduled>()
        .AddSingleton<IScheduledJob, SendWebhooks>()
        .AddSingleton<IScheduledJob, FinishRedirects>()
        .AddSingleton<IScheduledJob, CleanUpVersions>()
        .AddSingleton<IScheduledJob, CleanUpTemporaryFiles>()
        .AddSingleton<IScheduledJob, CleanUpWebhookLogs>()
        .AddSingleton<IScheduledJob, CleanUpAuditLog>()
        .AddSingleton<IScheduledJob, CleanUpNodes>()
        .AddSingleton<JobRunner>()
        .AddHostedService(provider => provider.GetRequiredService<JobRunner>());
}
