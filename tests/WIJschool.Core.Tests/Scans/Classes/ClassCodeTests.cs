using WIJschool.Core.Scans.Classes;

namespace WIJschool.Core.Tests.Scans.Classes;

public class ClassCodeTests
{
    private static readonly string[] Codes = [.. Enumerable.Range(0, 20_000).Select(_ => ClassCode.New().Value)];

    [Fact]
    public void No_two_characters_of_a_code_look_alike()
    {
        Assert.All(Codes, code => Assert.Equal(6, code.Length));
        Assert.Equal(24, Codes.SelectMany(code => code).Distinct().Count());
        Assert.DoesNotContain(Codes, code => code.IndexOfAny([.. "0O1IL5S2Z8B6G".Except("2568")]) >= 0);
        Assert.DoesNotContain(Codes, code => code.IndexOfAny([.. "AEIOU"]) >= 0);
    }

    [Theory, InlineData("88"), InlineData("HH"), InlineData("KKK"), InlineData("FCK"), InlineData("K4NK"), InlineData("N42"), InlineData("H44T"), InlineData("T3RR"), InlineData("53X"), InlineData("NKR")]
    public void Nothing_rude_can_be_read_in_a_code(string rude) => Assert.DoesNotContain(Codes, code => code.Contains(rude, StringComparison.Ordinal));

    [Fact]
    public void Codes_are_not_alike() => Assert.True(Codes.Distinct().Count() > Codes.Length - 10);

    [Theory, InlineData("7kp3hm"), InlineData(" 7KP 3HM "), InlineData("7KP-3HM"), InlineData("7kp\t3hm")]
    public void A_code_is_read_as_pupils_type_it(string typed) => Assert.Equal("7KP3HM", ClassCode.Parse(typed).Value?.Value);

    [Fact]
    public void A_character_that_looks_like_the_right_one_is_read_as_that() => Assert.Equal("2568KP", ClassCode.Parse("zsgbkp").Value?.Value);

    [Theory, InlineData(""), InlineData("7KP3H"), InlineData("7KP3HMM"), InlineData("7KP3H0"), InlineData("7KP3H!"), InlineData("7KP3HÉ")]
    public void What_cannot_be_a_code_is_refused(string typed) => Assert.Equal(ClassErrors.CodeInvalid, ClassCode.Parse(typed).Error);

    [Fact]
    public void A_device_is_known_in_one_session_by_what_says_nothing_in_another()
    {
        var device = DeviceToken.New();
        var (one, other) = (new ClassSessionId(Guid.NewGuid()), new ClassSessionId(Guid.NewGuid()));

        Assert.Equal(device, DeviceToken.Parse(device.Value).Value);
        Assert.NotEqual(device.HashFor(one), device.HashFor(other));
        Assert.DoesNotContain(device.Value, device.HashFor(one), StringComparison.Ordinal);
        Assert.DoesNotContain(device.Value, $"{device}", StringComparison.Ordinal);
        Assert.All(new[] { null, "", "short", new string('!', 22), device.Value + "A" }, text => Assert.Equal(ClassErrors.DeviceMissing, DeviceToken.Parse(text).Error));
    }
}
