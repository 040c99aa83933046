using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Tests.Notifications;

[Collection(OnSqlite.Name)]
public sealed class NotificationTestsOnSqlite(SqliteCms site) : NotificationTests(site);

[Collection(OnPostgres.Name)]
public sealed class NotificationTestsOnPostgres(PostgresCms site) : NotificationTests(site);

public abstract class NotificationTests(CmsFixture site)
{
    private INotificationService Notifications => site.Get<INotificationService>();

    [Fact]
    public async Task A_user_follows_a_page_for_the_actions_chosen_last()
    {
        var page = SomePages.Create(site, "Gevolgde pagina");
        var user = (await site.Get<IUserService>().GetAsync(Constants.Security.SuperUserKey))!;

        Notifications.SetNotifications(user, page, ["A", "B"]);
        Notifications.SetNotifications(user, page, ["B", "C"]);

        Assert.Equal(["B", "C"], Notifications.GetEntityNotifications(page)!.Select(n => n.Action));
        Assert.Equal(["B", "C"], Notifications.GetUserNotifications(user, page.Path)!.Select(n => n.Action));
    }

    [Fact]
    public async Task Following_twice_for_the_same_action_is_following_once()
    {
        var page = SomePages.Create(site, "Twee keer");
        var user = (await site.Get<IUserService>().GetAsync(Constants.Security.SuperUserKey))!;

        Assert.True(Notifications.TryCreateNotification(user, page, "A", out var first));
        Assert.False(Notifications.TryCreateNotification(user, page, "A", out _));

        Assert.Equal(Constants.ObjectTypes.Document, first.EntityType);
        Notifications.DeleteNotifications(user, page);
        Assert.Empty(Notifications.GetEntityNotifications(page)!);
    }
}
