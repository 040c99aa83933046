using System.Collections.Concurrent;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace WIJschool.Cms.Persistence.Users;

/// <summary>Who wants timings shown, for as long as the process runs: Umbraco has no table for it and keeps it in a cookie.</summary>
internal sealed class WebProfilerRepository : IWebProfilerRepository
{
    private readonly ConcurrentDictionary<int, bool> on = new();

    public void SetStatus(int userId, bool status) => on[userId] = status;

    public bool GetStatus(int userId) => on.GetValueOrDefault(userId);
}
