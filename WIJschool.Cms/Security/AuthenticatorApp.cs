using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using QRCoder;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Security;

/// <summary>What an app needs to make codes for an account.</summary>
/// <param name="Secret">Comes back with the first code, and is stored then.</param>
/// <param name="QrCodeSetupImageUrl">The address of RFC 6238 apps as a picture that they read, in the page itself.</param>
/// <param name="SetupKey">The same for whoever types it: base 32 in groups of four.</param>
public sealed record AuthenticatorSetup(string Secret, string QrCodeSetupImageUrl, string SetupKey) : ISetupTwoFactorModel;

/// <summary>Codes of six digits that an app on a phone makes every 30 seconds (TOTP, RFC 6238, with SHA-1 as every such app does).</summary>
public sealed class AuthenticatorApp(IBackOfficeUserReader users, IMemoryCache used, TimeProvider clock) : ITwoFactorProvider
{
    /// <summary>Stands in the database beside each secret, and in the back office's manifest.</summary>
    public const string Name = "AuthenticatorApp";

    private const string Issuer = "WIJschool";
    private const int StepSeconds = 30;
    private const int Digits = 6;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // RFC 4648, section 6

    public string ProviderName => Name;

    public Task<ISetupTwoFactorModel> GetSetupDataAsync(Guid userOrMemberKey, string secret) =>
        Task.FromResult<ISetupTwoFactorModel>(SetupFor(users.GetByKey(userOrMemberKey)?.Email ?? userOrMemberKey.ToString(), secret));

    /// <param name="account">What the app calls the account.</param>
    /// <param name="secret">What the codes are made from.</param>
    public static AuthenticatorSetup SetupFor(string account, string secret)
    {
        var key = Base32(Encoding.UTF8.GetBytes(secret));
        var address = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account)}?secret={key}&issuer={Issuer}&digits={Digits}&period={StepSeconds}";
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        var image = $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(pixelsPerModule: 6))}";
        return new AuthenticatorSetup(secret, image, string.Join(' ', key.Chunk(4).Select(part => new string(part))));
    }

    /// <summary>Whether a code is right now. Each is taken once: who looks over a shoulder comes too late.</summary>
    public bool ValidateTwoFactorPIN(string secret, string token)
    {
        if (Step(secret, token) is not { } step) return false;

        var name = $"{nameof(AuthenticatorApp)}:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))}";
        lock (used)
        {
            if (used.TryGetValue(name, out long last) && last >= step) return false;
            used.Set(name, step, TimeSpan.FromSeconds(StepSeconds * 4));
        }
        return true;
    }

    public bool ValidateTwoFactorSetup(string secret, string token) => Step(secret, token) is not null;

    /// <summary>The step of 30 seconds that a code belongs to: this one, or one beside it for a clock that is not quite right.</summary>
    private long? Step(string secret, string token)
    {
        var typed = string.Concat(token.Where(c => !char.IsWhiteSpace(c)));
        if (typed.Length != Digits || !typed.All(char.IsAsciiDigit)) return null;

        var (key, now) = (Encoding.UTF8.GetBytes(secret), clock.GetUtcNow().ToUnixTimeSeconds() / StepSeconds);
        foreach (var step in new[] { now, now - 1, now + 1 })
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(key, step)), Encoding.ASCII.GetBytes(typed))) return step;
        }
        return null;
    }

    /// <summary>The code of a step. Source: RFC 4226, section 5.3.</summary>
    internal static string Code(byte[] key, long step)
    {
        var counter = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 apps know no other hash; HMAC-SHA-1 is not broken
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF, sizeof(int))) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static string Base32(byte[] bytes)
    {
        var bits = string.Concat(bytes.Select(b => b.ToString("B8", CultureInfo.InvariantCulture)));
        return string.Concat(bits.Chunk(5).Select(part => Alphabet[Convert.ToInt32(new string(part).PadRight(5, '0'), 2)]));
    }
}
