using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace WIJschool.Cms.Tests.PublicAccess;

[Collection(OnSqlite.Name)]
public sealed class PublicAccessTestsOnSqlite(SqliteCms site) : PublicAccessTests(site);

[Collection(OnPostgres.Name)]
public sealed class PublicAccessTestsOnPostgres(PostgresCms site) : PublicAccessTests(site);

public abstract class PublicAccessTests(CmsFixture site)
{
    private IPublicAccessService Access => site.Get<IPublicAccessService>();

    [Fact]
    public void A_page_below_a_protected_page_is_protected_too()
    {
        var (page, _) = Protect("Besloten", "schoolteam");
        var below = SomePages.Create(site, "Eronder", page.Id);

        Assert.True(Access.IsProtected(page).Success);
        Assert.True(Access.IsProtected(below).Success);
        Assert.False(Access.IsProtected(SomePages.Create(site, "Open")).Success);
    }

    [Fact]
    public void Rules_that_are_added_and_removed_are_the_rules_that_are_read()
    {
        var (page, entry) = Protect("Regels", "een", "twee");

        entry.RemoveRule(entry.Rules.Single(r => r.RuleValue == "een"));
        entry.AddRule("drie", "MemberRole");
        Access.Save(entry);

        var read = Access.GetEntryForContent(page)!;
        Assert.Equal(["drie", "twee"], read.Rules.Select(r => r.RuleValue!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_rule_can_be_renamed_with_its_role()
    {
        var role = $"rol-{Guid.NewGuid():N}";
        var (page, _) = Protect("Rolnaam", role);

        Assert.True(Access.RenameMemberGroupRoleRules(role, $"{role}-nieuw"));

        Assert.Equal([$"{role}-nieuw"], Access.GetEntryForContent(page)!.Rules.Select(r => r.RuleValue!));
    }

    [Fact]
    public void A_page_whose_protection_is_taken_away_is_open_at_once()
    {
        var (page, entry) = Protect("Weer open", "iemand");

        Access.Delete(entry);

        Assert.False(Access.IsProtected(page).Success);
    }

    [Fact]
    public async Task The_key_of_the_page_finds_its_protection()
    {
        var (page, entry) = Protect("Op sleutel", "iemand");

        var found = await Access.GetEntryByContentKeyAsync(page.Key);

        Assert.Equal(entry.Key, found.Result!.Key);
        Assert.Equal(page.Id, found.Result.ProtectedNodeId);
    }

    private (IContent Page, PublicAccessEntry Entry) Protect(string name, params string[] roles)
    {
        var page = SomePages.Create(site, name);
        var login = SomePages.Create(site, "Inloggen");
        var entry = new PublicAccessEntry(page, login, login, roles.Select(r => new PublicAccessRule { RuleType = "MemberRole", RuleValue = r }));
        Assert.True(Access.Save(entry).Success);
        return (page, Access.GetEntryForContent(page)!);
    }
}
