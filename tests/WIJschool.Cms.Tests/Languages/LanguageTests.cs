using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Tests.Languages;

public abstract class LanguageTests(CmsFixture cms)
{
    private ILanguageService Languages => cms.Get<ILanguageService>();

    [Fact]
    public async Task A_language_comes_back_as_it_was_saved()
    {
        await Create(new Language("fr-BE", "Frans in België") { IsMandatory = true, FallbackIsoCode = await Languages.GetDefaultIsoCodeAsync() });

        var stored = await Languages.GetAsync("FR-be");

        Assert.NotNull(stored);
        Assert.Equal("fr-BE", stored.IsoCode);
        Assert.Equal("Frans in België", stored.CultureName);
        Assert.True(stored.IsMandatory);
        Assert.Equal(await Languages.GetDefaultIsoCodeAsync(), stored.FallbackIsoCode);
        await Languages.DeleteAsync("fr-BE", Constants.Security.SuperUserKey);
    }

    [Fact]
    public async Task A_second_language_of_one_code_is_refused()
    {
        await Create(new Language("it", "Italiaans"));

        var again = await Languages.CreateAsync(new Language("it", "Italiaans"), Constants.Security.SuperUserKey);

        Assert.Equal(LanguageOperationStatus.DuplicateIsoCode, again.Status);
        await Languages.DeleteAsync("it", Constants.Security.SuperUserKey);
    }

    [Fact]
    public async Task Making_a_language_the_default_takes_it_from_the_one_before()
    {
        var before = await Languages.GetDefaultIsoCodeAsync();
        Assert.Equal(before, cms.Get<IDefaultCultureAccessor>().DefaultCulture);
        await Create(new Language("de", "Duits") { IsDefault = true });

        Assert.Equal("de", await Languages.GetDefaultIsoCodeAsync());
        Assert.Equal("de", cms.Get<IDefaultCultureAccessor>().DefaultCulture);
        Assert.Single(await Languages.GetAllAsync(), l => l.IsDefault);

        var old = (await Languages.GetAsync(before))!;
        old.IsDefault = true;
        await Languages.UpdateAsync(old, Constants.Security.SuperUserKey);
        Assert.Equal(before, await Languages.GetDefaultIsoCodeAsync());
        Assert.Equal(before, cms.Get<IDefaultCultureAccessor>().DefaultCulture);
        await Languages.DeleteAsync("de", Constants.Security.SuperUserKey);
    }

    [Fact]
    public async Task The_default_language_cannot_be_deleted()
    {
        var code = await Languages.GetDefaultIsoCodeAsync();

        var result = await Languages.DeleteAsync(code, Constants.Security.SuperUserKey);

        Assert.False(result.Success);
        Assert.NotNull(await Languages.GetAsync(code));
    }

    [Fact]
    public async Task A_deleted_language_takes_its_translations_along_and_leaves_no_fallback_behind()
    {
        await Create(new Language("es", "Spaans"));
        await Create(new Language("ca", "Catalaans") { FallbackIsoCode = "es" });
        var dictionary = cms.Get<IDictionaryItemService>();
        var item = new DictionaryItem("taal.weg") { Translations = [new DictionaryTranslation((await Languages.GetAsync("es"))!, "hola")] };
        await dictionary.CreateAsync(item, Constants.Security.SuperUserKey);

        var result = await Languages.DeleteAsync("es", Constants.Security.SuperUserKey);

        Assert.True(result.Success);
        Assert.Null(await Languages.GetAsync("es"));
        Assert.Null((await Languages.GetAsync("ca"))!.FallbackIsoCode);
        Assert.Empty((await dictionary.GetAsync("taal.weg"))!.Translations);
        await Languages.DeleteAsync("ca", Constants.Security.SuperUserKey);
    }

    private async Task Create(Language language)
    {
        var created = await Languages.CreateAsync(language, Constants.Security.SuperUserKey);
        Assert.Equal(LanguageOperationStatus.Success, created.Status);
    }
}

[Collection(OnSqlite.Name)]
public sealed class LanguagesOnSqlite(SqliteCms cms) : LanguageTests(cms);

[Collection(OnPostgres.Name)]
public sealed class LanguagesOnPostgres(PostgresCms cms) : LanguageTests(cms);
