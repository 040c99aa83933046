using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Security;

namespace WIJschool.Web.Tests.Members;

/// <summary>The second step of members, as Umbraco keeps it.</summary>
internal static class SecondStep
{
    public static Task SwitchOnAsync(ImportedSite site, Guid member) => site.Get<ITwoFactorLoginService>().SaveAsync(new TwoFactorLogin
    {
        Key = Guid.NewGuid(),
        UserOrMemberKey = member,
        ProviderName = AuthenticatorApp.Name,
        Secret = "12345678901234567890",
        Confirmed = true,
    });
}
