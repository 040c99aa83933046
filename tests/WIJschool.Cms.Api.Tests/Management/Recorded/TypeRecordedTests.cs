using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Tests.Management.Recorded;

/// <summary>Data types, and the types of documents, media and members.</summary>
public sealed class TypeRecordedTests(RecordedManagement site) : RecordedAnswers(site), IAsyncLifetime
{
    private static readonly Guid page = Guid.Parse("81e7d7aa-13d7-5016-b8f0-f068cd1f4335");

    protected override (string Name, string[] Left)[] Requests =>
    [
        ("GET tree_media-type_root__skip=0&take=100", []),
        ("GET tree_member-type_root__skip=0&take=100", []),
        ("POST data-type-invalid", ["traceId"]),
        ("POST data-type", []),
        ("POST data-type_folder", []),
        ("POST document-type_folder", []),
        ("GET document-type_00000000-0000-0000-0000-000000000001", []),
        ("POST document-type-duplicate-alias", []),
        ("GET data-type_0cc0eba1-9960-42c9-bf9b-60e150b429ae", []),
        ("GET data-type_0cc0eba1-9960-42c9-bf9b-60e150b429ae_is-used", []),
        ("GET data-type_0cc0eba1-9960-42c9-bf9b-60e150b429ae_referenced-by__skip=0&take=10", []),
        ("GET data-type_folder_b0a7f4c4-dd56-5f52-a620-a0056d260ef6", []),
        ("GET filter_data-type__skip=0&take=10", ["items"]), // in the order of Umbraco's cache
        ("GET item_data-type__id=0cc0eba1-9960-42c9-bf9b-60e150b429ae&id=c6bac0dd-4ab9-45b1-8e30-e4b619ee5da3", []),
        ("GET item_data-type_search__query=e&skip=0&take=10", []),
        ("GET tree_data-type_ancestors__descendantId=0cc0eba1-9960-42c9-bf9b-60e150b429ae", []),
        ("GET tree_data-type_children__parentId=b0a7f4c4-dd56-5f52-a620-a0056d260ef6&skip=0&take=10", []),
        ("GET tree_data-type_root__skip=0&take=10", []),
        ("GET tree_data-type_siblings__target=0cc0eba1-9960-42c9-bf9b-60e150b429ae&before=2&after=2", []),
        ("GET document-type_81e7d7aa-13d7-5016-b8f0-f068cd1f4335", []),
        ("GET document-type_81e7d7aa-13d7-5016-b8f0-f068cd1f4335_allowed-children__skip=0&take=10", []),
        ("GET document-type_81e7d7aa-13d7-5016-b8f0-f068cd1f4335_blueprint__skip=0&take=10", []),
        ("GET document-type_81e7d7aa-13d7-5016-b8f0-f068cd1f4335_composition-references", []),
        ("GET document-type_81e7d7aa-13d7-5016-b8f0-f068cd1f4335_export", []),
        ("GET document-type_allowed-at-root__skip=0&take=10", []),
        ("GET document-type_configuration", []),
        ("GET document-type_folder_065e9624-511c-50a6-9dd6-f024b1445c0f", []),
        ("GET item_document-type__id=81e7d7aa-13d7-5016-b8f0-f068cd1f4335&id=a501c0ae-e9d7-5a3b-b649-0e529a201afe", []),
        ("GET tree_document-type_children__parentId=b0a7f4c4-dd56-5f52-a620-a0056d260ef6&skip=0&take=10", []),
        ("GET tree_document-type_root__skip=0&take=10", []),
        ("GET tree_document-type_siblings__target=81e7d7aa-13d7-5016-b8f0-f068cd1f4335&before=2&after=2", []),
        ("GET item_media-type_allowed__fileExtension=png&skip=0&take=10", []),
        ("GET item_media-type_folders__skip=0&take=10", []),
        ("GET item_media-type_search__query=e&skip=0&take=10", []),
        ("GET media-type_allowed-at-root__skip=0&take=10", []),
        ("GET media-type_cc07b313-0843-4aa8-bbda-871c8da728c8", []),
        ("GET media-type_cc07b313-0843-4aa8-bbda-871c8da728c8_allowed-children__skip=0&take=10", []),
        ("GET media-type_cc07b313-0843-4aa8-bbda-871c8da728c8_composition-references", []),
        ("GET media-type_cc07b313-0843-4aa8-bbda-871c8da728c8_export", []),
        ("GET media-type_configuration", []),
        ("GET item_member-type__id=d59be02f-1df9-4228-aa1e-01917d806cda", []),
        ("GET item_member-type_search__query=e&skip=0&take=10", []),
        ("GET tree_media-type_siblings__target=cc07b313-0843-4aa8-bbda-871c8da728c8&before=2&after=2", []),
        ("GET member-type_configuration", []),
        ("GET member-type_d59be02f-1df9-4228-aa1e-01917d806cda_composition-references", []),
        ("GET member-type_d59be02f-1df9-4228-aa1e-01917d806cda_export", []),
        ("GET tree_member-type_ancestors__descendantId=d59be02f-1df9-4228-aa1e-01917d806cda", []),
        ("GET tree_member-type_children__parentId=b0a7f4c4-dd56-5f52-a620-a0056d260ef6&skip=0&take=10", []),
        ("GET tree_member-type_siblings__target=d59be02f-1df9-4228-aa1e-01917d806cda&before=2&after=2", []),
        ("GET data-type_5659e1c1-c885-57f8-9436-d0ad8e1ed355", []),
        ("GET document-type_a501c0ae-e9d7-5a3b-b649-0e529a201afe", []),
        ("GET media-type_f38bd2d7-65d0-48e6-95dc-87ce06ec2d3d", []),
    ];

    /// <summary>The blueprints that were made while the answers were recorded.</summary>
    public async Task InitializeAsync()
    {
        var blueprints = Site.Services.GetRequiredService<IContentBlueprintEditingService>();
        foreach (var (key, name) in new[] { ("aefe7dc3-7006-5bc5-a71f-e57f6b733780", "Blauwdruk"), ("403f3c5a-7163-5c46-be41-2fb89e28fadd", "Uit document") })
        {
            var made = await blueprints.CreateAsync(
                new ContentBlueprintCreateModel { Key = Guid.Parse(key), ContentTypeKey = page, Variants = [new VariantModel { Name = name }] }, ManagementSite.Administrator);
            Assert.True(made.Success, made.Status.ToString());
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
