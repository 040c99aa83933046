using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Cms.Tests.Documents;

[Collection(OnSqlite.Name)]
public sealed class DocumentLinksOnSqlite(SqliteCms cms) : DocumentLinkTests(cms);

[Collection(OnPostgres.Name)]
public sealed class DocumentLinksOnPostgres(PostgresCms cms) : DocumentLinkTests(cms);

/// <summary>What hangs on documents: references, redirects, permissions, blueprints.</summary>
public abstract class DocumentLinkTests(CmsFixture cms)
{
    private readonly DocumentSite site = new(cms);

    [Fact]
    public async Task A_picked_document_is_known_to_be_in_use_until_it_is_no_longer_picked()
    {
        var picked = await site.PageAsync("Picked");
        var picker = await PickerPageAsync("Picks", picked);

        var used = await cms.Get<ITrackedReferencesService>().GetPagedRelationsForItemAsync(picked.Key, UmbracoObjectTypes.Document, 0, 10, true);
        Assert.Equal(picker.Key, Assert.Single(used.Result!.Items).NodeKey);
        var among = await cms.Get<ITrackedReferencesService>().GetPagedItemsWithRelationsAsync(
            new HashSet<Guid> { picked.Key, picker.Key }, 0, 10, true);
        Assert.Equal(picked.Key, Assert.Single(among.Items).NodeKey);

        picker.SetValue("pick", null);
        site.Documents.Save(picker);
        used = await cms.Get<ITrackedReferencesService>().GetPagedRelationsForItemAsync(picked.Key, UmbracoObjectTypes.Document, 0, 10, true);
        Assert.Empty(used.Result!.Items);
    }

    [Fact]
    public async Task A_document_in_use_is_not_thrown_away_when_the_settings_forbid_it()
    {
        var picked = await site.PageAsync("In use");
        await PickerPageAsync("Uses", picked);
        var settings = cms.Get<IOptionsMonitor<ContentSettings>>().CurrentValue;
        settings.DisableDeleteWhenReferenced = settings.DisableUnpublishWhenReferenced = true;
        try
        {
            var refused = await cms.Get<IContentEditingService>().MoveToRecycleBinAsync(picked.Key, Constants.Security.SuperUserKey);

            Assert.Equal(ContentEditingOperationStatus.CannotMoveToRecycleBinWhenReferenced, refused.Status);
            Assert.False(site.Documents.GetById(picked.Id)!.Trashed);
        }
        finally
        {
            settings.DisableDeleteWhenReferenced = settings.DisableUnpublishWhenReferenced = false;
        }
    }

    [Fact]
    public async Task A_renamed_page_and_those_below_it_leave_redirects()
    {
        var home = await site.PageAsync("Home of renamed", publish: true); // the address of a page at the root is left out of those below it
        var page = await site.PageAsync("Old name", home.Id, publish: true);
        var child = await site.PageAsync("Child of renamed", page.Id, publish: true);
        var before = Redirects(page).Count;

        page = site.Documents.GetById(page.Id)!;
        page.Name = "New name";
        site.Documents.Save(page);
        Assert.True(site.Documents.Publish(page, ["*"]).Success);

        Assert.Equal(before + 1, Redirects(page).Count);
        Assert.EndsWith("/old-name", Redirects(page)[^1]);
        Assert.EndsWith("/old-name/child-of-renamed", Assert.Single(Redirects(child)));
    }

    [Fact]
    public async Task A_moved_page_leaves_a_redirect_and_a_page_that_only_changed_does_not()
    {
        var home = await site.PageAsync("Home of moved", publish: true);
        var (from, to) = (await site.PageAsync("Moved from", home.Id, publish: true), await site.PageAsync("Moved to", home.Id, publish: true));
        var page = await site.PageAsync("Wanders", from.Id, publish: true);
        page.SetValue("title", "changed");
        site.Documents.Save(page);
        site.Documents.Publish(page, ["*"]);
        Assert.Empty(Redirects(page));

        site.Documents.Move(page, to.Id);

        Assert.EndsWith("/moved-from/wanders", Assert.Single(Redirects(page)));
    }

    [Fact]
    public async Task Groups_can_be_given_other_permissions_on_one_document()
    {
        var page = await site.PageAsync("Permitted");
        var editors = (await cms.Get<IUserGroupService>().GetAsync(Constants.Security.EditorGroupKey))!;
        site.Documents.SetPermission(page, "Umb.Document.Publish", [editors.Id]);
        site.Documents.SetPermission(page, "Umb.Document.Read", [editors.Id]);

        var given = Assert.Single(site.Documents.GetPermissions(page));
        Assert.Equal(editors.Id, given.UserGroupId);
        Assert.Equal(["Umb.Document.Publish", "Umb.Document.Read"], given.AssignedPermissions.Order());

        var granular = (await cms.Get<IUserGroupService>().GetAsync(Constants.Security.EditorGroupKey))!.GranularPermissions;
        Assert.Contains(granular, p => p.Key == page.Key && p.Permission == "Umb.Document.Read");

        site.Documents.SetPermissions(new EntityPermissionSet(page.Id, []));
        Assert.Empty(site.Documents.GetPermissions(page));
    }

    [Fact]
    public async Task A_deleted_page_takes_its_domain_and_its_protection_with_it()
    {
        var page = await site.PageAsync("With a domain", publish: true);
        var domains = cms.Get<IDomainService>();
        await domains.UpdateDomainsAsync(page.Key, new DomainsUpdateModel { Domains = [new DomainModel { DomainName = "deleted.test", IsoCode = "en-US" }] });
        var access = cms.Get<IPublicAccessService>();
        Assert.True(access.Save(new PublicAccessEntry(page, page, page, [new PublicAccessRule { RuleType = "MemberRole", RuleValue = "x" }])).Success);
        Assert.NotEmpty(await domains.GetAssignedDomainsAsync(page.Key, includeWildcards: true));

        site.Documents.Delete(page);

        Assert.DoesNotContain(await domains.GetAllAsync(includeWildcards: true), d => d.RootContentId == page.Id);
        Assert.DoesNotContain(access.GetAll(), e => e.ProtectedNodeId == page.Id);
    }

    [Fact]
    public async Task Blueprints_are_kept_apart_and_may_share_a_name()
    {
        var type = await site.TypeAsync();
        Content Blueprint() => new("Template page", Constants.System.Root, type);
        var (first, second) = (Blueprint(), Blueprint());
        first.SetValue("title", "from a blueprint");

        site.Documents.SaveBlueprint(first, null);
        site.Documents.SaveBlueprint(second, null);

        Assert.Equal("Template page", second.Name);
        Assert.True(site.Documents.GetBlueprintById(first.Key)!.Blueprint);
        Assert.Equal("from a blueprint", site.Documents.GetBlueprintById(first.Id)!.GetValue<string>("title"));
        Assert.Null(site.Documents.GetById(first.Id));
        Assert.Equal(2, site.Documents.GetBlueprintsForContentTypes(type.Id).Count());
        site.Documents.DeleteBlueprintsOfType(type.Id);
        Assert.Empty(site.Documents.GetBlueprintsForContentTypes(type.Id));
    }

    private List<string> Redirects(IContent page) => cms.Get<IRedirectUrlService>().GetContentRedirectUrls(page.Key).OrderBy(r => r.CreateDateUtc).Select(r => r.Url).ToList();

    private async Task<IContent> PickerPageAsync(string name, IContent picked)
    {
        var page = new Content(name, Constants.System.Root, await PickerTypeAsync());
        page.SetValue("pick", Udi.Create(Constants.UdiEntityType.Document, picked.Key).ToString());
        Assert.True(site.Documents.Save(page).Success);
        return page;
    }

    private async Task<IContentType> PickerTypeAsync()
    {
        var types = cms.Get<IContentTypeService>();
        if (types.Get("pickerPage") is { } existing) return existing;
        var picker = (await cms.Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.ContentPickerGuid))!;
        var type = new ContentType(cms.Get<IShortStringHelper>(), Constants.System.Root) { Alias = "pickerPage", Name = "Picker page", AllowedAsRoot = true };
        type.AddPropertyType(new PropertyType(cms.Get<IShortStringHelper>(), picker, "pick") { Name = "Pick" });
        Assert.True((await types.CreateAsync(type, Constants.Security.SuperUserKey)).Success);
        return types.Get("pickerPage")!;
    }
}
