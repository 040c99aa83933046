using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Security;

/// <summary>This site reports nothing about its use to Umbraco: null is Core's own answer for "no consent given".</summary>
internal sealed class NoUsageInformation : IUsageInformationService
{
    public IEnumerable<UsageInformation>? GetDetailed() => null;
}
