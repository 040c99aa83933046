using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Tests.Templates;

public abstract class TemplateTests(CmsFixture cms)
{
    private readonly string suffix = Guid.NewGuid().ToString("N")[..8];

    private ITemplateService Templates => cms.Get<ITemplateService>();

    [Fact]
    public async Task A_template_without_a_view_is_only_a_name()
    {
        var template = await Create("leeg", view: null);

        var stored = (await Templates.GetAsync(template.Alias.ToUpperInvariant()))!;

        Assert.Equal((template.Key, ""), (stored.Key, stored.Content));
    }

    [Fact]
    public async Task The_text_of_a_template_is_that_of_its_view()
    {
        var template = await Create("gevuld", "<h1>Dag</h1>");

        Assert.Equal("<h1>Dag</h1>", (await Templates.GetAsync(template.Key))!.Content);
    }

    [Fact]
    public async Task A_view_is_never_overwritten()
    {
        var template = await Create("vast", "<h1>Dag</h1>");
        template.Content = "<h1>Weg</h1>";

        await Assert.ThrowsAsync<NotSupportedException>(() => Templates.UpdateAsync(template, Constants.Security.SuperUserKey));

        Assert.Equal("<h1>Dag</h1>", (await Templates.GetAsync(template.Key))!.Content);
    }

    [Fact]
    public async Task A_template_is_renamed_without_touching_its_view()
    {
        var template = await Create("naam", "<p/>");
        template.Name = "Andere naam";

        await Templates.UpdateAsync(template, Constants.Security.SuperUserKey);

        Assert.Equal("Andere naam", (await Templates.GetAsync(template.Key))!.Name);
    }

    [Fact]
    public async Task A_view_with_a_layout_lies_below_the_template_of_that_layout()
    {
        var master = await Create("moeder", "@RenderBody()");
        var child = await Create("kind", $"@{{ Layout = \"{master.Alias}.cshtml\"; }}<p/>");

        var stored = (await Templates.GetAsync(child.Key))!;

        Assert.Equal(master.Alias, stored.MasterTemplateAlias);
        Assert.Equal($"-1,{master.Id},{child.Id}", stored.Path);
        Assert.Equal(child.Key, Assert.Single(await Templates.GetChildrenAsync(master.Id)).Key);
        Assert.Equal(TemplateOperationStatus.MasterTemplateCannotBeDeleted, (await Templates.DeleteAsync(master.Key, Constants.Security.SuperUserKey)).Status);
    }

    [Fact]
    public async Task A_deleted_template_leaves_its_view_where_it_is()
    {
        var template = await Create("weg", "<p/>");

        Assert.True((await Templates.DeleteAsync(template.Key, Constants.Security.SuperUserKey)).Success);

        Assert.Null(await Templates.GetAsync(template.Key));
        Assert.True(System.IO.File.Exists(ViewOf(template.Alias)));
    }

    private async Task<ITemplate> Create(string name, string? view)
    {
        var alias = name + suffix;
        if (view is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(ViewOf(alias))!);
            await System.IO.File.WriteAllTextAsync(ViewOf(alias), view);
        }
        var created = await Templates.CreateAsync(name, alias, null, Constants.Security.SuperUserKey);
        Assert.Equal(TemplateOperationStatus.Success, created.Status);
        return created.Result;
    }

    private string ViewOf(string alias) => Path.Combine(cms.Folder, "Views", alias + ".cshtml");
}

[Collection(OnSqlite.Name)]
public sealed class TemplatesOnSqlite(SqliteCms cms) : TemplateTests(cms);

[Collection(OnPostgres.Name)]
public sealed class TemplatesOnPostgres(PostgresCms cms) : TemplateTests(cms);
