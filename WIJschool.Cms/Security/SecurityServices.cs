using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Preview;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Security.Members;

namespace WIJschool.Cms.Security;

/// <summary>Users of the back office: who they are, how they get in, what they are told.</summary>
public static class SecurityServices
{
    internal static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("WIJschool"); // nodes read each other's tokens and cookies
        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>(static (keys, provider) =>
            keys.XmlRepository = ActivatorUtilities.CreateInstance<SharedKeyRing>(provider));
        services.AddOptions<SignInLimitOptions>().BindConfiguration("WIJschool:SignIn").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<IUserPasswordConfiguration, UserPasswordRules>()
            .AddSingleton<IMemberPasswordConfiguration, MemberPasswordRules>()
            .AddSingleton<PasswordHashing>()
            .AddSingleton<IPasswordHasher>(provider => provider.GetRequiredService<PasswordHashing>())
            .AddSingleton<UserTokens>()
            .AddSingleton<IUserIdKeyResolver, UserIdKeyResolver>()
            .AddSingleton<IBackOfficeUserReader, BackOfficeUserReader>()
            .AddSingleton<IBackOfficeUserStore, BackOfficeUserStore>()
            .AddSingleton<ICoreBackOfficeUserManager, BackOfficeUserManager>()
            .AddSingleton<ICoreBackOfficeSignInManager, BackOfficePrincipals>()
            .AddSingleton<IBackOfficePasswordChanger, BackOfficePasswordChanger>()
            .AddSingleton<IBackOfficeSecurityAccessor, BackOfficeSecurityAccessor>()
            .AddSingleton<BackOfficeSessions>()
            .AddSingleton<FailedAttempts>()
            .AddSingleton<SecondStep>()
            .AddSingleton<BackOfficeSignIn>()
            .AddSingleton<SignInLimits>()
            .AddSingleton<PasswordLinks>()
            .AddSingleton<ForgottenPasswords>()
            .AddHostedService(provider => provider.GetRequiredService<ForgottenPasswords>())
            .AddSingleton<TwoFactorSettings>()
            .AddSingleton<ApiClients>()
            .AddSingleton<BackOfficeTokens>()
            .AddSingleton<UserMail>()
            .AddPreviewTokens()
            .AddSingleton<IUserForgotPasswordSender>(provider => provider.GetRequiredService<UserMail>())
            .AddSingleton<IUserInviteSender>(provider => provider.GetRequiredService<UserMail>())
            .AddSingleton<UserLinks>()
            .AddSingleton<IInviteUriProvider>(provider => provider.GetRequiredService<UserLinks>())
            .AddSingleton<IForgotPasswordUriProvider>(provider => provider.GetRequiredService<UserLinks>())
            .AddSingleton<IMemberEditingService, MemberEditing>()
            .AddSingleton<IUserDataService, UserDataService>()
            .AddSingleton<IReservedFieldNamesService, ReservedFieldNames>()
            .AddSingleton<IUsageInformationService, NoUsageInformation>()
            .AddSingleton<FirstAdministrator>()
            .AddMembers();
    }

#pragma warning disable CS0618 // Core's preview service still takes its tokens from there
    private static IServiceCollection AddPreviewTokens(this IServiceCollection services) => services.AddSingleton<IPreviewTokenGenerator, PreviewTokens>();
#pragma warning restore CS0618

    /// <summary>The second step by an app on a phone. It comes with the pages that ask for it: without those nobody must be able to set it up.</summary>
    public static IServiceCollection AddAuthenticatorApp(this IServiceCollection services) => services
        .AddSingleton<ITwoFactorProvider, AuthenticatorApp>()
        .Configure<BackOfficeIdentityOptions>(options =>
            options.Tokens.ProviderMap[AuthenticatorApp.Name] = new TokenProviderDescriptor(typeof(AuthenticatorApp)));

    /// <summary>The audit trail of signing in, and the end of the sessions of those who are shut out.</summary>
    internal static void AddSecurityHandlers(this IUmbracoBuilder builder)
    {
        builder.AddMemberHandlers();
        AddUserHandlers(builder);
    }

    private static void AddUserHandlers(IUmbracoBuilder builder) => builder
        .AddNotificationHandler<UserSavedNotification, SessionsOfShutOutUsers>()
        .AddNotificationAsyncHandler<UserLoginSuccessNotification, SignInAudit>()
        .AddNotificationAsyncHandler<UserLoginFailedNotification, SignInAudit>()
        .AddNotificationAsyncHandler<UserLogoutSuccessNotification, SignInAudit>()
        .AddNotificationAsyncHandler<UserLockedNotification, SignInAudit>()
        .AddNotificationAsyncHandler<UserUnlockedNotification, SignInAudit>()
        .AddNotificationAsyncHandler<UserPasswordChangedNotification, SignInAudit>()
        .AddNotificationAsyncHandler<UserPasswordResetNotification, SignInAudit>()
        .AddNotificationAsyncHandler<UserForgotPasswordRequestedNotification, SignInAudit>();
}
