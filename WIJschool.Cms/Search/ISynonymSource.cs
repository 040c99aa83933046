using WIJschool.Cms.Search.Words;

namespace WIJschool.Cms.Search;

/// <summary>Where the words come from that editors hold for the same.</summary>
public interface ISynonymSource
{
    /// <summary>Those of a culture as they are now; the same object until one of them changes.</summary>
    Synonyms For(string culture);
}
