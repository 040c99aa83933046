using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Mail;

namespace WIJschool.Cms.Mail;

internal static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services) => services.AddSingleton<IEmailSender, EmailSender>();
}
