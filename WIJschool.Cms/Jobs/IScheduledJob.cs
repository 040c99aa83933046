namespace WIJschool.Cms.Jobs;

/// <summary>Work that comes back every so often. Add it as a singleton of this interface: it is run when it is due.</summary>
public interface IScheduledJob
{
    /// <summary>The name of its row in <c>umbracoDistributedJob</c>, by which one node at a time takes it.</summary>
    string Name { get; }

    TimeSpan Period { get; }

    /// <summary>True for work on this node's own files, which no other node can do for it.</summary>
    bool OnEveryNode => false;

    Task RunAsync(CancellationToken ct);
}
