using System.Xml.Linq;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Packaging;
using Umbraco.Cms.Core.Packaging;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Cms.Persistence.Packaging;

/// <summary>Takes in types of content that were exported as .udt files. Whole packages are not installed: see <see cref="CreatedPackages"/>.</summary>
internal sealed class UploadedTypes(
    TypeFileReader reader, IUserIdKeyResolver users, IShortStringHelper strings,
    IContentTypeService documentTypes, IContentTypeContainerService documentFolders, IMediaTypeService mediaTypes, IMediaTypeContainerService mediaFolders,
    IMemberTypeService memberTypes, IMemberTypeContainerService memberFolders) : IPackageDataInstallation
{
    /// <inheritdoc />
    public IReadOnlyList<IContentType> ImportDocumentType(XElement docTypeElement, int userId) => ImportDocumentTypes([docTypeElement], userId);

    /// <inheritdoc />
    public IReadOnlyList<IContentType> ImportDocumentTypes(IEnumerable<XElement> docTypeElements, int userId) =>
        Import(docTypeElements, userId, documentTypes, documentFolders, () => new ContentType(strings, -1));

    /// <inheritdoc />
    public IReadOnlyList<IMediaType> ImportMediaTypes(IEnumerable<XElement> docTypeElements, int userId) =>
        Import(docTypeElements, userId, mediaTypes, mediaFolders, () => new MediaType(strings, -1));

    /// <inheritdoc />
    public IReadOnlyList<IMemberType> ImportMemberTypes(IEnumerable<XElement> docTypeElements, int userId) =>
        Import(docTypeElements, userId, memberTypes, memberFolders, () => new MemberType(strings, -1));

    /// <exception cref="TypeImportException">The file names no key.</exception>
    public Guid GetContentTypeKey(XElement contentType) => TypeFile.KeyOf(contentType);

    /// <inheritdoc />
    public string? GetEntityTypeAlias(XElement entityType) => entityType.Element("Info")?.Element("Alias")?.Value;

    public InstallationSummary InstallPackageData(CompiledPackage compiledPackage, int userId) => throw CreatedPackages.Unsupported();

    public IReadOnlyList<TContentBase> ImportContentBase<TContentBase, TContentTypeComposition>(
        IEnumerable<CompiledPackageContentBase> docs, IDictionary<string, TContentTypeComposition> importedDocumentTypes, int userId,
        IContentTypeBaseService<TContentTypeComposition> typeService, IContentServiceBase<TContentBase> service)
        where TContentBase : class, IContentBase
        where TContentTypeComposition : IContentTypeComposition => throw CreatedPackages.Unsupported();

    public IReadOnlyList<IDataType> ImportDataTypes(IReadOnlyCollection<XElement> dataTypeElements, int userId) => throw CreatedPackages.Unsupported();

    public IReadOnlyList<IDictionaryItem> ImportDictionaryItems(IEnumerable<XElement> dictionaryItemElementList, int userId) => throw CreatedPackages.Unsupported();

    public IEnumerable<IDictionaryItem> ImportDictionaryItem(XElement dictionaryItemElement, int userId, Guid? parentId) => throw CreatedPackages.Unsupported();

    public IReadOnlyList<ILanguage> ImportLanguages(IEnumerable<XElement> languageElements, int userId) => throw CreatedPackages.Unsupported();

    public Task<IEnumerable<ITemplate>> ImportTemplateAsync(XElement templateElement, int userId) => throw CreatedPackages.Unsupported();

    public Task<IReadOnlyList<ITemplate>> ImportTemplatesAsync(IReadOnlyCollection<XElement> templateElements, int userId) => throw CreatedPackages.Unsupported();

    // Core asks without async, inside a scope of its own
    private List<T> Import<T>(
        IEnumerable<XElement> elements, int userId, IContentTypeBaseService<T> types, IEntityTypeContainerService<T> folders, Func<T> create)
        where T : class, IContentTypeComposition
    {
        List<T> imported = [];
        foreach (var element in elements) imported.Add(ImportAsync(element, userId, types, folders, create).GetAwaiter().GetResult());
        return imported;
    }

    private async Task<T> ImportAsync<T>(
        XElement element, int userId, IContentTypeBaseService<T> types, IEntityTypeContainerService<T> folders, Func<T> create)
        where T : class, IContentTypeComposition
    {
        var user = (await users.TryGetAsync(userId)).Result;
        var key = TypeFile.KeyOf(element);
        var existing = types.Get(key);
        if (types.Get(GetEntityTypeAlias(element) ?? "") is { } other && other.Key != key) throw new TypeImportException(ContentTypeOperationStatus.DuplicateAlias);

        var type = existing ?? create();
        if (existing is null) type.ParentId = await TypeFile.FolderAsync(element, folders, user);
        await reader.ReadAsync(element, type, types);
        await SaveAsync(type, existing is null);
        if (TypeFile.ReadStructure(element, type, types)) await SaveAsync(type, isNew: false); // it may be allowed below itself
        return type;

        async Task SaveAsync(T saved, bool isNew)
        {
            var status = isNew ? await types.CreateAsync(saved, user) : await types.UpdateAsync(saved, user);
            if (!status.Success) throw new TypeImportException(status.Result);
        }
    }
}
