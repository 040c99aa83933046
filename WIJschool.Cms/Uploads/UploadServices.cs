using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Security;

namespace WIJschool.Cms.Uploads;

/// <summary>What uploaded files must be.</summary>
internal static class UploadServices
{
    public static IServiceCollection AddUploads(this IServiceCollection services) => services.AddSingleton<IFileStreamSecurityAnalyzer, HarmlessDrawings>();
}
