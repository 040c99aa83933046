using Microsoft.Extensions.DependencyInjection;
using WIJschool.Web.Demo;
using WIJschool.Web.Tests.Stories;

namespace WIJschool.Web.Tests.Demo;

public sealed class DemoRefusalTests(DemoRefusalTests.Site site) : IClassFixture<DemoRefusalTests.Site>
{
    [Fact]
    public async Task A_database_with_schools_gets_no_demo_school_by_force_either()
    {
        await site.SchoolAsync(1);
        await using var says = new StringWriter();

        Assert.False(await site.Get<DemoMaker>().MakeAsync(new DemoSwitch(IsForced: true), says, CancellationToken.None));

        Assert.Contains("There are schools in this database", says.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls http://localhost:1 --demo", true, false, "--urls http://localhost:1")]
    [InlineData("--demo=force --data x", true, true, "--data x")]
    [InlineData("--demonstratie ja", false, false, "--demonstratie ja")]
    public void The_switch_is_taken_out_of_the_settings(string typed, bool isAsked, bool isForced, string left)
    {
        var words = typed.Split(' ');

        var asked = DemoSwitch.Take(ref words);

        Assert.Equal((isAsked, isForced, left), (asked is not null, asked?.IsForced == true, string.Join(' ', words)));
    }

    public sealed class Site : DomainSite
    {
        protected override Dictionary<string, string?> Database => [];

        protected override void AddServices(IServiceCollection services) => services.AddDemo();
    }
}
