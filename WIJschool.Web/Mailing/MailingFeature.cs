using WIJschool.Cms.Jobs;
using WIJschool.Core.Mailing;

namespace WIJschool.Web.Mailing;

/// <summary>The domain's mail: written into an outbox, sent from there, seen in the back office.</summary>
internal static class MailingFeature
{
    public static IServiceCollection AddMailing(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration("WIJschool:Mail").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<MailWakeUp>()
            .AddSingleton<MailTemplates>()
            .AddSingleton<IMailTransport, MailTransport>()
            .AddScoped<Outbox>().AddScoped<SendDueMail>().AddScoped<ForgetOldMail>().AddScoped<RetryMail>().AddScoped<CancelMail>().AddScoped<UnsentMail>()
            .AddSingleton<IScheduledJob, SendWaitingMail>()
            .AddSingleton<IScheduledJob, ForgetSettledMail>()
            .AddHostedService<MailSending>();
    }
}
