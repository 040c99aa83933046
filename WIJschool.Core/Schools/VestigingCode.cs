using System.Text.RegularExpressions;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Core.Schools;

/// <summary>A school location: four characters of its BRIN and two digits, such as 00AA01. Source: DUO's BRIN register.</summary>
public sealed partial record VestigingCode : ITextValue<VestigingCode>
{
    private VestigingCode(string value) => Value = value;

    public string Value { get; }

    /// <summary>The school as a whole, of which this is one location.</summary>
    public string Brin => Value[..4];

    /// <summary>Reads a code as people type it: lower case and spaces around it are accepted.</summary>
    /// <returns>The code, or <see cref="SchoolErrors.VestigingCodeInvalid"/> for any other form.</returns>
    public static Result<VestigingCode> Parse(string text) => Form().IsMatch(text.Trim())
        ? new VestigingCode(text.Trim().ToUpperInvariant())
        : SchoolErrors.VestigingCodeInvalid;

    public override string ToString() => Value;

    // \z where $ would let a line end follow
    [GeneratedRegex(@"^[0-9A-Za-z]{4}[0-9]{2}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
