using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Cms.Tests.ContentTypes;

public abstract class ContentTypeTests(CmsFixture cms)
{
    private readonly TypeMaker make = new(cms);

    private IContentTypeService Types => cms.Get<IContentTypeService>();

    [Fact]
    public async Task A_type_comes_back_with_all_it_was_saved_with()
    {
        var child = await make.Create("Kind", []);
        var template = (await cms.Get<ITemplateService>().CreateAsync("Type", make.Alias("sjabloon"), null, Constants.Security.SuperUserKey)).Result;
        var type = await make.Create("Alles", ["titel"], t =>
        {
            t.Description = "Beschrijving";
            t.AllowedAsRoot = true;
            t.ListView = Constants.DataTypes.Guids.ListViewContentGuid;
            t.Variations = ContentVariation.Culture;
            t.AllowedContentTypes = [new ContentTypeSort(child.Key, 3, child.Alias)];
            t.AllowedTemplates = [template];
            t.SetDefaultTemplate(template);
            t.HistoryCleanup = new HistoryCleanup { PreventCleanup = true, KeepAllVersionsNewerThanDays = 4, KeepLatestVersionPerDayForDays = 90 };
        });

        Assert.Equal(("Alles", "Beschrijving", "icon-document", true), (type.Name, type.Description, type.Icon, type.AllowedAsRoot));
        Assert.Equal(Constants.DataTypes.Guids.ListViewContentGuid, type.ListView);
        Assert.Equal(ContentVariation.Culture, type.Variations);
        Assert.Equal((child.Key, 3, child.Alias), Assert.Single(type.AllowedContentTypes!) is var a ? (a.Key, a.SortOrder, a.Alias) : default);
        Assert.Equal(template.Id, type.DefaultTemplate!.Id);
        Assert.Equal((true, 4, 90), (type.HistoryCleanup!.PreventCleanup, type.HistoryCleanup.KeepAllVersionsNewerThanDays, type.HistoryCleanup.KeepLatestVersionPerDayForDays));
        Assert.False(type.IsDirty());
    }

    [Fact]
    public async Task A_new_document_gets_the_default_template_of_its_type()
    {
        var template = (await cms.Get<ITemplateService>().CreateAsync("Pagina", make.Alias("pagina"), null, Constants.Security.SuperUserKey)).Result;
        var type = await make.Create("Pagina", ["titel"], t =>
        {
            t.AllowedAsRoot = true;
            t.AllowedTemplates = [template];
            t.SetDefaultTemplate(template);
        });
        var documents = cms.Get<IContentService>();
        var page = documents.Create("Nieuw", Constants.System.Root, type.Alias);

        Assert.True(documents.Save(page).Success);

        Assert.Equal(template.Id, documents.GetById(page.Key)!.TemplateId);
    }

    [Fact]
    public async Task A_property_comes_back_in_its_group_with_all_its_settings()
    {
        var property = await make.Property("vraag");
        property.Description = "Wat wilt u weten?";
        property.Mandatory = true;
        property.MandatoryMessage = "Vul een vraag in.";
        property.ValidationRegExp = "^.{3,}$";
        property.ValidationRegExpMessage = "Te kort.";
        property.LabelOnTop = true;
        property.SortOrder = 7;
        var type = await make.Create("Vraag", []);
        type.AddPropertyType(property, "inhoud");
        await make.Save(type);

        var stored = Assert.Single(Types.Get(type.Id)!.PropertyGroups["inhoud"].PropertyTypes!);

        Assert.Equal((property.Key, "vraag", "Wat wilt u weten?", true, 7), (stored.Key, stored.Alias, stored.Description, stored.Mandatory, stored.SortOrder));
        Assert.Equal(("Vul een vraag in.", "^.{3,}$", "Te kort.", true),
            (stored.MandatoryMessage, stored.ValidationRegExp, stored.ValidationRegExpMessage, stored.LabelOnTop));
        Assert.Equal(("Umbraco.TextBox", ValueStorageType.Nvarchar), (stored.PropertyEditorAlias, stored.ValueStorageType));
        Assert.Equal(Constants.DataTypes.Guids.TextstringGuid, stored.DataTypeKey);
    }

    [Fact]
    public async Task Properties_reach_a_type_through_compositions_of_compositions()
    {
        var meta = await make.Create("Meta", ["metaTitel"]);
        var seo = await make.Create("Seo", ["seoTekst"], t => t.AddContentType(meta));
        var page = await make.Create("Pagina", ["tekst"], t => t.AddContentType(seo));

        Assert.Equal(["metaTitel", "seoTekst", "tekst"], page.CompositionPropertyTypes.Select(p => p.Alias).Order());
        Assert.Equal([page.Id, seo.Id], Types.GetComposedOf(meta.Id).Select(t => t.Id).Concat(Types.GetComposedOf(seo.Id).Select(t => t.Id)).Distinct().OrderDescending());
    }

    [Fact]
    public async Task A_property_moves_to_another_group_and_an_empty_group_disappears()
    {
        var type = await make.Create("Groepen", ["a", "b"]);
        type.AddPropertyGroup("instellingen", "Instellingen");
        type.MovePropertyType("b", "instellingen");
        await make.Save(type);
        type = Types.Get(type.Id)!;
        Assert.Equal(["b"], type.PropertyGroups["instellingen"].PropertyTypes!.Select(p => p.Alias));

        type.MovePropertyType("a", "instellingen");
        type.RemovePropertyGroup("inhoud");
        await make.Save(type);

        var stored = Types.Get(type.Id)!;
        Assert.Equal(["instellingen"], stored.PropertyGroups.Select(g => g.Alias));
        Assert.Equal(["a", "b"], stored.PropertyTypes.Select(p => p.Alias).Order());
    }

    [Fact]
    public async Task Two_types_cannot_share_an_alias()
    {
        var type = await make.Create("Dubbel", []);
        var other = new ContentType(cms.Get<IShortStringHelper>(), Constants.System.Root) { Name = "Ander", Alias = type.Alias.ToUpperInvariant() };

        await Assert.ThrowsAnyAsync<Exception>(() => Types.CreateAsync(other, Constants.Security.SuperUserKey));

        Assert.Null(Types.Get(other.Key));
    }

    [Fact]
    public async Task A_copied_type_has_properties_of_its_own()
    {
        var type = await make.Create("Origineel", ["tekst"]);

        var copy = await Types.CopyAsync(type.Key, containerKey: null);

        Assert.True(copy.Success);
        var stored = Types.Get(copy.Result!.Key)!;
        Assert.NotEqual(type.Alias, stored.Alias);
        Assert.NotEqual(type.PropertyTypes.Single().Id, stored.PropertyTypes.Single().Id);
    }

    [Fact]
    public async Task A_type_moves_into_a_folder_and_out_of_it()
    {
        var type = await make.Create("Reiziger", []);
        var folder = await cms.Get<IContentTypeContainerService>().CreateAsync(null, make.Alias("map"), null, Constants.Security.SuperUserKey);

        await Types.MoveAsync(type.Key, folder.Result!.Key);
        var inside = Types.Get(type.Id)!;
        await Types.MoveAsync(type.Key, containerKey: null);
        var outside = Types.Get(type.Id)!;

        Assert.Equal(($"-1,{folder.Result.Id},{type.Id}", 2, folder.Result.Id), (inside.Path, inside.Level, inside.ParentId));
        Assert.Equal(($"-1,{type.Id}", 1, -1), (outside.Path, outside.Level, outside.ParentId));
    }

    [Fact]
    public async Task A_deleted_type_is_gone_from_compositions_and_allowed_children()
    {
        var composition = await make.Create("Weg", ["verdwijnt"]);
        var page = await make.Create("Blijft", ["tekst"], t =>
        {
            t.AddContentType(composition);
            t.AllowedContentTypes = [new ContentTypeSort(composition.Key, 0, composition.Alias)];
        });

        Assert.Equal(ContentTypeOperationStatus.Success, await Types.DeleteAsync(composition.Key, Constants.Security.SuperUserKey));

        var stored = Types.Get(page.Id)!;
        Assert.Null(Types.Get(composition.Id));
        Assert.Equal(["tekst"], stored.CompositionPropertyTypes.Select(p => p.Alias));
        Assert.Empty(stored.AllowedContentTypes!);
    }

    [Fact]
    public async Task What_a_reader_does_to_a_type_stays_with_him()
    {
        var type = await make.Create("Gedeeld", ["tekst"]);

        Types.Get(type.Id)!.PropertyTypes.Single().Name = "Iets anders";
        Types.Get(type.Id)!.RemovePropertyType("tekst");

        Assert.Equal("tekst", Types.Get(type.Id)!.PropertyTypes.Single().Name);
    }

    [Fact]
    public void Media_and_member_types_of_a_fresh_database_are_there()
    {
        var image = cms.Get<IMediaTypeService>().Get("Image");
        var member = cms.Get<IMemberTypeService>().Get("Member");

        Assert.Contains("umbracoFile", image!.PropertyTypes.Select(p => p.Alias));
        Assert.NotNull(member);
    }

    [Fact]
    public async Task A_member_type_says_who_may_see_and_change_a_property()
    {
        var members = cms.Get<IMemberTypeService>();
        var type = new MemberType(cms.Get<IShortStringHelper>(), Constants.System.Root) { Name = "Medewerker", Alias = make.Alias("medewerker") };
        type.AddPropertyGroup("gegevens", "Gegevens");
        type.AddPropertyType(await make.Property("telefoon"), "gegevens");
        type.SetMemberCanEditProperty("telefoon", true);
        type.SetIsSensitiveProperty("telefoon", true);
        await members.CreateAsync(type, Constants.Security.SuperUserKey);

        var stored = members.Get(type.Key)!;

        Assert.True(stored.MemberCanEditProperty("telefoon"));
        Assert.False(stored.MemberCanViewProperty("telefoon"));
        Assert.True(stored.IsSensitiveProperty("telefoon"));
    }
}

[Collection(OnSqlite.Name)]
public sealed class ContentTypesOnSqlite(SqliteCms cms) : ContentTypeTests(cms);

[Collection(OnPostgres.Name)]
public sealed class ContentTypesOnPostgres(PostgresCms cms) : ContentTypeTests(cms);
