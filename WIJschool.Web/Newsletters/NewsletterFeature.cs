using WIJschool.Cms.Jobs;
using WIJschool.Core.Forms;
using WIJschool.Core.Newsletters;
using WIJschool.Core.Schools;
using WIJschool.Web.Members;
using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace WIJschool.Web.Newsletters;

/// <summary>The newsletter: who gets it. A form signs up for it, two links in mails confirm that and sign off.</summary>
internal static class NewsletterFeature
{
    public static IServiceCollection AddNewsletter(this IServiceCollection services) => services
        .AddSingleton<INewsletterLinks, NewsletterLinks>()
        .AddScoped<IFormWorkflow, Subscribe>().AddScoped<ConfirmSubscription>().AddScoped<SignOff>().AddScoped<Subscribers>()
        .AddSingleton<IScheduledJob, ForgetUnconfirmed>();
}

/// <summary>The addresses in mails, on the site's own address.</summary>
public sealed class NewsletterLinks(IHostingEnvironment hosting) : INewsletterLinks
{
    public const string ConfirmPath = "/nieuwsbrief/bevestigen";
    public const string SignOffPath = "/nieuwsbrief/afmelden";

    public Uri Confirm(OneTimeCode code, string culture) => Of(culture, $"{ConfirmPath}?code={code.Value}");

    public Uri SignOff(string code, string culture) => Of(culture, $"{SignOffPath}?code={code}");

    // never the address of a request: it would let somebody have the site mail a link to another one
    private Uri Of(string culture, string path) => new(hosting.ApplicationMainUrl
        ?? throw new InvalidOperationException("Mail needs the site's own address: set Umbraco:CMS:WebRouting:UmbracoApplicationUrl."), MemberAddresses.In(culture, path));
}

/// <summary>Forgets who asked for the newsletter and never confirmed.</summary>
internal sealed class ForgetUnconfirmed(IServiceScopeFactory scopes) : IScheduledJob
{
    public string Name => "WIJschool.ForgetUnconfirmed";

    public TimeSpan Period => TimeSpan.FromHours(12);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Subscribers>().ForgetUnconfirmedAsync(ct);
    }
}
