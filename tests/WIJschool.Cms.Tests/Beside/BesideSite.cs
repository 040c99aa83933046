using Microsoft.Extensions.DependencyInjection;
using WIJschool.Cms.Persistence.Beside;

namespace WIJschool.Cms.Tests.Beside;

/// <summary>A site whose database has notes beside Umbraco's tables.</summary>
public abstract class BesideSite(CmsFixture site) : IAsyncLifetime
{
    protected CmsFixture Site => site;

    protected virtual void Change(IServiceCollection services) => services.AddContextBeside<NotesDbContext>();

    public Task InitializeAsync()
    {
        site.With = Change;
        return site.InitializeAsync();
    }

    public Task DisposeAsync() => site.DisposeAsync();

    /// <summary>Does something as a request would: with a context of its own.</summary>
    protected async Task<T> InScopeAsync<T>(Func<NotesDbContext, IJointTransaction<NotesDbContext>, Task<T>> work)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<NotesDbContext>(), scope.ServiceProvider.GetRequiredService<IJointTransaction<NotesDbContext>>());
    }
}
