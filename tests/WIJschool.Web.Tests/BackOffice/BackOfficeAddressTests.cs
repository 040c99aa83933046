using WIJschool.Web.BackOffice;

namespace WIJschool.Web.Tests.BackOffice;

public class BackOfficeAddressTests
{
    [Theory]
    [InlineData("/umbraco")]
    [InlineData("/umbraco/")]
    [InlineData("/Umbraco")]
    [InlineData("/umbraco/section/content/workspace/document/edit/a5b2")]
    [InlineData("/umbraco/section/settings/workspace/stylesheet/edit/site.css")]
    [InlineData("/umbraco/oauth_complete")]
    [InlineData("/umbraco/preview")]
    [InlineData("/umbraco/logout")]
    public void What_the_client_routes_is_answered_with_its_page(string address) =>
        Assert.Equal(BackOfficeAddress.Page, BackOfficeAddress.FileFor(address));

    [Theory]
    [InlineData("/")]
    [InlineData("/umbracoland")]
    [InlineData("/section/content")]
    [InlineData("/umbraco/management/api/v1/server/status")]
    [InlineData("/umbraco/delivery/api/v2/content")]
    [InlineData("/umbraco/swagger/index.html")]
    [InlineData("/umbraco/login")]
    [InlineData("/umbraco/login/assets/login.js")]
    [InlineData("/umbraco/serverEventHub/negotiate")]
    [InlineData("/umbraco/forms/delivery/api/v1/definitions")]
    [InlineData("/umbraco/sections")]
    public void What_others_answer_is_left_to_them(string address) => Assert.Null(BackOfficeAddress.FileFor(address));

    [Fact]
    public void An_asset_is_the_file_of_its_own_name() =>
        Assert.Equal("/umbraco/assets/index-a1.js", BackOfficeAddress.FileFor("/umbraco/assets/index-a1.js"));
}
