using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using WIJschool.Core.Privacy;
using WIJschool.Core.Schools;

namespace WIJschool.Web.Schools;

/// <summary>Schools that take part, and their people.</summary>
internal static class SchoolFeature
{
    public static IServiceCollection AddSchools(this IServiceCollection services)
    {
        services.AddOptions<SchoolOptions>().BindConfiguration("WIJschool:Schools").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SchoolOptions>, SchoolOptionsCheck>();
        services.AddAuthorization(SchoolPolicies.AddTo);
        return services
            .AddScoped<SchoolVisits>().AddScoped<SchoolDesk>().AddScoped<IAuthorizationHandler, SchoolRequirementHandler>()
            .AddSingleton<ISchoolLinks, SchoolLinks>()
            .AddSingleton<SchoolPeople>()
            .AddSingleton<SchoolAudit>()
            .AddScoped<RegisterSchool>().AddScoped<VerifyMail>().AddScoped<ApproveSchool>().AddScoped<RefuseSchool>().AddScoped<WaitingSchools>()
            .AddScoped<InviteColleague>().AddScoped<AcceptInvitation>().AddScoped<WithdrawInvitation>().AddScoped<SchoolColleagues>()
            .AddScoped<ChangeRole>().AddScoped<TransferAdmin>().AddScoped<RemoveColleague>().AddScoped<LeaveSchool>().AddScoped<CloseSchool>().AddScoped<EditSchool>()
            .AddScoped<SchoolSites>().AddScoped<ImportSchoolSites>().AddScoped<SchoolDirectory>()
            .AddScoped<IPersonalData, SchoolsPersonalData>();
    }

    /// <summary>The pages of a school that every school has.</summary>
    public static IServiceCollection AddSchoolPages(this IServiceCollection services) => services
        .AddScoped<NewAccountDesk>()
        .AddScoped<ISchoolCard, ColleaguesCard>()
        .AddSchoolPage(new SchoolPage("Colleagues.Title", SchoolLinks.ColleaguesPath, Order: 10, SchoolRole.Staff))
        .AddSchoolPage(new SchoolPage("Profile.Title", SchoolLinks.ProfilePath, Order: 90, SchoolRole.Staff));
}
