using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Logins;

/// <summary>Secrets of the second step when users and members sign in.</summary>
internal sealed class TwoFactorLoginRepository(IScopedDatabase database) : ITwoFactorLoginRepository
{
    private CmsDbContext Db => database.Db;

    public ITwoFactorLogin? Get(int id) => Build(Db.TwoFactorLogins.Where(l => l.Id == id)).FirstOrDefault();

    public IEnumerable<ITwoFactorLogin> GetMany(params int[]? ids) => Build(
        ids is { Length: > 0 } ? Db.TwoFactorLogins.Where(l => ids.Contains(l.Id)) : Db.TwoFactorLogins);

    public bool Exists(int id) => Db.TwoFactorLogins.Any(l => l.Id == id);

    public Task<IEnumerable<ITwoFactorLogin>> GetByUserOrMemberKeyAsync(Guid userOrMemberKey) =>
        Task.FromResult<IEnumerable<ITwoFactorLogin>>(Build(Db.TwoFactorLogins.Where(l => l.UserOrMemberKey == userOrMemberKey)));

    public void Save(ITwoFactorLogin entity)
    {
        var row = new TwoFactorLoginRow
        {
            Id = entity.Id,
            UserOrMemberKey = entity.UserOrMemberKey,
            ProviderName = entity.ProviderName,
            Secret = entity.Secret,
        };
        if (entity.HasIdentity) Db.Update(row);
        else Db.Add(row);
        Db.SaveChanges();
        entity.Id = row.Id;
        entity.ResetDirtyProperties();
    }

    public void Delete(ITwoFactorLogin entity) => Db.TwoFactorLogins.Where(l => l.Id == entity.Id).ExecuteDelete();

    public Task<bool> DeleteUserLoginsAsync(Guid userOrMemberKey) =>
        Task.FromResult(Db.TwoFactorLogins.Where(l => l.UserOrMemberKey == userOrMemberKey).ExecuteDelete() > 0);

    public Task<bool> DeleteUserLoginsAsync(Guid userOrMemberKey, string providerName) => Task.FromResult(
        Db.TwoFactorLogins.Where(l => l.UserOrMemberKey == userOrMemberKey && l.ProviderName == providerName).ExecuteDelete() > 0);

    private static List<ITwoFactorLogin> Build(IQueryable<TwoFactorLoginRow> rows) => rows.OrderBy(l => l.Id).ToList().ConvertAll(row =>
    {
        // a secret is stored only once the user has shown a code made from it
        ITwoFactorLogin login = new TwoFactorLogin
        {
            Id = row.Id,
            UserOrMemberKey = row.UserOrMemberKey,
            ProviderName = row.ProviderName,
            Secret = row.Secret,
            Confirmed = true,
        };
        login.ResetDirtyProperties();
        return login;
    });
}
