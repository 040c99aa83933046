using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Editing;

namespace WIJschool.Web.Editing;

/// <summary>What WIJschool adds to the back office: a section of its own in which editors begin. Its screens are in <c>backoffice/src/packages</c>.</summary>
internal static class EditingFeature
{
    /// <summary>Where the calls of those screens begin, as Umbraco's packages have it.</summary>
    private const string Base = "/umbraco/wijschool/api/v1";

    public static IUmbracoBuilder AddEditing(this IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<WorkAtHandReader>();
        return builder.AddNotificationAsyncHandler<UmbracoApplicationStartedNotification, SectionForEditors>();
    }

    public static void MapEditing(this IEndpointRouteBuilder routes) =>
        routes.MapGroup(Base).RequireAuthorization(BackOfficeAccess.SignedIn, SectionPolicies.Documents).MapWorkAtHand();
}
