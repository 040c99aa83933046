using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Security;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Logins;

/// <summary>Sign-ins of users and members with other providers. A login's key is the key of the user or member it is of.</summary>
internal sealed class ExternalLoginRepository(IScopedDatabase database, TimeProvider clock)
    : RowRepository<int, IIdentityUserLogin, ExternalLoginRow>(database), IExternalLoginWithKeyRepository
{
    private static readonly RowMap<IIdentityUserLogin, ExternalLoginRow> Members = new RowMap<IIdentityUserLogin, ExternalLoginRow>()
        .Map(nameof(IIdentityUserLogin.Id), r => r.Id)
        .Map(nameof(IIdentityUserLogin.Key), r => r.UserOrMemberKey)
        .Map(nameof(IIdentityUserLogin.CreateDate), r => r.CreateDate)
        .Map(nameof(IIdentityUserLogin.LoginProvider), r => r.LoginProvider)
        .Map(nameof(IIdentityUserLogin.ProviderKey), r => r.ProviderKey);

    private static readonly RowMap<IIdentityUserToken, TokenOfLogin> TokenMembers = new RowMap<IIdentityUserToken, TokenOfLogin>()
        .Map(nameof(IIdentityUserToken.Id), r => r.Token.Id)
        .Map(nameof(IIdentityUserToken.Key), r => r.Login.UserOrMemberKey)
        .Map(nameof(IIdentityUserToken.CreateDate), r => r.Token.CreateDate)
        .Map(nameof(IIdentityUserToken.LoginProvider), r => r.Login.LoginProvider)
        .Map(nameof(IIdentityUserToken.Name), r => r.Token.Name)
        .Map(nameof(IIdentityUserToken.Value), r => r.Token.Value);

    protected override RowMap<IIdentityUserLogin, ExternalLoginRow> Map => Members;

    protected override IQueryable<ExternalLoginRow> Rows => Db.ExternalLogins.OrderBy(l => l.Id);

    private IQueryable<TokenOfLogin> Tokens =>
        from token in Db.ExternalLoginTokens
        join login in Db.ExternalLogins on token.ExternalLoginId equals login.Id
        orderby token.Id
        select new TokenOfLogin { Token = token, Login = login };

    public IEnumerable<IIdentityUserToken> Get(IQuery<IIdentityUserToken> query) =>
        TokenMembers.Apply(Tokens, query).ToList().ConvertAll<IIdentityUserToken>(r => new IdentityUserToken(
            r.Token.Id, r.Login.LoginProvider, r.Token.Name, r.Token.Value, r.Login.UserOrMemberKey.ToString(), r.Token.CreateDate)
        { Key = r.Login.UserOrMemberKey });

    public int Count(IQuery<IIdentityUserToken>? query) => TokenMembers.Apply(Tokens, query).Count();

    /// <summary>The user or member then has exactly these logins; one that stays keeps its tokens.</summary>
    public void Save(Guid userOrMemberKey, IEnumerable<IExternalLogin> logins)
    {
        var wanted = logins.DistinctBy(l => l.LoginProvider, StringComparer.OrdinalIgnoreCase).ToList();
        var stored = Db.ExternalLogins.Where(l => l.UserOrMemberKey == userOrMemberKey).ToList();
        DeleteLogins([.. stored.Where(s => !wanted.Exists(w => Same(w.LoginProvider, s.LoginProvider))).Select(s => s.Id)]);
        foreach (var login in wanted)
        {
            var row = stored.Find(s => Same(s.LoginProvider, login.LoginProvider))
                ?? new ExternalLoginRow { UserOrMemberKey = userOrMemberKey, LoginProvider = login.LoginProvider, CreateDate = Now };
            row.ProviderKey = login.ProviderKey;
            row.UserData = login.UserData;
            if (row.Id == 0) Db.Add(row);
            else Db.Update(row);
        }
        Db.SaveChanges();
    }

    /// <summary>The logins of the user or member then hold exactly these tokens; tokens of a provider without login are left out.</summary>
    public void Save(Guid userOrMemberKey, IEnumerable<IExternalLoginToken> tokens)
    {
        var logins = Db.ExternalLogins.Where(l => l.UserOrMemberKey == userOrMemberKey).ToList();
        var ids = logins.ConvertAll(l => l.Id);
        Db.ExternalLoginTokens.Where(t => ids.Contains(t.ExternalLoginId)).ExecuteDelete();
        foreach (var token in tokens)
        {
            if (logins.Find(l => Same(l.LoginProvider, token.LoginProvider)) is not { } login) continue;
            Db.Add(new ExternalLoginTokenRow { ExternalLoginId = login.Id, Name = token.Name, Value = token.Value, CreateDate = Now });
        }
        Db.SaveChanges();
    }

    public void DeleteUserLogins(Guid userOrMemberKey) =>
        DeleteLogins([.. Db.ExternalLogins.Where(l => l.UserOrMemberKey == userOrMemberKey).Select(l => l.Id)]);

    public void DeleteUserLoginsForRemovedProviders(IEnumerable<string> currentLoginProviders)
    {
        var current = currentLoginProviders.ToList();
        var users = Db.Users.Select(u => u.Key); // members' providers are not the back office's
        DeleteLogins([.. Db.ExternalLogins.Where(l => !current.Contains(l.LoginProvider) && users.Contains(l.UserOrMemberKey)).Select(l => l.Id)]);
    }

    public override void Delete(IIdentityUserLogin entity) => DeleteLogins([entity.Id]);

    protected override IQueryable<ExternalLoginRow> WithIds(IReadOnlyCollection<int> ids) => Rows.Where(r => ids.Contains(r.Id));

    protected override IIdentityUserLogin Build(ExternalLoginRow row)
    {
        var login = new IdentityUserLogin(row.Id, row.LoginProvider, row.ProviderKey, row.UserOrMemberKey.ToString(), row.CreateDate)
        {
            Key = row.UserOrMemberKey,
            UserData = row.UserData,
        };
        login.ResetDirtyProperties(rememberDirty: false);
        return login;
    }

    protected override void Insert(IIdentityUserLogin entity)
    {
        var row = ToRow(entity);
        Db.Add(row);
        Db.SaveChanges();
        entity.Id = row.Id;
    }

    protected override void Update(IIdentityUserLogin entity)
    {
        Db.Update(ToRow(entity));
        Db.SaveChanges();
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private void DeleteLogins(IReadOnlyCollection<int> ids)
    {
        if (ids.Count == 0) return;
        Db.ExternalLoginTokens.Where(t => ids.Contains(t.ExternalLoginId)).ExecuteDelete();
        Db.ExternalLogins.Where(l => ids.Contains(l.Id)).ExecuteDelete();
    }

    private static ExternalLoginRow ToRow(IIdentityUserLogin login) => new()
    {
        Id = login.Id,
        UserOrMemberKey = login.Key,
        LoginProvider = login.LoginProvider,
        ProviderKey = login.ProviderKey,
        UserData = login.UserData,
        CreateDate = login.CreateDate,
    };

    private sealed class TokenOfLogin
    {
        public required ExternalLoginTokenRow Token { get; init; }
        public required ExternalLoginRow Login { get; init; }
    }
}
