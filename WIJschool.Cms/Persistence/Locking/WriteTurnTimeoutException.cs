namespace WIJschool.Cms.Persistence.Locking;

/// <summary>Another writer held the database for longer than a writer may wait.</summary>
public sealed class WriteTurnTimeoutException(TimeSpan waited)
    : TimeoutException($"Another change was being written for more than {waited.TotalSeconds:0} seconds. Nothing was saved; try again.");
