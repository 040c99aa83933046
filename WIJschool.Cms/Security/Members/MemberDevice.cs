namespace WIJschool.Cms.Security.Members;

/// <summary>A device in the words that people have for it. Nothing finer is kept: neither a version nor a place.</summary>
/// <param name="Browser">Such as Firefox; empty when it is not known.</param>
/// <param name="System">Such as Windows or iPhone; empty when it is not known.</param>
public sealed record MemberDevice(string Browser, string System)
{
    // the first that is found counts: most browsers also call themselves by the names of others
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"),
        ("Chrome", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "Chromebook"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("Linux", "Linux"),
    ];

    public static MemberDevice Of(string? userAgent) => new(Find(Browsers, userAgent ?? ""), Find(Systems, userAgent ?? ""));

    private static string Find((string Sign, string Name)[] known, string text) =>
        Array.Find(known, one => text.Contains(one.Sign, StringComparison.Ordinal)).Name ?? "";
}
