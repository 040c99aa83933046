using System.ComponentModel.DataAnnotations;

namespace WIJschool.Web.Members;

/// <summary>
/// Settings below <c>WIJschool:SignIn:Federation</c>: a school federation, such as SURFconext, by which members may sign in too. Without an
/// authority there is none.
/// </summary>
public sealed class FederationOptions : IValidatableObject
{
    /// <summary>The address of the OpenID provider, below which its configuration is found; empty for none.</summary>
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>What the federation is called on the button.</summary>
    public string Name { get; init; } = "SURFconext";

    /// <summary>Whether every address that it gives is one that it has checked. Otherwise it must say so for each (<c>email_verified</c>).</summary>
    public bool ChecksMail { get; init; }

    /// <summary>Whether the provider must be asked over https. Only a test has a reason to switch it off.</summary>
    public bool RequireHttps { get; init; } = true;

    public bool IsOn => Authority.Length > 0;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOn) yield break;
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address) || (RequireHttps && address.Scheme != Uri.UriSchemeHttps))
            yield return new ValidationResult("WIJschool:SignIn:Federation:Authority is no address that begins with https.");
        if (ClientId.Length == 0 || ClientSecret.Length == 0) yield return new ValidationResult("WIJschool:SignIn:Federation needs a ClientId and a ClientSecret.");
    }
}
