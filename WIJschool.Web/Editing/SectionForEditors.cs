using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using WIJschool.Web.Forms;

namespace WIJschool.Web.Editing;

/// <summary>
/// Gives our own sections to the user groups that work with them, each once in the life of a database: whoever takes one away afterwards,
/// in the back office, has taken it away.
/// </summary>
internal sealed class SectionForEditors(IUserGroupService groups, IKeyValueService marks) : INotificationAsyncHandler<UmbracoApplicationStartedNotification>
{
    /// <summary>The alias in <c>umbraco-package.json</c>.</summary>
    private const string Alliance = "WIJschool.Section";

    /// <summary>The aliases of sections, the mark that a section was given, and the sections that a group must have to get it.</summary>
    private static readonly (string Section, string Mark, string[] Having)[] given =
    [
        (Alliance, "WIJschool+SectionGiven", [Constants.Applications.Content]),
        (FormSection.Alias, "WIJschool+FormsSectionGiven", [Constants.Applications.Content, Constants.Applications.Media]), // editors; who only writes or translates reads no entries
    ];

    /// <inheritdoc />
    public async Task HandleAsync(UmbracoApplicationStartedNotification notification, CancellationToken cancellationToken)
    {
        foreach (var (section, mark, having) in given.Where(one => marks.GetValue(one.Mark) is null))
        {
            await GiveAsync(section, having);
            marks.SetValue(mark, "yes");
        }
    }

    private async Task GiveAsync(string section, string[] having)
    {
        foreach (var group in (await groups.GetAllAsync(0, int.MaxValue)).Items)
        {
            if (!having.All(group.AllowedSections.Contains) || group.AllowedSections.Contains(section)) continue;
            group.AddAllowedSection(section);
            var updated = await groups.UpdateAsync(group, Constants.Security.SuperUserKey);
            if (!updated.Success) throw new InvalidOperationException($"User group '{group.Alias}' did not get the section {section}: {updated.Status}.");
        }
    }
}
