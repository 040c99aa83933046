using Microsoft.AspNetCore.Authorization;
using WIJschool.Core.Schools;

namespace WIJschool.Web.Schools;

/// <summary>Schools that take part, and their people.</summary>
internal static class SchoolFeature
{
    public static IServiceCollection AddSchools(this IServiceCollection services)
    {
        services.AddOptions<SchoolOptions>().BindConfiguration("WIJschool:Schools").ValidateDataAnnotations().ValidateOnStart();
        services.AddAuthorization(SchoolPolicies.AddTo);
        return services
            .AddScoped<SchoolVisits>().AddScoped<SchoolDesk>().AddScoped<IAuthorizationHandler, SchoolRequirementHandler>()
            .AddSingleton<ISchoolLinks, SchoolLinks>()
            .AddSingleton<SchoolPeople>()
            .AddSingleton<SchoolAudit>()
            .AddScoped<RegisterSchool>().AddScoped<VerifyMail>().AddScoped<ApproveSchool>().AddScoped<RefuseSchool>().AddScoped<WaitingSchools>()
            .AddScoped<InviteColleague>().AddScoped<AcceptInvitation>()
            .AddScoped<ChangeRole>().AddScoped<LeaveSchool>().AddScoped<CloseSchool>();
    }
}
