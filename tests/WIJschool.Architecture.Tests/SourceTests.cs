using System.Text.RegularExpressions;

namespace WIJschool.Architecture.Tests;

/// <summary>Habits that a compiler does not check.</summary>
public partial class SourceTests
{
    private static readonly string[] Projects = ["WIJschool.Core", "WIJschool.Cms", "WIJschool.Cms.Api", "WIJschool.Web", "tests"];
    private static readonly string[] SayingNothing = ["Services", "Helpers", "Managers", "Models", "Utils", "Common"];

    [Fact]
    public void A_folder_is_named_after_a_feature()
    {
        var vague = Projects.SelectMany(project => Repository.Files(project, "*.cs"))
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!))
            .Intersect(SayingNothing);

        Assert.Empty(vague);
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        var unfinished = Projects.SelectMany(project => Repository.Files(project, "*.cs"))
            .Concat(Repository.Files("frontend/src", "*.ts"))
            .Concat(Repository.Files("backoffice/src", "*.ts"))
            .Concat(Repository.Files("WIJschool.Web", "*.cshtml"))
            .Where(file => !file.EndsWith("SourceTests.cs", StringComparison.Ordinal) && LeftForLater().IsMatch(Repository.Read(file)));

        Assert.Empty(unfinished);
    }

    [Fact]
    public void The_domain_opens_a_transaction_only_by_a_joint_change()
    {
        var own = new[] { "WIJschool.Core", "WIJschool.Web" }.SelectMany(project => Repository.Files(project, "*.cs"))
            .Where(file => Repository.Read(file).Contains(".BeginTransaction", StringComparison.Ordinal));

        Assert.Empty(own); // SQLite's one writer would not know of it
    }

    [Fact]
    public void No_view_holds_script_or_style_that_the_content_policy_would_block()
    {
        var blocked = Repository.Files("WIJschool.Web", "*.cshtml").Where(file => InlineCode().IsMatch(Repository.Read(file)));

        Assert.Empty(blocked);
    }

    [Fact]
    public void Every_template_in_the_schema_has_its_view()
    {
        var aliases = Repository.Files("uSync/v17/Templates", "*.config")
            .Select(file => TemplateAlias().Match(Repository.Read(file)).Groups[1].Value)
            .ToList();
        var views = Repository.Files("WIJschool.Web/Views", "*.cshtml").Select(file => Path.GetFileNameWithoutExtension(file));

        Assert.NotEmpty(aliases);
        Assert.Empty(aliases.Except(views, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException", RegexOptions.None, 1000)]
    private static partial Regex LeftForLater();

    [GeneratedRegex("""\sstyle\s*=\s*"|\son(click|load|change|submit|input)\s*=|<style\b|<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex InlineCode();

    [GeneratedRegex("""<Template\b[^>]*\bAlias="([^"]+)""", RegexOptions.None, 1000)]
    private static partial Regex TemplateAlias();
}
