using Umbraco.Cms.Core.Models.PublishedContent;

namespace WIJschool.Cms.PublishedContent;

/// <summary>A document or media item as stored, before any value is converted. It never changes: a new version takes its place.</summary>
/// <param name="Draft">The version editors work on; null when it does not differ from what is published.</param>
/// <param name="Published">What visitors see; null for a page that is not published.</param>
/// <param name="EditDate">When it was saved last: moving or sorting a page does not publish it.</param>
internal sealed record NodeData(
    int Id, Guid Key, int ParentId, int Level, string Path, int SortOrder, DateTime CreateDate, int CreatorId,
    int ContentTypeId, PublishedItemType ItemType, VersionData? Draft, VersionData? Published, DateTime EditDate)
{
    /// <summary>What a preview shows: the draft, or what is published with the date that it was saved last.</summary>
    public VersionData? Preview => Draft ?? (Published is null ? null : Published with { Date = EditDate });
}

/// <param name="Cultures">By ISO code in lower case; empty for content that does not vary.</param>
/// <param name="Properties">By alias, without regard to case.</param>
internal sealed record VersionData(
    string Name, DateTime Date, int WriterId, int? TemplateId,
    IReadOnlyDictionary<string, CultureData> Cultures, IReadOnlyDictionary<string, PropertyValue[]> Properties);

internal sealed record CultureData(string IsoCode, string Name, DateTime Date);

/// <summary>A stored value. Culture and segment are empty where the property does not vary.</summary>
internal sealed record PropertyValue(string Culture, string Segment, object? Value);
