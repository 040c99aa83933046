using Microsoft.Extensions.DependencyInjection.Extensions;
using WIJschool.Cms.Jobs;
using WIJschool.Core.Forms;
using WIJschool.Core.Privacy;
using WIJschool.Core.Requests;
using WIJschool.Core.Schools;
using WIJschool.Core.Webinars;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Webinars;

/// <summary>Webinars: asked for, planned with an expert, signed up for, and looked back on.</summary>
internal static class WebinarFeature
{
    public static IServiceCollection AddWebinars(this IServiceCollection services)
    {
        services.AddOptions<WebinarOptions>().BindConfiguration("WIJschool:Webinars").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<IExperts, PublishedExperts>();
        services.TryAddSingleton<RequestPeople>();
        services.TryAddSingleton<RequestAudit>();
        return services
            .AddSingleton<IWebinarLinks, WebinarLinks>()
            .AddScoped<WebinarPost>().AddScoped<WaitingList>()
            .AddScoped<AskForWebinar>().AddScoped<WithdrawWebinarRequest>().AddScoped<TakeWebinarRequest>().AddScoped<ProposeDates>().AddScoped<PickDate>()
            .AddScoped<DeclineWebinarRequest>().AddScoped<ConfirmDate>().AddScoped<RefuseDate>()
            .AddScoped<PlanWebinar>().AddScoped<ChangeWebinar>().AddScoped<MoveWebinar>().AddScoped<CancelWebinar>()
            .AddScoped<SignUpForWebinar>().AddScoped<SignOffWebinar>().AddScoped<RemindOfWebinars>().AddScoped<AskForEvaluations>().AddScoped<ForgetOldSignUps>()
            .AddScoped<NoteAttendance>().AddScoped<AddMaterial>().AddScoped<RemoveMaterial>().AddScoped<EvaluateWebinar>()
            .AddScoped<IPersonalData, WebinarsPersonalData>().AddScoped<IFormWorkflow, WebinarRequestForm>()
            .AddScoped<WebinarEvaluations>().AddScoped<WebinarAgenda>().AddScoped<WebinarRequests>()
            .AddSingleton<IScheduledJob, TellOfWebinars>()
            .AddSingleton<IScheduledJob, ForgetSignUps>();
    }

    /// <summary>What "Mijn school" shows of it.</summary>
    public static IServiceCollection AddWebinarPages(this IServiceCollection services) => services
        .AddScoped<WebinarPages>()
        .AddScoped<ISchoolCard, WebinarCard>()
        .AddSchoolPage(new SchoolPage("Webinar.Webinars", WebinarAddresses.School, 50, SchoolRole.Staff));
}
