using Umbraco.Cms.Core.Sync;

namespace WIJschool.Cms.Nodes;

/// <summary>The other processes that run on this database.</summary>
internal interface IOtherNodes
{
    /// <summary>Writes down what they have to read again. Within an open scope it counts once that scope commits.</summary>
    void Tell(IReadOnlyList<RefreshInstruction> instructions);

    /// <summary>Does here what they have written down since the last time.</summary>
    void Follow();
}

/// <summary>A SQLite database belongs to one process: there is nobody to tell.</summary>
internal sealed class NoOtherNodes : IOtherNodes
{
    public void Tell(IReadOnlyList<RefreshInstruction> instructions)
    {
    }

    public void Follow()
    {
    }
}
