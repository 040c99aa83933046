using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using WIJschool.Web.Site;

namespace WIJschool.Web.Tests.Site;

public class ThemeTests
{
    [Theory]
    [InlineData("/gereedschapskist?thema=pesten", "/gereedschapskist?thema=pesten")]
    [InlineData("https://elders.example", "/")]
    [InlineData("//elders.example", "/")]
    [InlineData("/\\elders.example", "/")]
    [InlineData("/a\r\nX: y", "/")]
    [InlineData(null, "/")]
    public void Switching_leads_back_to_a_page_of_this_site_only(string? back, string target) =>
        Assert.Equal(target, Assert.IsType<RedirectHttpResult>(Theme.Switch(new DefaultHttpContext(), back, to: null)).Url);

    [Theory, InlineData("dark", "light"), InlineData("light", "dark"), InlineData("<script>", "dark")]
    public void Switching_gives_the_other_one(string now, string next)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = $"{Theme.CookieName}={now}";

        Theme.Switch(http, "/", to: null);

        Assert.StartsWith($"{Theme.CookieName}={next};", http.Response.Headers.SetCookie.ToString(), StringComparison.Ordinal);
    }
}
