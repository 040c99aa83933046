using System.Xml;
using System.Xml.Linq;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Management.Dictionary;

/// <summary>How an import ended; the names are Umbraco's.</summary>
internal enum DictionaryImportOperationStatus
{
    Success,
    ParentNotFound,
    InvalidFileContent,
    InvalidFileType,
    TemporaryFileNotFound,
    MissingLanguageAccess,
}

/// <summary>
/// Takes in a file that the dictionary's export made: <c>DictionaryItem</c> elements within each other, with a <c>Value</c> for each language. Items
/// that are already here, by key or else by name, get the file's texts and stay where they are; all or nothing is written.
/// </summary>
internal sealed class DictionaryImport(ITemporaryFileService files, IDictionaryItemService dictionary, DictionaryWriting writing, ICoreScopeProvider scopes)
{
    /// <summary>The ending of such files.</summary>
    public const string Extension = ".udt";

    private const string Element = "DictionaryItem";

    /// <summary>Imports an uploaded file, which is deleted when that succeeds.</summary>
    /// <returns>The topmost item, or why there is none.</returns>
    public async Task<(IDictionaryItem? Item, DictionaryImportOperationStatus Status)> ExecuteAsync(Guid file, Guid? parent, IUser user, CancellationToken ct)
    {
        if (await files.GetAsync(file) is not { } upload) return (null, DictionaryImportOperationStatus.TemporaryFileNotFound);
        if (!upload.FileName.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)) return (null, DictionaryImportOperationStatus.InvalidFileType);
        if (parent is { } above && await dictionary.GetAsync(above) is null) return (null, DictionaryImportOperationStatus.ParentNotFound);
        if (await ReadAsync(upload.OpenReadStream, ct) is not { } root) return (null, DictionaryImportOperationStatus.InvalidFileContent);
        if (!await writing.MayWriteAsync(user, root.DescendantsAndSelf(Element).SelectMany(Texts))) return (null, DictionaryImportOperationStatus.MissingLanguageAccess);

        IDictionaryItem? first;
        using (var scope = scopes.CreateCoreScope())
        {
            first = await WriteAsync(root, parent, user.Key);
            if (first is null) return (null, DictionaryImportOperationStatus.InvalidFileContent);
            scope.Complete();
        }

        await files.DeleteAsync(file);
        return (first, DictionaryImportOperationStatus.Success);
    }

    private static async Task<XElement?> ReadAsync(Func<Stream> open, CancellationToken ct)
    {
        try
        {
            await using var stream = open();
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = (await XDocument.LoadAsync(reader, LoadOptions.None, ct)).Root;
            var items = root?.DescendantsAndSelf().Where(element => element.Name == Element).ToList() ?? [];
            return root?.Name == Element && items.TrueForAll(IsItem) ? root : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static bool IsItem(XElement element) => !string.IsNullOrWhiteSpace((string?)element.Attribute("Name")) && Guid.TryParse((string?)element.Attribute("Key"), out _);

    private static IEnumerable<DictionaryText> Texts(XElement element) => element.Elements("Value")
        .Select(value => new DictionaryText { IsoCode = (string?)value.Attribute("LanguageCultureAlias") ?? "", Translation = value.Value });

    private async Task<IDictionaryItem?> WriteAsync(XElement element, Guid? parent, Guid user)
    {
        var (key, name) = (Guid.Parse((string)element.Attribute("Key")!), (string)element.Attribute("Name")!);
        var existing = await dictionary.GetAsync(key) ?? await dictionary.GetAsync(name);
        var item = existing ?? new DictionaryItem(parent, name) { Key = key };
        await writing.WriteAsync(item, Texts(element));
        var written = existing is null ? await dictionary.CreateAsync(item, user) : await dictionary.UpdateAsync(item, user);
        if (!written.Success) return null;

        foreach (var child in element.Elements(Element))
        {
            if (await WriteAsync(child, item.Key, user) is null) return null;
        }

        return item;
    }
}
