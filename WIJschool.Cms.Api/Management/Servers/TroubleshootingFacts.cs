using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Sync;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence;

namespace WIJschool.Cms.Api.Management.Servers;

/// <summary>What somebody who helps an editor asks first. Nothing in it is secret: every user of the back office may copy it.</summary>
internal sealed class TroubleshootingFacts(
    ILanguageService languages, IUmbracoVersion version, IOptionsMonitor<RuntimeSettings> runtime, IHostingEnvironment hosting, CmsDatabaseOptions database, IServerRoleAccessor role)
{
    /// <summary>The facts, by Umbraco's names and in its order.</summary>
    public async Task<IReadOnlyList<(string Name, string Value)>> AllAsync() =>
    [
        ("Server OS", RuntimeInformation.OSDescription),
        ("Server Framework", RuntimeInformation.FrameworkDescription),
        ("Default Language", await languages.GetDefaultIsoCodeAsync()),
        ("Umbraco Version", version.SemanticVersion.ToSemanticStringWithoutBuild()),
        ("Current Culture", CultureInfo.CurrentCulture.Name),
        ("Current UI Culture", CultureInfo.CurrentUICulture.Name),
        ("Current Webserver", "Kestrel"),
        ("Models Builder Mode", "Nothing"), // models of the pages are written by hand here
        ("Runtime Mode", runtime.CurrentValue.Mode.ToString()),
        ("Debug Mode", hosting.IsDebugMode.ToString()),
        ("Database Provider", database.ProviderName),
        ("Current Server Role", role.CurrentServerRole.ToString()),
    ];
}
