using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.PublishedContent;

namespace WIJschool.Cms.Search.Content;

/// <summary>
/// A text that differs whenever anything differs that the indexes of content are made of: content and its types, who may read
/// what, and the settings and the program that turn it into documents. An index keeps the one it was made
/// under, so that a start does not compare thousands of pages that nobody touched.
/// </summary>
internal sealed class ContentStamp(
    PublishedSnapshotStore snapshots, IContentTypeService types, IDataTypeService dataTypes, IPublicAccessService access, IDomainCache domains,
    ILanguageService languages, IOptions<SearchContentOptions> content, IOptions<RequestHandlerSettings> addresses, IOptions<GlobalSettings> site)
{
    public async Task<string> NowAsync(CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, JsonSerializer.Serialize(new { content.Value, addresses.Value.AddTrailingSlash, site.Value.HideTopLevelNodeFromPath }));
        // another build may make something else of the same content; where it does not, comparing finds nothing
        Add(hash, typeof(ContentStamp).Module.ModuleVersionId.ToString());
        foreach (var language in (await languages.GetAllAsync()).OrderBy(language => language.Id)) Add(hash, $"{language.IsoCode} {language.IsDefault}");
        foreach (var node in snapshots.Current.ByKey.Values.OrderBy(node => node.Data.Id)) Add(hash, node.Data);
        foreach (var type in types.GetAll().OrderBy(type => type.Id)) Add(hash, type.Key, type.UpdateDate);
        foreach (var type in (await dataTypes.GetAllAsync()).OrderBy(type => type.Id)) Add(hash, type.Key, type.UpdateDate);
        foreach (var entry in access.GetAll().OrderBy(entry => entry.Id)) Add(hash, entry.Key, entry.UpdateDate);
        foreach (var domain in domains.GetAll(includeWildcards: true)) Add(hash, $"{domain.Id} {domain.Name} {domain.ContentId} {domain.Culture}");
        ct.ThrowIfCancellationRequested();
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, NodeData node)
    {
        Add(hash, node.Key, node.Published?.Date ?? DateTime.MinValue);
        Add(hash, node.Key, node.EditDate);
        Add(hash, node.Path);
    }

    private static void Add(IncrementalHash hash, Guid key, DateTime moment)
    {
        Span<byte> bytes = stackalloc byte[24];
        key.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], moment.Ticks);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData("\n"u8);
    }
}
