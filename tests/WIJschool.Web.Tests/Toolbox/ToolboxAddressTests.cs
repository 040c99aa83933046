using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using WIJschool.Core.Toolbox;
using WIJschool.Web.Toolbox;

namespace WIJschool.Web.Tests.Toolbox;

public class ToolboxAddressTests
{
    [Theory]
    [InlineData("?q=pesten&laag=veiligheid&thema=pesten&thema=ouders&leeftijd=12&sorteer=bewijs")]
    [InlineData("?thema=vrijheid-van-meningsuiting")]
    [InlineData("")]
    public void An_address_that_is_read_and_written_stays_the_same(string address) =>
        Assert.Equal(address, ToolboxAddress.Write(Read(address)));

    [Theory]
    [InlineData("?leeftijd=abc&sorteer=omgekeerd&thema=")]
    [InlineData("?leeftijd=-4")]
    [InlineData("?leeftijd=1000000000000")]
    public void What_makes_no_sense_is_left_out(string address) => Assert.Equal("", ToolboxAddress.Write(Read(address)));

    [Fact]
    public void A_filter_is_taken_away_without_the_others()
    {
        var query = Read("?laag=veiligheid&thema=pesten&thema=ouders");

        Assert.Equal("?laag=veiligheid&thema=ouders", ToolboxAddress.Write(ToolboxAddress.Without(query, Facets.Theme, "pesten")));
    }

    private static ToolboxQuery Read(string address) => ToolboxAddress.Read(new QueryCollection(QueryHelpers.ParseQuery(address)));
}
