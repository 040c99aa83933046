using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Tests.ContentTypes;

/// <summary>What happens to content that is there when its type changes.</summary>
public abstract class ChangingTypeTests(CmsFixture cms)
{
    private readonly TypeMaker make = new(cms);
    private readonly string culture = cms.Get<ILanguageService>().GetDefaultIsoCodeAsync().GetAwaiter().GetResult();

    private IContentService Contents => cms.Get<IContentService>();

    [Fact]
    public async Task Values_of_a_removed_property_are_gone_even_when_it_comes_back()
    {
        var type = await make.Create("Kwijt", ["blijft", "weg"]);
        var page = Publish(type, ("blijft", "a"), ("weg", "b"));

        type.RemovePropertyType("weg");
        await make.Save(type);
        var without = Contents.GetById(page.Id)!;
        type.AddPropertyType(await make.Property("weg"), "inhoud");
        await make.Save(type);
        var with = Contents.GetById(page.Id)!;

        Assert.False(without.HasProperty("weg"));
        Assert.Equal("a", with.GetValue("blijft"));
        Assert.Null(with.GetValue("weg"));
    }

    [Fact]
    public async Task Values_from_a_removed_composition_are_gone_and_those_of_other_types_stay()
    {
        var shared = await make.Create("Samen", ["gedeeld"]);
        var leaves = await make.Create("Verlaat", ["eigen"], t => t.AddContentType(shared));
        var keeps = await make.Create("Houdt", [], t => t.AddContentType(shared));
        var (left, kept) = (Publish(leaves, ("eigen", "e"), ("gedeeld", "x")), Publish(keeps, ("gedeeld", "y")));

        leaves.RemoveContentType(shared.Alias);
        await make.Save(leaves);
        leaves.AddContentType(shared);
        await make.Save(leaves);

        Assert.Equal("e", Contents.GetById(left.Id)!.GetValue("eigen"));
        Assert.Null(Contents.GetById(left.Id)!.GetValue("gedeeld"));
        Assert.Equal("y", Contents.GetById(kept.Id)!.GetValue("gedeeld"));
    }

    [Fact]
    public async Task A_type_that_starts_to_vary_keeps_names_and_values_in_the_default_language()
    {
        var type = await make.Create("Gaatvarieren", ["tekst", "vast"]);
        var page = Publish(type, ("tekst", "hallo"), ("vast", "altijd"));

        type.Variations = ContentVariation.Culture;
        type.PropertyTypes.Single(p => p.Alias == "tekst").Variations = ContentVariation.Culture;
        await make.Save(type);

        var stored = Contents.GetById(page.Id)!;
        Assert.Equal(page.Name, stored.GetCultureName(culture));
        Assert.Equal("hallo", stored.GetValue("tekst", culture));
        Assert.Equal("hallo", stored.GetValue("tekst", culture, published: true));
        Assert.Equal("altijd", stored.GetValue("vast"));
        Assert.True(stored.IsCulturePublished(culture));
        Assert.False(stored.IsCultureEdited(culture));
    }

    [Fact]
    public async Task A_type_that_stops_varying_goes_on_with_the_default_language_and_remembers_the_others()
    {
        var other = await Other();
        var type = await make.Create("Stopt", ["tekst"], t => t.Variations = ContentVariation.Culture);
        type.PropertyTypes.Single().Variations = ContentVariation.Culture;
        await make.Save(type);
        var page = Contents.Create("", Constants.System.Root, type);
        page.SetCultureName(make.Alias("Pagina"), culture);
        page.SetCultureName(make.Alias("Page"), other);
        page.SetValue("tekst", "hallo", culture);
        page.SetValue("tekst", "hello", other);
        Contents.Save(page);
        Assert.True(Contents.Publish(page, [culture, other]).Success);

        type.PropertyTypes.Single().Variations = ContentVariation.Nothing;
        type.Variations = ContentVariation.Nothing;
        await make.Save(type);
        var invariant = Contents.GetById(page.Id)!;
        type.Variations = ContentVariation.Culture;
        type.PropertyTypes.Single().Variations = ContentVariation.Culture;
        await make.Save(type);
        var again = Contents.GetById(page.Id)!;

        Assert.Equal((page.GetCultureName(culture), "hallo", "hallo"), (invariant.Name, invariant.GetValue("tekst"), invariant.GetValue("tekst", published: true)));
        Assert.Equal(("hallo", "hello"), (again.GetValue("tekst", culture), again.GetValue("tekst", other)));
    }

    [Fact]
    public async Task A_property_of_a_composition_varies_only_where_the_type_does()
    {
        var shared = await make.Create("Kop", ["titel"], t => t.Variations = ContentVariation.Culture);
        var varying = await make.Create("Wel", [], t => Compose(t, shared, ContentVariation.Culture));
        var invariant = await make.Create("Niet", [], t => Compose(t, shared, ContentVariation.Nothing));
        var first = Contents.Create("", Constants.System.Root, varying);
        first.SetCultureName(make.Alias("Een"), culture);
        first.SetValue("titel", "een");
        Contents.Save(first);
        var second = Publish(invariant, ("titel", "twee"));

        shared.PropertyTypes.Single().Variations = ContentVariation.Culture;
        await make.Save(shared);

        Assert.Equal("een", Contents.GetById(first.Id)!.GetValue("titel", culture));
        Assert.Equal("twee", Contents.GetById(second.Id)!.GetValue("titel"));
    }

    [Fact]
    public async Task Tags_follow_a_property_that_starts_to_vary_and_one_that_stops()
    {
        var type = await make.Create("Getagd", []);
        var property = await make.Property("onderwerpen", Constants.DataTypes.Guids.TagsGuid);
        type.AddPropertyType(property, "inhoud");
        await make.Save(type);
        var tag = make.Alias("burgerschap");
        var page = Publish(type, ("onderwerpen", $"[\"{tag}\"]"));
        var tags = cms.Get<ITagService>();
        Assert.Single(tags.GetTagsForEntity(page.Id), t => t.Text == tag);

        type.Variations = ContentVariation.Culture;
        type.PropertyTypes.Single().Variations = ContentVariation.Culture;
        await make.Save(type);
        Assert.Single(tags.GetTagsForEntity(page.Id, culture: culture), t => t.Text == tag);

        type.PropertyTypes.Single().Variations = ContentVariation.Nothing;
        await make.Save(type);
        Assert.Single(tags.GetTagsForEntity(page.Id), t => t.Text == tag && t.LanguageId == null);
    }

    [Fact]
    public async Task A_draft_is_edited_only_for_what_it_still_shows()
    {
        var other = await Other();
        var type = await make.Create("Concept", ["tekst"], t => t.Variations = ContentVariation.Culture);
        type.PropertyTypes.Single().Variations = ContentVariation.Culture;
        await make.Save(type);
        var page = Contents.Create("", Constants.System.Root, type);
        page.SetCultureName(make.Alias("Pagina"), culture);
        page.SetCultureName(make.Alias("Page"), other);
        page.SetValue("tekst", "hallo", culture);
        page.SetValue("tekst", "hello", other);
        Contents.Save(page);
        Contents.Publish(page, [culture, other]);
        page = Contents.GetById(page.Id)!;
        page.SetValue("tekst", "hello again", other);
        Contents.Save(page);
        Assert.True(Contents.GetById(page.Id)!.IsCultureEdited(other));

        type.PropertyTypes.Single().Variations = ContentVariation.Nothing;
        await make.Save(type);

        var stored = Contents.GetById(page.Id)!;
        Assert.False(stored.IsCultureEdited(other));
        Assert.False(stored.Edited);
    }

    [Fact]
    public async Task Deleting_a_type_deletes_its_content()
    {
        var type = await make.Create("Geheel", ["tekst"]);
        var page = Publish(type, ("tekst", "x"));
        Assert.True(make.Types.HasContentNodes(type.Id));

        await make.Types.DeleteAsync(type.Key, Constants.Security.SuperUserKey);

        Assert.Null(Contents.GetById(page.Id));
        Assert.Null(make.Types.Get(type.Id));
    }

    [Fact]
    public async Task An_editor_who_renames_a_type_does_not_undo_the_property_another_has_just_added()
    {
        var type = await make.Create("Twee", ["eerste"]);
        var (one, two) = (make.Types.Get(type.Id)!, make.Types.Get(type.Id)!);
        one.AddPropertyType(await make.Property("tweede"), "inhoud");
        await make.Save(one);

        two.Name = "Hernoemd";
        await make.Save(two);

        var stored = make.Types.Get(type.Id)!;
        Assert.Equal("Hernoemd", stored.Name);
        Assert.Equal(["eerste", "tweede"], stored.PropertyTypes.Select(p => p.Alias).Order());
    }

    [Fact]
    public async Task Editors_make_and_change_types_at_once_while_others_read()
    {
        var shared = await make.Create("Druk", ["a"]);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!done.IsCancellationRequested) Assert.NotEmpty(make.Types.Get(shared.Id)!.PropertyTypes);
        })).ToList();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            var type = await make.Create($"Naast{i}", ["tekst"], t => t.AddContentType(shared));
            type.Description = $"van {i}";
            await make.Save(type);
        })));
        await done.CancelAsync();
        await Task.WhenAll(readers);

        var made = make.Types.GetComposedOf(shared.Id).ToList();
        Assert.Equal(6, made.Count);
        Assert.All(made, t => Assert.StartsWith("van ", t.Description, StringComparison.Ordinal));
    }

    private static void Compose(ContentType type, IContentType part, ContentVariation variations)
    {
        type.AddContentType(part);
        type.Variations = variations;
    }

    private IContent Publish(IContentType type, params (string Alias, string Value)[] values)
    {
        var page = Contents.Create(make.Alias("Pagina"), Constants.System.Root, type);
        foreach (var (alias, value) in values) page.SetValue(alias, value);
        Contents.Save(page);
        var published = Contents.Publish(page, ["*"]);
        Assert.True(published.Success, $"{published.Result}");
        return page;
    }

    private async Task<string> Other()
    {
        var languages = cms.Get<ILanguageService>();
        if (await languages.GetAsync("sv") is null) await languages.CreateAsync(new Language("sv", "Zweeds"), Constants.Security.SuperUserKey);
        return "sv";
    }
}

[Collection(OnSqlite.Name)]
public sealed class ChangingTypesOnSqlite(SqliteCms cms) : ChangingTypeTests(cms);

[Collection(OnPostgres.Name)]
public sealed class ChangingTypesOnPostgres(PostgresCms cms) : ChangingTypeTests(cms);
