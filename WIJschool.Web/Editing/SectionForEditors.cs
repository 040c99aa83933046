using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Web.Editing;

/// <summary>
/// Gives the section WIJschool to every user group that has the section Content, once in the life of a database: whoever takes it away
/// afterwards, in the back office, has taken it away.
/// </summary>
internal sealed class SectionForEditors(IUserGroupService groups, IKeyValueService marks) : INotificationAsyncHandler<UmbracoApplicationStartedNotification>
{
    /// <summary>The section's alias in <c>umbraco-package.json</c>.</summary>
    private const string Section = "WIJschool.Section";

    private const string Mark = "WIJschool+SectionGiven";

    /// <inheritdoc />
    public async Task HandleAsync(UmbracoApplicationStartedNotification notification, CancellationToken cancellationToken)
    {
        if (marks.GetValue(Mark) is not null) return;

        foreach (var group in (await groups.GetAllAsync(0, int.MaxValue)).Items)
        {
            if (!group.AllowedSections.Contains(Constants.Applications.Content) || group.AllowedSections.Contains(Section)) continue;
            group.AddAllowedSection(Section);
            var updated = await groups.UpdateAsync(group, Constants.Security.SuperUserKey);
            if (!updated.Success) throw new InvalidOperationException($"User group '{group.Alias}' did not get the section {Section}: {updated.Status}.");
        }
        marks.SetValue(Mark, "yes");
    }
}
