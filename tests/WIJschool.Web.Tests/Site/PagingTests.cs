using Microsoft.AspNetCore.Http;
using WIJschool.Web.Site;

namespace WIJschool.Web.Tests.Site;

public class PagingTests
{
    [Theory, InlineData("?pagina=0", 1), InlineData("?pagina=99", 4), InlineData("?pagina=twee", 1), InlineData("?pagina=3", 3)]
    public void A_page_that_does_not_exist_reads_as_the_nearest(string query, int page) => Assert.Equal(page, At(query, total: 40).Current);

    [Fact]
    public void Another_page_keeps_what_was_chosen() =>
        Assert.Equal("/nieuws?thema=pesten&thema=ouders&pagina=2", At("?thema=pesten&thema=ouders&pagina=3", total: 40).UrlOf(2));

    [Fact]
    public void The_first_page_has_the_plain_address() => Assert.Equal("/nieuws", At("?pagina=3", total: 40).UrlOf(1));

    [Fact]
    public void A_long_list_offers_its_ends_and_the_pages_around() =>
        Assert.Equal([1, 0, 9, 10, 11, 0, 20], At("?pagina=10", total: 200).Offered());

    private static Paging At(string query, int total)
    {
        var http = new DefaultHttpContext();
        http.Request.Path = "/nieuws";
        http.Request.QueryString = new QueryString(query);
        return Paging.Of(http, total, pageSize: 10);
    }
}
