using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Configuration.Models;

namespace WIJschool.Cms.Security;

/// <summary>The rules for passwords of users, from <c>Umbraco:CMS:Security:UserPassword</c>.</summary>
internal sealed class UserPasswordRules(IOptions<UserPasswordConfigurationSettings> settings)
    : PasswordConfiguration(settings.Value), IUserPasswordConfiguration;

/// <summary>The rules for passwords of members, from <c>Umbraco:CMS:Security:MemberPassword</c>.</summary>
internal sealed class MemberPasswordRules(IOptions<MemberPasswordConfigurationSettings> settings)
    : PasswordConfiguration(settings.Value), IMemberPasswordConfiguration;
