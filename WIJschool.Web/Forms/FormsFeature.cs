using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using WIJschool.Cms.Jobs;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Search.Content;
using WIJschool.Core.Forms;
using WIJschool.Core.Privacy;
using WIJschool.Web.Newsletters;

namespace WIJschool.Web.Forms;

/// <summary>Forms that editors make: their pages, their entries, and where else they are served.</summary>
internal static class FormsFeature
{
    /// <summary>What needs no page.</summary>
    public static IServiceCollection AddFormEntries(this IServiceCollection services)
    {
        services.AddOptions<FormOptions>().BindConfiguration("WIJschool:Forms").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton(provider => new FormFileFolder(FolderOf(provider)))
            .AddScoped<SubmitForm>().AddScoped<KeepFormFile>()
            .AddScoped<FormEntries>().AddScoped<JudgeEntry>().AddScoped<DeleteEntry>().AddScoped<ForgetEntries>()
            .AddScoped<IFormWorkflow, MailToSender>().AddScoped<IFormWorkflow, MailToStaff>().AddScoped<IFormWorkflow, CallWebhook>()
            .AddScoped<IPersonalData, FormPersonalData>().AddScoped<IPersonalData, NewsletterPersonalData>()
            .AddSingleton<IScheduledJob, ForgetOldEntries>()
            .AddNewsletter();
    }

    /// <summary>The pages, and what the back office and other programs ask for.</summary>
    public static IServiceCollection AddForms(this IServiceCollection services)
    {
        services.AddSingleton<FormTickets>().AddSingleton<FormLimits>().AddScoped<FormSource>().AddScoped<FormDesk>().AddScoped<FormFilling>().AddScoped<FormFinder>().AddScoped<FormExport>();
        services.AddScoped<FormsApi>().AddFormSection();
        services.AddOptions<FormsApiOptions>().BindConfiguration("Umbraco:Forms");
        // how a form is checked and who is mailed is nobody's business outside: programs read its definition instead
        services.PostConfigure<DeliveryApiSettings>(delivery => delivery.DisallowedContentTypeAliases.Add(Form.Alias));
        return services.Configure<SearchContentOptions>(content => content.IgnoredAliases.UnionWith(["pages", "workflows", "submitLabel", "confirmation"]));
    }

    public static IUmbracoBuilder AddFormEvents(this IUmbracoBuilder builder)
    {
        builder.WebhookEvents().Add<FormEntryEvent>();
        return builder.AddNotificationAsyncHandler<ContentPublishedNotification, FormFaultsTold>();
    }

    public static void MapForms(this IEndpointRouteBuilder routes)
    {
        routes.MapFormEntries();
        routes.MapFormsApi();
        routes.MapSubscribers();
    }

    private static string FolderOf(IServiceProvider provider)
    {
        var chosen = provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<FormOptions>>().Value.FileDirectory;
        return chosen.Length > 0 ? Path.GetFullPath(chosen) : Path.Combine(Path.GetFullPath(provider.GetRequiredService<CmsDatabaseOptions>().DataDirectory), "forms");
    }
}

/// <summary>Deletes entries and files that were kept long enough, once a few hours.</summary>
internal sealed class ForgetOldEntries(IServiceScopeFactory scopes) : IScheduledJob
{
    public string Name => "WIJschool.ForgetOldEntries";

    public TimeSpan Period => TimeSpan.FromHours(6);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ForgetEntries>().ExecuteAsync(ct);
    }
}
