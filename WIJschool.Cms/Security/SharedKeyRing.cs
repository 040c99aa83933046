using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Persistence.Schema;

namespace WIJschool.Cms.Security;

/// <summary>
/// The keys that cookies and tokens are protected with, kept in the database so that every node reads what another one wrote
/// and a new container does not sign everybody out. Each key is a row of <c>umbracoKeyValue</c>; no row is ever changed, so
/// two nodes that start at once keep both of their keys and either reads what the other protects.
/// </summary>
internal sealed class SharedKeyRing(IDbContextFactory<CmsDbContext> contexts, TimeProvider clock) : IXmlRepository
{
    private const string Prefix = "WIJschool.DataProtection+";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = contexts.CreateDbContext();
        return db.KeyValues.Where(row => row.Key.StartsWith(Prefix)).OrderBy(row => row.Key).Select(row => row.Value).ToList()
            .OfType<string>().Select(XElement.Parse).ToList();
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = contexts.CreateDbContext();
        db.KeyValues.Add(new KeyValueRow
        {
            Key = $"{Prefix}{Guid.NewGuid():N}",
            Value = element.ToString(SaveOptions.DisableFormatting),
            Updated = clock.GetUtcNow().UtcDateTime,
        });
        db.SaveChanges();
    }
}
