using WIJschool.Cms.Security;

namespace WIJschool.Cms.Tests.Security;

[Collection(OnSqlite.Name)]
public sealed class PasswordHashingTests(SqliteCms site)
{
    [Fact]
    public void A_hash_is_of_the_same_form_and_work_as_umbraco_17_makes()
    {
        const string madeByUmbraco = "AQAAAAIAAYagAAAAEO2IAN+xVPF7ElSddR/mhhFlDzejVDp43NZEUCch8VHrNyduXdokWnSgPeDsCOL6zw==";

        Assert.Equal(PasswordVerdict.Wrong, site.Get<PasswordHashing>().Verify(madeByUmbraco, PasswordHashing.Config, "niet dit"));
        Assert.Equal(madeByUmbraco[..12], site.Get<PasswordHashing>().HashPassword("x")[..12]);
    }

    [Theory, InlineData(null), InlineData(""), InlineData("default"), InlineData("___UIDEMPTYPWORD__abc")]
    public void What_is_no_hash_opens_for_no_password(string? stored) =>
        Assert.Equal(PasswordVerdict.Wrong, site.Get<PasswordHashing>().Verify(stored, null, "default"));
}
