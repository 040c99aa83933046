namespace WIJschool.Cms.Security.Members;

/// <summary>
/// Lets a few members at a time at the database and at the slow hash of passwords; the rest wait without holding a thread or a connection.
/// A whole staff that signs in at nine o'clock is through sooner so, and leaves connections for those who read.
/// </summary>
public sealed class MemberRush : IDisposable
{
    private const int AtOnce = 16;

    private readonly SemaphoreSlim door = new(AtOnce);

    /// <summary>Does something when there is room. What is done must not ask for room again.</summary>
    public async Task<T> ThroughAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        await door.WaitAsync(ct);
        try
        {
            return await work();
        }
        finally
        {
            door.Release();
        }
    }

    public void Dispose() => door.Dispose();
}
