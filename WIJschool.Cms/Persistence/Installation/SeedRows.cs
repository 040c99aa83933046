using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using WIJschool.Cms.Persistence.Schema;

namespace WIJschool.Cms.Persistence.Installation;

/// <summary>
/// The rows of a fresh Umbraco 17: root nodes, data types with their fixed keys, media types, user groups, relation types and
/// locks. They stand in JSON files beside this class, one a table, as a genuine installation wrote them.
/// </summary>
internal sealed class SeedRows(TimeProvider clock, IOptionsMonitor<InstallDefaultDataSettings> defaults)
{
    // parents before what points at them
    private static readonly string[] Order =
    [
        "umbracoNode", "umbracoLock", "umbracoLanguage", "umbracoDataType", "cmsContentType", "cmsPropertyTypeGroup", "cmsPropertyType",
        "cmsContentTypeAllowedContentType", "umbracoUserGroup", "umbracoUserGroup2App", "umbracoUserGroup2Permission",
        "umbracoUserGroup2GranularPermission", "umbracoUserGroup2Language", "umbracoUser2UserGroup", "umbracoRelationType",
        "umbracoKeyValue", "umbracoLogViewerQuery",
    ];

    public async Task InsertAsync(CmsDbContext db, bool postgres, CancellationToken ct)
    {
        db.Add(Administrator());
        await db.SaveChangesAsync(ct);
        foreach (var table in Order)
        {
            var type = db.Model.GetEntityTypes().Single(e => e.GetTableName() == table);
            db.AddRange(table == "umbracoLanguage" && ChosenLanguages() is { Count: > 0 } chosen ? chosen : Read(table).Select(cells => ToRow(type, cells)));
            await db.SaveChangesAsync(ct);
        }
        if (postgres) await AdvanceSequencesAsync(db, ct);
    }

    /// <summary>Adds the lock rows that the database lacks: a genuine Umbraco waits on them, ours does not.</summary>
    public async Task InsertLocksAsync(CmsDbContext db, CancellationToken ct)
    {
        var present = await db.Locks.Select(row => row.Id).ToListAsync(ct);
        var type = db.Model.FindEntityType(typeof(LockRow))!;
        db.AddRange(Read("umbracoLock").Select(cells => (LockRow)ToRow(type, cells)).Where(row => !present.Contains(row.Id)));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The languages that <c>Umbraco:CMS:InstallDefaultData:Languages</c> asks for in the place of en-US, the default one first.</summary>
    private List<LanguageRow> ChosenLanguages()
    {
        var settings = defaults.Get(Constants.Configuration.NamedOptions.InstallDefaultData.Languages);
        if (settings.InstallData != InstallDefaultDataOption.Values) return [];
        return [.. settings.Values.Select((code, place) => new LanguageRow
        {
            Id = place + 1,
            LanguageIsoCode = code,
            LanguageCultureName = CultureInfo.GetCultureInfo(code).EnglishName,
            IsDefaultVariantLang = place == 0,
        })];
    }

    /// <summary>Umbraco's first user, whom the seed rows name as their maker. He cannot sign in until he is given a password.</summary>
    private UserRow Administrator()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new UserRow
        {
            Id = -1,
            Key = Constants.Security.SuperUserKey,
            UserName = "Administrator",
            UserLogin = "default",
            UserPassword = "default",
            UserEmail = "",
            UserLanguage = "en-US",
            CreateDate = now,
            UpdateDate = now,
        };
    }

    private object ToRow(IEntityType type, Dictionary<string, string> cells)
    {
        var row = Activator.CreateInstance(type.ClrType)!;
        foreach (var property in type.GetProperties())
        {
            var text = cells.GetValueOrDefault(property.GetColumnName());
            if (property.ClrType == typeof(DateTime)) property.PropertyInfo!.SetValue(row, clock.GetUtcNow().UtcDateTime);
            else if (!string.IsNullOrEmpty(text)) property.PropertyInfo!.SetValue(row, Parse(text, property.ClrType));
        }
        return row;
    }

    private static object Parse(string text, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(Guid)) return Guid.Parse(text);
        if (plain == typeof(bool)) return text == "1";
        return Convert.ChangeType(text, plain, CultureInfo.InvariantCulture);
    }

    private static List<Dictionary<string, string>> Read(string table)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith($".Seed.{table}.json", StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<List<Dictionary<string, string>>>(stream) ?? [];
    }

    // rows with ids of their own leave PostgreSQL's sequences behind
    private static async Task AdvanceSequencesAsync(CmsDbContext db, CancellationToken ct)
    {
        foreach (var type in db.Model.GetEntityTypes())
        {
            if (type.FindPrimaryKey()?.Properties is not [{ ValueGenerated: ValueGenerated.OnAdd } key] || key.ClrType != typeof(int)) continue;
            var (table, column) = (type.GetTableName(), key.GetColumnName());
            var sql = $"""SELECT setval(pg_get_serial_sequence('"{table}"', '{column}'), GREATEST((SELECT MAX("{column}") FROM "{table}"), 1))""";
            await db.Database.ExecuteSqlRawAsync(sql, ct);
        }
    }
}
