using System.Text;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Tests.Security;

public sealed class AuthenticatorAppTests
{
    [Theory] // RFC 6238, appendix B, its last six digits
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void A_code_is_the_one_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, AuthenticatorApp.Code(Encoding.ASCII.GetBytes("12345678901234567890"), seconds / 30));
}
