using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>A user of the back office that a test has for itself.</summary>
internal sealed record Person(Guid Id, string Login, string Password);

/// <summary>The users that tests are about, and what comes to them outside the back office: mail, and the codes of an app.</summary>
internal static partial class People
{
    private static readonly Guid editors = new("44dc260e-b4d4-4dd9-9081-eec5598f1641"); // as Umbraco brings it

    /// <summary>Makes an editor with a password, by the calls that an administrator's window makes.</summary>
    public static async Task<Person> EditorAsync(Desk administrator)
    {
        var person = new Person(Guid.NewGuid(), NewAddress(), $"Een-zin-van-{Guid.NewGuid():N}");
        var user = new { person.Id, email = person.Login, userName = person.Login, name = "Redacteur", userGroupIds = new[] { new { id = editors } }, kind = "Default" };
        await administrator.CallAsync("POST", "user", user);
        return await GivePasswordAsync(administrator, person, person.Password);
    }

    /// <summary>Gives somebody another password, which ends all of their sessions.</summary>
    public static async Task<Person> GivePasswordAsync(Desk administrator, Person person, string password)
    {
        await administrator.CallAsync("POST", $"user/{person.Id}/change-password", new { newPassword = password });
        return person with { Password = password };
    }

    /// <summary>An address that nobody has yet.</summary>
    public static string NewAddress() => $"{Guid.NewGuid():N}@school.nl";

    /// <summary>The link in the mail that the site sent to an address.</summary>
    public static async Task<string> LinkToAsync(BackOfficeFixture fixture, string address)
    {
        var mail = "";
        await Desk.UntilAsync(async () => (mail = await MailToAsync(fixture.Site.MailFolder, address) ?? "").Length > 0);
        var body = Encoding.UTF8.GetString(Convert.FromBase64String(mail[(mail.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]));
        return Link().Match(body).Groups["address"].Value.Replace("&amp;", "&", StringComparison.Ordinal);
    }

    /// <summary>The first address in the text of a mail to somebody that holds some words.</summary>
    public static async Task<string> LinkToAsync(BackOfficeFixture fixture, string address, string words)
    {
        string? link = null;
        await Desk.UntilAsync(async () => (link = await MailToAsync(fixture.Site.MailFolder, address) is { } mail ? LinkIn(mail, words) : null) is not null, seconds: 15);
        return link!;
    }

    /// <summary>Whether the site sent mail to an address.</summary>
    public static async Task<bool> HasMailAsync(BackOfficeFixture fixture, string address) => await MailToAsync(fixture.Site.MailFolder, address) is not null;

    /// <summary>The code that an app shows now for a secret. Source: RFC 6238.</summary>
    public static string CodeOf(string secret)
    {
        var step = BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30));
#pragma warning disable CA5350 // what every authenticator app does
        var hash = HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), step);
#pragma warning restore CA5350
        var number = BitConverter.ToInt32([.. hash.AsSpan(hash[^1] & 0xF, 4).ToArray().Reverse()]) & int.MaxValue;
        return $"{number % 1_000_000:D6}";
    }

    // a mail of the site has its text as the first of two parts
    private static string? LinkIn(string mail, string words)
    {
        var texts = Encoded().Matches(mail).Select(match => Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups["text"].Value.ReplaceLineEndings(""))))
            .Append(Soft().Replace(mail, "").Replace("=3D", "=", StringComparison.Ordinal));
        return texts.SelectMany(text => Address().Matches(text).Select(match => match.Value)).FirstOrDefault(found => found.Contains(words, StringComparison.Ordinal));
    }

    private static async Task<string?> MailToAsync(string folder, string address)
    {
        if (!Directory.Exists(folder)) return null;
        foreach (var file in Directory.EnumerateFiles(folder, "*.eml"))
        {
            var mail = (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n");
            if (mail.Contains($"\nTo: {address}\n", StringComparison.OrdinalIgnoreCase)) return mail;
        }
        return null;
    }

    [GeneratedRegex("""href=['"](?<address>[^'"]*flow=[^'"]*)['"]""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("""base64\n(?:[\w-]+:[^\n]*\n)*\n(?<text>[A-Za-z0-9+/=\n]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Encoded();

    [GeneratedRegex("=\n", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Soft();

    [GeneratedRegex("""https?://[^\s"'<>]+""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
