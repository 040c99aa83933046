using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Caching;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Languages;

internal sealed class LanguageRepository(IScopedDatabase database, AppCaches caches)
    : WholeSetRepository<ILanguage>(database, caches), ILanguageRepository
{
    public ILanguage? GetByIsoCode(string isoCode) => Cache.First(l => Same(l.IsoCode, isoCode));

    public int? GetIdByIsoCode(string? isoCode, bool throwOnNotFound = true)
    {
        if (isoCode is null) return null;
        return Cache.Shared.All.FirstOrDefault(l => Same(l.IsoCode, isoCode))?.Id
            ?? (throwOnNotFound ? throw new ArgumentException($"There is no language {isoCode}.", nameof(isoCode)) : null);
    }

    public string? GetIsoCodeById(int? id, bool throwOnNotFound = true)
    {
        if (id is null) return null;
        return Cache.Shared.Find(id.Value)?.IsoCode
            ?? (throwOnNotFound ? throw new ArgumentException($"There is no language with id {id}.", nameof(id)) : null);
    }

    public string[] GetIsoCodesByIds(ICollection<int> ids, bool throwOnNotFound = true) =>
        ids.Select(id => GetIsoCodeById(id, throwOnNotFound)).OfType<string>().ToArray();

    /// <exception cref="InvalidOperationException">The database holds no language at all.</exception>
    public string GetDefaultIsoCode() => Default().IsoCode;

    public int? GetDefaultId() => Default().Id;

    protected override IReadOnlyList<ILanguage> ReadAll()
    {
        var rows = Db.Languages.OrderBy(r => r.Id).ToList();
        var codes = rows.ToDictionary(r => r.Id, r => r.LanguageIsoCode);
        return rows.ConvertAll(row => Build(row, codes));
    }

    protected override void Insert(ILanguage language)
    {
        if (Db.Languages.Any(r => r.LanguageIsoCode == language.IsoCode))
            throw new InvalidOperationException($"There already is a language {language.IsoCode}.");

        var row = new LanguageRow { IsDefaultVariantLang = language.IsDefault || !Db.Languages.Any(r => r.IsDefaultVariantLang) };
        Fill(row, language);
        if (language.IsDefault) ClearDefault(except: 0);
        Db.Add(row);
        Db.SaveChanges();
        language.Id = row.Id;
    }

    protected override void Update(ILanguage language)
    {
        var row = Db.Languages.Single(r => r.Id == language.Id);
        if (row.IsDefaultVariantLang && !language.IsDefault)
            throw new InvalidOperationException($"{row.LanguageIsoCode} stays the default language until another one is made so.");
        if (Db.Languages.Any(r => r.LanguageIsoCode == language.IsoCode && r.Id != language.Id))
            throw new InvalidOperationException($"There already is a language {language.IsoCode}.");

        if (language.IsDefault) ClearDefault(except: language.Id);
        row.IsDefaultVariantLang = language.IsDefault;
        Fill(row, language);
        Db.Update(row);
        Db.SaveChanges();
    }

    protected override void Remove(ILanguage language)
    {
        if (Db.Languages.Where(r => r.Id == language.Id).Any(r => r.IsDefaultVariantLang))
            throw new InvalidOperationException($"{language.IsoCode} is the default language and cannot be deleted.");

        RemoveContentOf(language.Id);
        Db.DictionaryTexts.Where(r => r.LanguageId == language.Id).ExecuteDelete();
        Db.UserGroupLanguages.Where(r => r.LanguageId == language.Id).ExecuteDelete();
        Db.Domains.Where(r => r.DomainDefaultLanguage == language.Id)
            .ExecuteUpdate(set => set.SetProperty(r => r.DomainDefaultLanguage, (int?)null));
        Db.Languages.Where(r => r.FallbackLanguageId == language.Id)
            .ExecuteUpdate(set => set.SetProperty(r => r.FallbackLanguageId, (int?)null));
        Db.Languages.Where(r => r.Id == language.Id).ExecuteDelete();
    }

    private void RemoveContentOf(int id)
    {
        Db.PropertyData.Where(r => r.LanguageId == id).ExecuteDelete();
        Db.ContentVersionCultureVariations.Where(r => r.LanguageId == id).ExecuteDelete();
        Db.DocumentCultureVariations.Where(r => r.LanguageId == id).ExecuteDelete();
        Db.ContentSchedules.Where(r => r.LanguageId == id).ExecuteDelete();
        Db.DocumentUrls.Where(r => r.LanguageId == id).ExecuteDelete();
        Db.DocumentUrlAliases.Where(r => r.LanguageId == id).ExecuteDelete();
        Db.TagRelationships.Where(r => Db.Tags.Any(t => t.Id == r.TagId && t.LanguageId == id)).ExecuteDelete();
        Db.Tags.Where(r => r.LanguageId == id).ExecuteDelete();
    }

    private void ClearDefault(int except) => Db.Languages.Where(r => r.IsDefaultVariantLang && r.Id != except)
        .ExecuteUpdate(set => set.SetProperty(r => r.IsDefaultVariantLang, false));

    private void Fill(LanguageRow row, ILanguage language)
    {
        row.LanguageIsoCode = language.IsoCode;
        row.LanguageCultureName = language.CultureName;
        row.Mandatory = language.IsMandatory;
        row.FallbackLanguageId = string.IsNullOrWhiteSpace(language.FallbackIsoCode)
            ? null
            : Db.Languages.Where(r => r.LanguageIsoCode == language.FallbackIsoCode).Select(r => (int?)r.Id).FirstOrDefault();
    }

    private static Language Build(LanguageRow row, Dictionary<int, string?> codes)
    {
        var isoCode = row.LanguageIsoCode ?? throw new InvalidOperationException($"Language {row.Id} has no ISO code.");
        var language = new Language(isoCode, row.LanguageCultureName ?? CultureInfo.GetCultureInfo(isoCode).EnglishName);
        language.DisableChangeTracking();
        language.Id = row.Id;
        language.IsDefault = row.IsDefaultVariantLang;
        language.IsMandatory = row.Mandatory;
        language.FallbackIsoCode = row.FallbackLanguageId is { } fallback ? codes.GetValueOrDefault(fallback) : null;
        language.EnableChangeTracking();
        return language;
    }

    private ILanguage Default()
    {
        var all = Cache.Shared.All;
        if (all.Count == 0) throw new InvalidOperationException("The database holds no language.");
        return all.FirstOrDefault(l => l.IsDefault) ?? all[0];
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
