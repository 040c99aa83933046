using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace WIJschool.Core.Schools;

/// <summary>What a link in a mail carries to show that the mail was read: 256 random bits. Only its hash is stored.</summary>
public sealed record OneTimeCode(string Value)
{
    public static OneTimeCode New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>By which a stored code is found again. It needs no salt: nobody can guess what it was made of.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Value)));

    /// <summary>Nothing of it: whoever reads it in a log could use it.</summary>
    public override string ToString() => nameof(OneTimeCode);
}
