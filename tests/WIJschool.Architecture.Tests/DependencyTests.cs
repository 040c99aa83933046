using System.Xml.Linq;
using WIJschool.Cms.Hosting;
using WIJschool.Core.Toolbox;

namespace WIJschool.Architecture.Tests;

/// <summary>Web knows all, Cms.Api knows Cms, the domain and the infrastructure know only Umbraco's core.</summary>
public class DependencyTests
{
    [Theory]
    [InlineData("WIJschool.Core", "")]
    [InlineData("WIJschool.Cms", "")]
    [InlineData("WIJschool.Cms.Api", "WIJschool.Cms")]
    [InlineData("WIJschool.Web", "WIJschool.Cms.Api WIJschool.Core")]
    public void A_project_refers_only_to_those_below_it(string project, string allowed)
    {
        var references = XDocument.Parse(Repository.Read($"{project}/{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')));

        Assert.Equal(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries), references.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_domain_does_not_know_the_infrastructure_nor_the_infrastructure_the_domain()
    {
        Assert.DoesNotContain("WIJschool.Cms", ReferencesOf(typeof(Intervention)));
        Assert.DoesNotContain("WIJschool.Core", ReferencesOf(typeof(CmsStart)));
    }

    [Fact]
    public void The_domain_uses_no_database_provider()
    {
        Assert.DoesNotContain(ReferencesOf(typeof(Intervention)), name => name.Contains("Sqlite", StringComparison.Ordinal) || name.StartsWith("Npgsql", StringComparison.Ordinal));
    }

    private static IEnumerable<string> ReferencesOf(Type type) => type.Assembly.GetReferencedAssemblies().Select(name => name.Name!);
}
