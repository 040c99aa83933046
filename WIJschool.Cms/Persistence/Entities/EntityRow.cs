using WIJschool.Cms.Persistence.Schema;

namespace WIJschool.Cms.Persistence.Entities;

/// <summary>A node with what is shown of it in a tree. All but the node itself is null for what is no content.</summary>
internal sealed class EntityRow
{
    public required NodeRow Node { get; init; }

    public bool HasChildren { get; init; }

    public int? ContentTypeId { get; init; }

    public DateTime? VersionDate { get; init; }

    public bool? Published { get; init; }

    public bool? Edited { get; init; }

    public string? MediaPath { get; init; }
}
