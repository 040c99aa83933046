using System.Net;
using System.Text.RegularExpressions;
using Umbraco.Cms.Core.Hosting;

namespace WIJschool.Web.Tests.Members;

/// <summary>A member keeps the own account, as a browser without script does it.</summary>
[Collection(OnTheSite.Name)]
public partial class AccountPageTests(ImportedSite site)
{
    private const string Better = "vier paarse kikkers fluiten zacht";

    [Fact]
    public async Task Who_forgot_a_password_chooses_another_by_mail_and_the_page_tells_nobody_who_has_an_account()
    {
        site.Get<IHostingEnvironment>().EnsureApplicationMainUrl(site.Address);
        var member = MemberVisitor.NewMember(site);
        using var visitor = new MemberVisitor(site);

        var (_, known) = await visitor.SendAsync("/wachtwoord-vergeten", new() { ["Email"] = member.Email });
        var (_, unknown) = await visitor.SendAsync("/wachtwoord-vergeten", new() { ["Email"] = "niemand@school.nl" });
        Assert.Contains("Heeft dit e-mailadres een account?", known, StringComparison.Ordinal);
        Assert.Equal(known, unknown);

        var letter = await Letters.WaitAsync(site, member.Email, "nieuw wachtwoord");
        var link = Letters.LinkIn(letter, "/wachtwoord-kiezen");
        Assert.StartsWith($"{site.Address.GetLeftPart(UriPartial.Authority)}/wachtwoord-kiezen?lid=", link, StringComparison.Ordinal);
        var (refused, weak) = await visitor.SendAsync(link, new() { ["Password"] = "Anna de Vries 1" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Kies woorden die niemand bij jou verwacht.", weak, StringComparison.Ordinal);
        var (_, done) = await visitor.SendAsync(link, new() { ["Password"] = Better });
        Assert.Contains("Je wachtwoord is bewaard.", done, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(link)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync(member.Username, Better)).Answer.StatusCode);
        Assert.Contains("nieuw wachtwoord gekozen", await Letters.WaitAsync(site, member.Email, "nieuw wachtwoord gekozen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_signs_out_the_other_devices_and_is_told_by_mail()
    {
        var member = MemberVisitor.NewMember(site);
        using MemberVisitor desk = new(site), phone = new(site);
        await desk.SignInAsync(member.Username);
        await phone.SignInAsync(member.Username);

        var (_, missing) = await desk.SendAsync("/mijn/account/wachtwoord", []);
        var (_, wrong) = await desk.SendAsync("/mijn/account/wachtwoord", new() { ["Current"] = "verkeerd", ["Wanted"] = Better });
        var (_, weak) = await desk.SendAsync("/mijn/account/wachtwoord", new() { ["Current"] = MemberVisitor.Password, ["Wanted"] = "wachtwoord1" });
        var (changed, _) = await desk.SendAsync("/mijn/account/wachtwoord", new() { ["Current"] = MemberVisitor.Password, ["Wanted"] = Better });

        Assert.Contains("<a href=\"#Current\">Vul het wachtwoord in dat je nu hebt.", missing, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#Wanted\">Vul een nieuw wachtwoord in.", missing, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#Current\">Dit is niet het wachtwoord", wrong, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#Wanted\">", weak, StringComparison.Ordinal);
        Assert.Equal("/mijn/account?klaar=wachtwoord", changed.Headers.Location!.OriginalString);
        Assert.Contains("Je wachtwoord is veranderd.", (await desk.GetAsync("/mijn/account?klaar=wachtwoord")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.GetAsync("/mijn/account")).Answer.StatusCode);
        Assert.Contains("Je wachtwoord is veranderd.", await Letters.WaitAsync(site, member.Email, "wachtwoord is veranderd"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_is_signed_out_from_another()
    {
        var member = MemberVisitor.NewMember(site);
        using var desk = new MemberVisitor(site);
        using var phone = new MemberVisitor(site, "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1");
        await desk.SignInAsync(member.Username);
        await phone.SignInAsync(member.Username);

        var (_, list) = await desk.GetAsync("/mijn/account/apparaten");
        Assert.Contains("Firefox op Windows", list, StringComparison.Ordinal);
        Assert.Contains("Safari op iPhone", list, StringComparison.Ordinal);
        await desk.SendAsync("/mijn/account/apparaten", []);

        Assert.Equal(HttpStatusCode.Redirect, (await phone.GetAsync("/mijn/account")).Answer.StatusCode);
        Assert.DoesNotContain("iPhone", (await desk.GetAsync("/mijn/account/apparaten")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_of_the_phone_is_switched_on_asked_for_replaced_by_a_recovery_code_and_switched_off()
    {
        var member = MemberVisitor.NewMember(site);
        using var visitor = new MemberVisitor(site);
        await visitor.SignInAsync(member.Username);

        var (_, wrong) = await visitor.SendAsync("/mijn/account/tweede-stap", new() { ["Wish"] = "aan", ["Code"] = "000000" });
        Assert.Contains("Deze code klopt niet", wrong, StringComparison.Ordinal);
        var (_, page) = await visitor.GetAsync("/mijn/account/tweede-stap");
        var key = Base32(Key().Match(page).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal));
        var sealing = Sealed().Match(page).Groups["value"].Value;
        var (_, on) = await visitor.SendAsync("/mijn/account/tweede-stap", new() { ["Wish"] = "aan", ["Sealed"] = sealing, ["Code"] = Code(key, 0) });
        var codes = Recovery().Matches(on).Select(match => match.Groups["code"].Value).ToList();
        Assert.Equal(10, codes.Count);

        using var other = new MemberVisitor(site);
        var (first, _) = await other.SignInAsync(member.Username);
        Assert.StartsWith("/inloggen/code?returnUrl=", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/mijn/account")).Answer.StatusCode);
        var (_, refused) = await other.SendAsync(first.Headers.Location.OriginalString, new() { ["Code"] = "123 456" });
        Assert.Contains("<a href=\"#Code\">Deze code klopt niet", refused, StringComparison.Ordinal);
        Assert.Equal("/mijn/account", (await other.SendAsync(first.Headers.Location.OriginalString, new() { ["Code"] = codes[2] })).Answer.Headers.Location?.OriginalString);
        Assert.Contains("Je hebt nog 9 herstelcodes.", (await other.GetAsync("/mijn/account/tweede-stap")).Text, StringComparison.Ordinal);

        await other.SendAsync("/mijn/account/tweede-stap", new() { ["Wish"] = "uit", ["Password"] = MemberVisitor.Password });
        Assert.Contains("Je logt in met alleen je wachtwoord.", (await other.GetAsync("/mijn/account")).Text, StringComparison.Ordinal);
        Assert.Contains("herstelcode", await Letters.WaitAsync(site, member.Email, "herstelcode"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_was_offered_to_another_is_not_taken()
    {
        using MemberVisitor one = new(site), two = new(site);
        await one.SignInAsync(MemberVisitor.NewMember(site).Username);
        await two.SignInAsync(MemberVisitor.NewMember(site).Username);
        var page = (await one.GetAsync("/mijn/account/tweede-stap")).Text;
        var key = Base32(Key().Match(page).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal));

        var (_, text) = await two.SendAsync("/mijn/account/tweede-stap", new() { ["Wish"] = "aan", ["Sealed"] = Sealed().Match(page).Groups["value"].Value, ["Code"] = Code(key, 0) });

        Assert.Contains("De pagina stond te lang open.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passkey_that_is_none_is_not_added_and_signs_nobody_in()
    {
        using var visitor = new MemberVisitor(site);
        var (signedIn, text) = await visitor.SendAsync("/inloggen", new() { ["Credential"] = "{\"id\":\"x\"}" }, form: 1);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, signedIn.StatusCode);
        Assert.Contains("Inloggen met een passkey lukte niet.", text, StringComparison.Ordinal);

        await visitor.SignInAsync(MemberVisitor.NewMember(site).Username);
        var (added, _) = await visitor.SendAsync("/mijn/account/passkeys", new() { ["Credential"] = "geen json", ["Name"] = "Laptop" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, added.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendAsync("/mijn/account/passkeys", new() { ["Wish"] = "verwijderen", ["Id"] = "%%" })).Answer.StatusCode);
    }

    [Theory]
    [InlineData("/mijn/account", "Mijn account"), InlineData("/en/mijn/account", "My account")]
    [InlineData("/mijn/account/wachtwoord", "Verander je wachtwoord"), InlineData("/en/mijn/account/wachtwoord", "Change your password")]
    [InlineData("/mijn/account/tweede-stap", "Code bij het inloggen"), InlineData("/en/mijn/account/tweede-stap", "Code when signing in")]
    [InlineData("/mijn/account/passkeys", "Passkeys"), InlineData("/en/mijn/account/passkeys", "Passkeys")]
    [InlineData("/mijn/account/apparaten", "Waar je bent ingelogd"), InlineData("/en/mijn/account/apparaten", "Where you are signed in")]
    public async Task Each_page_is_for_members_and_speaks_the_language_of_its_address(string address, string title)
    {
        using var visitor = new MemberVisitor(site);
        var (refused, _) = await visitor.GetAsync(address);
        Assert.Contains($"{(address.StartsWith("/en", StringComparison.Ordinal) ? "/en" : "")}/inloggen?returnUrl=", refused.Headers.Location!.OriginalString, StringComparison.Ordinal);

        await visitor.SignInAsync(MemberVisitor.NewMember(site).Username);
        var (answer, text) = await visitor.GetAsync(address);

        Assert.Contains($"<h1>{title}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Member.", text, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    private static string Code(byte[] key, int offset) => AuthenticatorCode(key, (DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + offset);

    // RFC 4226, section 5.3, written anew: the test must not believe the site
    private static string AuthenticatorCode(byte[] key, long step)
    {
        var counter = BitConverter.GetBytes(step);
        if (BitConverter.IsLittleEndian) Array.Reverse(counter);
#pragma warning disable CA5350 // what the apps use
        var hash = System.Security.Cryptography.HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var at = hash[19] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] Base32(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2))];
    }

    [GeneratedRegex("<code>(?<key>[A-Z2-7 ]+)</code>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("name=\"Sealed\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sealed();

    [GeneratedRegex("<li><code>(?<code>[^<]+)</code>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Recovery();
}
