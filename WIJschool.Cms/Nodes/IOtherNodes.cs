using Umbraco.Cms.Core.Sync;

namespace WIJschool.Cms.Nodes;

/// <summary>The other processes that run on this database.</summary>
internal interface IOtherNodes
{
    /// <summary>Remembers where the others are. Call it before anything is read into a cache: what changes later is then followed.</summary>
    Task BeginAsync();

    /// <summary>Writes down what they have to read again. Within an open scope it counts once that scope commits.</summary>
    void Tell(IReadOnlyList<RefreshInstruction> instructions);

    /// <summary>Does here what they have written down since the last time.</summary>
    void Follow();
}

/// <summary>A SQLite database belongs to one process: there is nobody to tell.</summary>
internal sealed class NoOtherNodes : IOtherNodes
{
    public Task BeginAsync() => Task.CompletedTask;

    public void Tell(IReadOnlyList<RefreshInstruction> instructions)
    {
    }

    public void Follow()
    {
    }
}
