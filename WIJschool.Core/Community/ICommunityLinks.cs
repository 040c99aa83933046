using WIJschool.Core.Stories;

namespace WIJschool.Core.Community;

/// <summary>The addresses to which mails about saved interventions and stories lead, each in the reader's language.</summary>
public interface ICommunityLinks
{
    /// <summary>What the reader's school saved.</summary>
    Uri Saved(string culture);

    /// <summary>How far a story of the reader's school is.</summary>
    Uri Story(StoryId story, string culture);

    /// <summary>The questions to the reader's school.</summary>
    Uri Questions(string culture);

    /// <summary>The page of a story for everybody.</summary>
    /// <returns>Null while it is not published.</returns>
    Uri? Published(Guid document, string culture);
}
