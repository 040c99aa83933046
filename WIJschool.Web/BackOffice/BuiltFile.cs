using System.Globalization;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace WIJschool.Web.BackOffice;

/// <summary>A file of the bundle in the form that the browser asked for: the build lays a compressed twin beside every text file.</summary>
/// <param name="Encoding">How the file is compressed, in the words of HTTP; null when it is sent as it is.</param>
/// <param name="HasEncodings">Whether another browser may get another form of it.</param>
internal sealed record BuiltFile(string Path, DateTimeOffset LastModified, EntityTagHeaderValue Tag, string? Encoding, bool HasEncodings)
{
    // in the order in which we would rather send them
    private static readonly (string Name, string Extension)[] Encodings = [("br", ".br"), ("gzip", ".gz")];

    /// <returns>Null when there is no such file.</returns>
    public static BuiltFile? Find(IFileProvider files, string address, HttpRequest request)
    {
        if (OnDisk(files, address) is not { } plain) return null;

        var twins = Encodings.Select(encoding => (encoding.Name, File: OnDisk(files, address + encoding.Extension))).Where(twin => twin.File is not null).ToList();
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        var (name, best) = twins.Where(twin => Weight(accepted, twin.Name) > 0).OrderByDescending(twin => Weight(accepted, twin.Name)).FirstOrDefault();
        return From(best ?? plain, name, hasEncodings: twins.Count > 0);
    }

    private static IFileInfo? OnDisk(IFileProvider files, string address) =>
        files.GetFileInfo(address) is { Exists: true, IsDirectory: false, PhysicalPath: not null } file ? file : null;

    private static double Weight(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.FirstOrDefault(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase)) is { } value ? value.Quality ?? 1 : 0;

    private static BuiltFile From(IFileInfo file, string? encoding, bool hasEncodings)
    {
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{file.LastModified.ToUnixTimeMilliseconds():x}-{file.Length:x}\"");
        return new BuiltFile(file.PhysicalPath!, file.LastModified, new EntityTagHeaderValue(tag), encoding, hasEncodings);
    }
}
