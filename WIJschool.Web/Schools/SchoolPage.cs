using WIJschool.Core.Schools;

namespace WIJschool.Web.Schools;

/// <summary>A page in the menu of "Mijn school". Each feature registers its own with <see cref="SchoolPages.AddSchoolPage"/>.</summary>
/// <param name="Label">The key of its name in the dictionary.</param>
/// <param name="Address">Without the language: /mijn-school/scans.</param>
/// <param name="Order">Colleagues are 10, the profile 90; what a school does stands between.</param>
/// <param name="Role">Who may open it; null for everybody of the school, also when it waits for approval.</param>
public sealed record SchoolPage(string Label, string Address, int Order, SchoolRole? Role);

/// <summary>What a feature tells on the first page of "Mijn school": what waits, and where to go on.</summary>
public interface ISchoolCard
{
    int Order { get; }

    /// <returns>Null when this person has nothing to see.</returns>
    Task<SchoolCard?> MakeAsync(SchoolVisit visit, SiteWords words, CancellationToken ct);
}

/// <param name="Address">In the reader's language.</param>
public sealed record SchoolCard(string Title, string Text, string LinkText, string Address);

/// <summary>Words and addresses in the reader's language.</summary>
public sealed record SiteWords(WIJschool.Core.Labels.LabelSet Labels, Func<string, string> To);

internal static class SchoolPages
{
    public static IServiceCollection AddSchoolPage(this IServiceCollection services, SchoolPage page) => services.AddSingleton(page);
}
