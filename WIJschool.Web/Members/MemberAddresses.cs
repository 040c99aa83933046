namespace WIJschool.Web.Members;

/// <summary>The addresses of the pages where members sign in and keep their account, in both languages.</summary>
public static class MemberAddresses
{
    public const string SignIn = "/inloggen";
    public const string Code = "/inloggen/code";
    public const string PasskeyOptions = "/inloggen/passkey/opties";
    public const string Passkey = "/inloggen/passkey";
    public const string Elsewhere = "/inloggen/elders";
    public const string ElsewhereDone = "/inloggen/elders/binnen";
    public const string ElsewhereLink = "/inloggen/elders/koppelen";
    public const string ElsewhereInvited = "/inloggen/elders/uitnodiging";
    public const string SignOut = "/uitloggen";
    public const string Forgotten = "/wachtwoord-vergeten";
    public const string Choose = "/wachtwoord-kiezen";
    public const string Own = "/mijn";
    public const string Account = "/mijn/account";
    public const string Password = "/mijn/account/wachtwoord";
    public const string SecondStep = "/mijn/account/tweede-stap";
    public const string Passkeys = "/mijn/account/passkeys";
    public const string Sessions = "/mijn/account/apparaten";
    public const string Unlink = "/mijn/account/elders";
    public const string OwnData = "/mijn/gegevens";
    public const string OwnDataJson = "/mijn/gegevens/export.json";
    public const string OwnDataZip = "/mijn/gegevens/export.zip";
    public const string Erase = "/mijn/gegevens/wissen";
    public const string CallOffErasure = "/mijn/gegevens/niet-wissen";

    /// <summary>Before each address stands the language, where it is not the first of the site.</summary>
    public const string English = "/en";

    /// <summary>The address in the language of the page that leads to it.</summary>
    public static string In(string culture, string address) => culture == "en" ? English + address : address;

    /// <summary>Where to go after signing in: an address of this site, or the member's own pages.</summary>
    public static string Return(string culture, string? wanted) => IsLocal(wanted) ? wanted! : In(culture, Account);

    /// <summary>The page of the sign-in, which leads back to an address.</summary>
    public static string SignInFor(string culture, string returnUrl) => $"{In(culture, SignIn)}?returnUrl={Uri.EscapeDataString(returnUrl)}";

    // a browser takes \ for / and drops control characters: /\elders.nl is another site to it
    private static bool IsLocal(string? address) => address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(c => char.IsControl(c) || c == '\\');
}
