using System.ComponentModel.DataAnnotations;
using WIJschool.Web.Members;

namespace WIJschool.Web.Tests.Members;

public sealed class FederationOptionsTests
{
    [Theory]
    [InlineData("", "", "", true)] // no federation
    [InlineData("https://connect.example", "wijschool", "geheim", true)]
    [InlineData("http://connect.example", "wijschool", "geheim", false)]
    [InlineData("connect.example", "wijschool", "geheim", false)]
    [InlineData("https://connect.example", "", "geheim", false)]
    [InlineData("https://connect.example", "wijschool", "", false)]
    public void A_federation_that_cannot_work_is_found_at_start(string authority, string client, string secret, bool isGood)
    {
        var options = new FederationOptions { Authority = authority, ClientId = client, ClientSecret = secret };

        Assert.Equal(isGood, Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true));
    }
}
