using WIJschool.Cms.Jobs;
using WIJschool.Core.Privacy;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Scans;

/// <summary>Rounds of schools: opened, answered, closed, and read as a result.</summary>
internal static class ScansFeature
{
    /// <summary>What works without a page.</summary>
    public static IServiceCollection AddScanRounds(this IServiceCollection services) => services
        .AddSingleton<InstrumentVersions>().AddSingleton<IScanLinks, ScanLinks>()
        .AddScoped<PublishedInstruments>().AddScoped<IInstruments>(provider => provider.GetRequiredService<PublishedInstruments>())
        .AddScoped<RoundInstruments>().AddScoped<AnswerGroups>().AddScoped<ClosedRounds>().AddScoped<RoundList>().AddScoped<RespondentPost>()
        .AddScoped<OpenRound>().AddScoped<ShareRound>().AddScoped<InviteRespondents>().AddScoped<RemindRespondents>()
        .AddScoped<FindEntry>().AddScoped<SubmitResponse>()
        .AddScoped<CloseRound>().AddScoped<DiscardRound>().AddScoped<ForgetClosedSchools>()
        .AddScoped<ReadScanResult>().AddScoped<MakeBenchmarks>()
        .AddScoped<IPersonalData, ScanPersonalData>()
        .AddSingleton<IScheduledJob, KeepScanDays>();

    public static IServiceCollection AddScanPages(this IServiceCollection services) => services
        .AddScoped<ScanResultBuilder>()
        .AddScoped<ISchoolCard, ScanCard>()
        .AddSchoolPage(new SchoolPage("Scan.Menu", ScanAddresses.Rounds, 20, SchoolRole.Staff));
}
