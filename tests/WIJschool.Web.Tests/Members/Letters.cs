using System.Text;
using System.Text.RegularExpressions;
using WIJschool.Cms.Persistence;

namespace WIJschool.Web.Tests.Members;

/// <summary>The mail that a site put into its folder.</summary>
internal static partial class Letters
{
    /// <summary>The first letter to an address that holds some words; it is waited for, because it is sent after the answer.</summary>
    /// <returns>Its head, and its texts without what mail wraps them in.</returns>
    public static async Task<string> WaitAsync(ImportedSite site, string address, string words)
    {
        var folder = Path.Combine(Path.GetFullPath(site.Get<CmsDatabaseOptions>().DataDirectory), "mail");
        for (var waited = 0; waited < 200; waited++)
        {
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [])
            {
                var text = await ReadAsync(file);
                if (text.Contains(address, StringComparison.Ordinal) && text.Contains(words, StringComparison.Ordinal)) return text;
            }
            await Task.Delay(50);
        }
        throw new InvalidOperationException($"No letter to {address} says '{words}'.");
    }

    /// <summary>The first address in a letter that begins with the site's own and holds some words.</summary>
    public static string LinkIn(string letter, string words) =>
        Link().Matches(letter).Select(match => match.Value).First(link => link.Contains(words, StringComparison.Ordinal));

    private static async Task<string> ReadAsync(string file)
    {
        try
        {
            return Decode(await System.IO.File.ReadAllTextAsync(file));
        }
        catch (IOException)
        {
            return ""; // it is being written
        }
    }

    private static string Decode(string part)
    {
        var (head, body) = part.Split("\r\n\r\n", 2) is [var first, var rest] ? (first, rest) : (part, "");
        if (Boundary().Match(head) is { Success: true } boundary)
            return head + string.Concat(body.Split($"--{boundary.Groups["name"].Value}").Skip(1).Select(inner => Decode(inner.TrimStart('\r', '\n'))));
        return head + "\r\n\r\n" + (head.Contains("base64", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(body.ReplaceLineEndings("").Trim()))
            : Quoted().Replace(body.Replace("=\r\n", "", StringComparison.Ordinal), match => ((char)Convert.ToByte(match.Groups["hex"].Value, 16)).ToString()));
    }

    [GeneratedRegex("boundary=\"?(?<name>[^\";\r\n]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Boundary();

    [GeneratedRegex("=(?<hex>[0-9A-F]{2})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("https?://[^\\s\"<>]+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
