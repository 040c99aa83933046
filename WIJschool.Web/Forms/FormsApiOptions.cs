namespace WIJschool.Web.Forms;

/// <summary>Umbraco Forms' own settings below <c>Umbraco:Forms</c>, as far as its API for other programs goes.</summary>
public sealed class FormsApiOptions
{
    public ApiOptions Options { get; init; } = new();

    public ApiSecurity Security { get; init; } = new();

    public sealed class ApiOptions
    {
        /// <summary>Whether forms are served to other programs.</summary>
        public bool EnableFormsApi { get; init; }
    }

    public sealed class ApiSecurity
    {
        /// <summary>What a program has to send in the header <c>Api-Key</c>; empty for none.</summary>
        public string FormsApiKey { get; init; } = "";

        /// <summary>Whether an entry needs the token that a page of this site was given. Switch it off for other servers, and set a key.</summary>
        public bool EnableAntiForgeryTokenForFormsApi { get; init; } = true;
    }
}
