namespace WIJschool.Core.Mailing;

/// <summary>Tells the sender of this node that there is mail, so that nobody waits for a round.</summary>
public sealed class MailWakeUp : IDisposable
{
    private readonly SemaphoreSlim asked = new(0, 1);
    private readonly Lock door = new();

    public void Set()
    {
        lock (door)
        {
            if (asked.CurrentCount == 0) asked.Release(); // asked twice is asked once
        }
    }

    /// <summary>Waits until somebody asks; one who asked meanwhile is heard at once.</summary>
    public Task WaitAsync(CancellationToken ct) => asked.WaitAsync(ct);

    public void Dispose() => asked.Dispose();
}
