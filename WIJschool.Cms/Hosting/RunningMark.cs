using WIJschool.Cms.Persistence;

namespace WIJschool.Cms.Hosting;

/// <summary>A file in the data folder for as long as the site runs: one that is found at the start was left by a process that was killed.</summary>
internal sealed class RunningMark(CmsDatabaseOptions database) : IDisposable
{
    private readonly string path = Path.Combine(Path.GetFullPath(database.DataDirectory), "running");
    private bool isSet;

    /// <returns>Whether the last process on this folder ended without stopping.</returns>
    public bool Set()
    {
        var wasKilled = File.Exists(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a new node on a database that others share has no folder yet
        File.WriteAllText(path, "");
        isSet = true;
        return wasKilled;
    }

    public void Dispose()
    {
        if (isSet) File.Delete(path);
    }
}
