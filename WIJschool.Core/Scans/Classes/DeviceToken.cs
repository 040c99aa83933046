using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using WIJschool.Core.Results;

namespace WIJschool.Core.Scans.Classes;

/// <summary>What a phone keeps to be told from the next one: 128 random bits, which say nothing of it or of who holds it.</summary>
public sealed record DeviceToken
{
    private const int Bytes = 16;

    private DeviceToken(string value) => Value = value;

    public string Value { get; }

    public static DeviceToken New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <returns>The token, or <see cref="ClassErrors.DeviceMissing"/> for what we never gave.</returns>
    public static Result<DeviceToken> Parse(string? text) =>
        text is { Length: 22 } && Base64Url.IsValid(text, out var length) && length == Bytes ? new DeviceToken(text) : ClassErrors.DeviceMissing;

    /// <summary>What is kept of it in one session.</summary>
    public string HashFor(ClassSessionId session) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{session.Value:N}:{Value}")));

    public override string ToString() => nameof(DeviceToken);
}
