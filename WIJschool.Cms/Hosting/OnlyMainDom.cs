using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.Runtime;

namespace WIJschool.Cms.Hosting;

/// <summary>
/// Umbraco's main domain decides which of two overlapping processes may write its local index files. Ours are SQLite files
/// that two processes can share, so every process is the main one.
/// </summary>
internal sealed class OnlyMainDom : IMainDom
{
    public bool IsMainDom => true;

    public bool Acquire(IApplicationShutdownRegistry hostingEnvironment) => true;

    public bool Register(Action? install = null, Action? release = null, int weight = 100)
    {
        install?.Invoke();
        return true;
    }
}

/// <summary>Umbraco's default lock throws on Linux; with <see cref="OnlyMainDom"/> nothing waits for it.</summary>
internal sealed class OnlyMainDomLock : IMainDomLock
{
    public Task<bool> AcquireLockAsync(int millisecondsTimeout) => Task.FromResult(true);

    public Task ListenAsync() => Task.CompletedTask;

    public void Dispose()
    {
    }
}
