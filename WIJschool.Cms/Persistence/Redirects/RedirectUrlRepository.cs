using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Redirects;

/// <summary>Addresses that pages had before they were renamed or moved.</summary>
internal sealed class RedirectUrlRepository(IScopedDatabase database)
    : RowRepository<Guid, IRedirectUrl, RedirectUrlRepository.Joined>(database), IRedirectUrlRepository
{
    private static readonly RowMap<IRedirectUrl, Joined> Members = new RowMap<IRedirectUrl, Joined>()
        .Map(nameof(IRedirectUrl.Key), r => r.Redirect.Id)
        .Map(nameof(IRedirectUrl.ContentId), r => r.ContentId)
        .Map(nameof(IRedirectUrl.ContentKey), r => r.Redirect.ContentKey)
        .Map(nameof(IRedirectUrl.CreateDateUtc), r => r.Redirect.CreateDateUtc)
        .Map(nameof(IRedirectUrl.Culture), r => r.Redirect.Culture)
        .Map(nameof(IRedirectUrl.Url), r => r.Redirect.Url);

    protected override RowMap<IRedirectUrl, Joined> Map => Members;

    /// <summary>Newest first.</summary>
    protected override IQueryable<Joined> Rows =>
        from redirect in Db.RedirectUrls
        join node in Db.Nodes on redirect.ContentKey equals node.UniqueId
        orderby redirect.CreateDateUtc descending, redirect.Id
        select new Joined { Redirect = redirect, ContentId = node.Id, Path = node.Path };

    public IRedirectUrl? Get(string url, Guid contentKey, string? culture)
    {
        var stored = Stored(culture);
        return Build(From(url).Where(r => r.Redirect.ContentKey == contentKey && r.Redirect.Culture == stored)).FirstOrDefault();
    }

    public IRedirectUrl? GetMostRecentUrl(string url) => Build(From(url).Take(1)).FirstOrDefault();

    public Task<IRedirectUrl?> GetMostRecentUrlAsync(string url) => Task.FromResult(GetMostRecentUrl(url));

    /// <summary>The newest for that culture, else the newest that holds for any.</summary>
    public IRedirectUrl? GetMostRecentUrl(string url, string culture)
    {
        var stored = Stored(culture);
        var found = Build(From(url).Where(r => r.Redirect.Culture == stored || r.Redirect.Culture == null || r.Redirect.Culture == ""));
        return found.FirstOrDefault(r => !string.IsNullOrEmpty(r.Culture)) ?? found.FirstOrDefault();
    }

    public Task<IRedirectUrl?> GetMostRecentUrlAsync(string url, string culture) => Task.FromResult(GetMostRecentUrl(url, culture));

    public IEnumerable<IRedirectUrl> GetContentUrls(Guid contentKey) => Build(Rows.Where(r => r.Redirect.ContentKey == contentKey));

    public IEnumerable<IRedirectUrl> GetAllUrls(long pageIndex, int pageSize, out long total) => Page(Rows, pageIndex, pageSize, out total);

    public IEnumerable<IRedirectUrl> GetAllUrls(int rootContentId, long pageIndex, int pageSize, out long total)
    {
        var within = $",{rootContentId},";
        return Page(Rows.Where(r => ("," + r.Path + ",").Contains(within)), pageIndex, pageSize, out total);
    }

    public IEnumerable<IRedirectUrl> SearchUrls(string searchTerm, long pageIndex, int pageSize, out long total) =>
        Page(Rows.Where(TextMatch.AnyContains<Joined>(searchTerm, r => r.Redirect.Url)), pageIndex, pageSize, out total);

    public override void Delete(IRedirectUrl entity) => Delete(entity.Key);

    public void Delete(Guid id) => Db.RedirectUrls.Where(r => r.Id == id).ExecuteDelete();

    public void DeleteAll() => Db.RedirectUrls.ExecuteDelete();

    public void DeleteContentUrls(Guid contentKey) => Db.RedirectUrls.Where(r => r.ContentKey == contentKey).ExecuteDelete();

    protected override IQueryable<Joined> WithIds(IReadOnlyCollection<Guid> ids) => Rows.Where(r => ids.Contains(r.Redirect.Id));

    protected override IRedirectUrl Build(Joined row)
    {
        var redirect = new RedirectUrl
        {
            Key = row.Redirect.Id,
            Id = row.Redirect.Id.GetHashCode(),
            ContentId = row.ContentId,
            ContentKey = row.Redirect.ContentKey,
            CreateDateUtc = row.Redirect.CreateDateUtc,
            Culture = row.Redirect.Culture,
            Url = row.Redirect.Url,
        };
        redirect.ResetDirtyProperties(rememberDirty: false);
        return redirect;
    }

    protected override void Insert(IRedirectUrl entity)
    {
        Db.Add(ToRow(entity));
        Db.SaveChanges();
        entity.Id = entity.Key.GetHashCode();
    }

    protected override void Update(IRedirectUrl entity)
    {
        Db.Update(ToRow(entity));
        Db.SaveChanges();
    }

    // the hash is what the table's index is over; the address itself is compared too, since the hash says nothing of case
    private IQueryable<Joined> From(string url)
    {
        var hash = Hash(url);
        return Rows.Where(r => r.Redirect.UrlHash == hash && r.Redirect.Url == url);
    }

    private static string Hash(string url) => url.GenerateHash<SHA1>();

    private static string? Stored(string? culture) => string.IsNullOrEmpty(culture) ? null : culture.ToLowerInvariant();

    private static RedirectUrlRow ToRow(IRedirectUrl redirect) => new()
    {
        Id = redirect.Key,
        ContentKey = redirect.ContentKey,
        CreateDateUtc = redirect.CreateDateUtc,
        Url = redirect.Url,
        Culture = Stored(redirect.Culture),
        UrlHash = Hash(redirect.Url),
    };

    /// <summary>A redirect with the number and place of the page it leads to.</summary>
    internal sealed class Joined
    {
        public required RedirectUrlRow Redirect { get; init; }
        public required int ContentId { get; init; }
        public required string Path { get; init; }
    }
}
