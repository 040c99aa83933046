using WIJschool.Core.Schools;

namespace WIJschool.Core.Webinars;

/// <summary>Somebody whom the alliance asks for webinars and advice.</summary>
/// <param name="Account">With which this person signs in; null when the page of the expert names none.</param>
public sealed record Expert(ExpertKey Key, string Name, MemberKey? Account);

/// <summary>The experts that the site shows: each is a page that editors write.</summary>
public interface IExperts
{
    /// <summary>By name.</summary>
    IReadOnlyList<Expert> All();
}

public static class FindExperts
{
    /// <returns>Null when there is no published page of this expert.</returns>
    public static Expert? Find(this IExperts experts, ExpertKey key) => experts.All().FirstOrDefault(expert => expert.Key == key);

    /// <summary>The experts as whom somebody signs in: one as a rule.</summary>
    public static IReadOnlyList<ExpertKey> Of(this IExperts experts, MemberKey member) => [.. experts.All().Where(expert => expert.Account == member).Select(expert => expert.Key)];
}
