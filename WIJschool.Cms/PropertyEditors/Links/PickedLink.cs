using Umbraco.Cms.Core;

namespace WIJschool.Cms.PropertyEditors.Links;

/// <summary>
/// One link as the multi URL picker stores it: a page or media item by Udi, or an address. The order of the members is that of
/// Umbraco, so that a value saved here and there is the same text. <c>Unique</c> and <c>Type</c> belong to the editor and are stored empty.
/// </summary>
public sealed record PickedLink
{
    /// <summary>The text of the link; empty for the name of what it points at.</summary>
    public string? Name { get; init; }

    /// <summary>The window: <c>_blank</c> or nothing.</summary>
    public string? Target { get; init; }

    /// <summary>The key, in the editor's form only.</summary>
    public Guid? Unique { get; init; }

    /// <summary>document, media or external, in the editor's form only.</summary>
    public string? Type { get; init; }

    /// <summary>What the link points at, in the stored form.</summary>
    public GuidUdi? Udi { get; init; }

    /// <summary>The address of an external link.</summary>
    public string? Url { get; init; }

    /// <summary>A query string or fragment, with its ? or #.</summary>
    public string? QueryString { get; init; }

    /// <summary>The culture of the page that is meant; empty for that of the reader.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Culture { get; init; }
}

/// <summary>A link as the back office shows it.</summary>
public sealed record ShownLink(
    string? Icon, string? Name, bool Published, string? QueryString, string? Target, bool Trashed, string? Type, Guid? Unique, string? Url, string? Culture);
