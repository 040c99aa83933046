using System.ComponentModel.DataAnnotations;

namespace WIJschool.Cms.Search;

public sealed class SearchOptions
{
    /// <summary>How many results are ranked by their titles and by the nearness of the words as well.</summary>
    [Range(0, 1000)] public int RefinedResults { get; set; } = 60;

    /// <summary>
    /// A query of several words also finds documents without some of them when fewer than this many have them all.
    /// </summary>
    [Range(1, 1000)] public int EnoughResults { get; set; } = 30;

    /// <summary>The length of a snippet, in characters, about.</summary>
    [Range(40, 1000)] public int SnippetLength { get; set; } = 220;
}
