using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace WIJschool.Cms.Search.Storage;

/// <summary>A number that differs whenever anything in a document does, and is the same in every process.</summary>
internal static class DocumentFingerprint
{
    public static long Of(SearchDocument document) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(document)));
}
