using WIJschool.Cms.Jobs;
using WIJschool.Core.Privacy;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Privacy;

/// <summary>What is kept of people: to be taken along, to be erased, and who agreed to what.</summary>
internal static class PrivacyFeature
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddOptions<PrivacyOptions>().BindConfiguration("WIJschool:Privacy").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<IPrivacyLinks, SchoolLinks>()
            .AddScoped<ConsentLog>().AddScoped<ExportPersonalData>()
            .AddScoped<AskErasure>().AddScoped<CallOffErasure>().AddScoped<EraseMember>().AddScoped<CarryOutErasures>()
            .AddScoped<IPersonalData, AccountPersonalData>().AddScoped<IPersonalData, MailPersonalData>().AddScoped<IPersonalData, ConsentPersonalData>()
            .AddSingleton<IScheduledJob, CarryOutDueErasures>();
    }
}

/// <summary>Erases whoever asked for it and did not call it off in time.</summary>
internal sealed class CarryOutDueErasures(IServiceScopeFactory scopes) : IScheduledJob
{
    public string Name => "WIJschool.CarryOutErasures";

    public TimeSpan Period => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CarryOutErasures>().ExecuteAsync(ct);
    }
}
