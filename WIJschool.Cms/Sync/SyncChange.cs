namespace WIJschool.Cms.Sync;

public enum SyncChangeKind
{
    None,
    Create,
    Update,
}

/// <summary>What importing a file would do, or did.</summary>
/// <param name="Item">The kind's folder and the item's alias.</param>
/// <param name="Reasons">For an update: each place that differs, with the value it has and the one it would get.</param>
public sealed record SyncChange(string Item, SyncChangeKind Kind, IReadOnlyList<string> Reasons);
