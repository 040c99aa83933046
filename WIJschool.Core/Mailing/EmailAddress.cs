using System.Net.Mail;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Core.Mailing;

/// <summary>
/// Where one person gets mail, in lower case, so that two ways of typing it are one address: Umbraco's members have it so too.
/// At most 254 characters (RFC 5321), with a domain that has a dot.
/// </summary>
public sealed record EmailAddress : ITextValue<EmailAddress>
{
    private const int Longest = 254;

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>Reads an address as people type it: capitals and spaces around it are accepted, a name beside it is not.</summary>
    /// <returns>The address, or <see cref="MailErrors.AddressInvalid"/>.</returns>
    public static Result<EmailAddress> Parse(string text)
    {
        var typed = text.Trim();
        return typed.Length <= Longest && MailAddress.TryCreate(typed, out var address) && address.Address == typed && address.Host.TrimEnd('.').Contains('.', StringComparison.Ordinal)
            && !typed.Any(char.IsControl)
            ? new EmailAddress(typed.ToLowerInvariant())
            : MailErrors.AddressInvalid;
    }

    /// <summary>Nothing of it: what is logged or shown by accident must tell nobody who it is.</summary>
    public override string ToString() => nameof(EmailAddress);
}
