using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Packaging;
using Umbraco.Cms.Core.Packaging;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Persistence.Packaging;

/// <summary>Umbraco packages: schema and content travel as uSync files here, so nothing makes or installs them.</summary>
internal sealed class NoPackaging : IPackagingService, IPackageDataInstallation
{
    private const string Reason = "Umbraco packages are not supported; schema and content are exchanged as uSync files.";

    public CompiledPackage GetCompiledPackageInfo(XDocument packageXml) => throw Unsupported();

    public InstallationSummary InstallCompiledPackageData(FileInfo packageXmlFile, int userId = -1) => throw Unsupported();

    public InstallationSummary InstallCompiledPackageData(XDocument? packageXml, int userId = -1) => throw Unsupported();

    public Task<IEnumerable<InstalledPackage>> GetAllInstalledPackagesAsync() => throw Unsupported();

    public Task<PagedModel<InstalledPackage>> GetInstalledPackagesFromMigrationPlansAsync(int skip, int take) => throw Unsupported();

    public InstalledPackage? GetInstalledPackageByName(string packageName) => throw Unsupported();

    public Task<PagedModel<PackageDefinition>> GetCreatedPackagesAsync(int skip, int take) => throw Unsupported();

    public PackageDefinition? GetCreatedPackageById(int id) => throw Unsupported();

    public Task<PackageDefinition?> GetCreatedPackageByKeyAsync(Guid key) => throw Unsupported();

    public Task<Attempt<PackageDefinition?, PackageOperationStatus>> DeleteCreatedPackageAsync(Guid key, Guid userKey) => throw Unsupported();

    public Task<Attempt<PackageDefinition, PackageOperationStatus>> CreateCreatedPackageAsync(PackageDefinition package, Guid userKey) =>
        throw Unsupported();

    public Task<Attempt<PackageDefinition, PackageOperationStatus>> UpdateCreatedPackageAsync(PackageDefinition package, Guid userKey) =>
        throw Unsupported();

    public string ExportCreatedPackage(PackageDefinition definition) => throw Unsupported();

    public Stream? GetPackageFileStream(PackageDefinition definition) => throw Unsupported();

    public InstallationSummary InstallPackageData(CompiledPackage compiledPackage, int userId) => throw Unsupported();

    public IReadOnlyList<IMediaType> ImportMediaTypes(IEnumerable<XElement> docTypeElements, int userId) => throw Unsupported();

    public IReadOnlyList<IMemberType> ImportMemberTypes(IEnumerable<XElement> docTypeElements, int userId) => throw Unsupported();

    public IReadOnlyList<TContentBase> ImportContentBase<TContentBase, TContentTypeComposition>(
        IEnumerable<CompiledPackageContentBase> docs, IDictionary<string, TContentTypeComposition> importedDocumentTypes, int userId,
        IContentTypeBaseService<TContentTypeComposition> typeService, IContentServiceBase<TContentBase> service)
        where TContentBase : class, IContentBase
        where TContentTypeComposition : IContentTypeComposition => throw Unsupported();

    public IReadOnlyList<IContentType> ImportDocumentType(XElement docTypeElement, int userId) => throw Unsupported();

    public IReadOnlyList<IContentType> ImportDocumentTypes(IEnumerable<XElement> docTypeElements, int userId) => throw Unsupported();

    public IReadOnlyList<IDataType> ImportDataTypes(IReadOnlyCollection<XElement> dataTypeElements, int userId) => throw Unsupported();

    public IReadOnlyList<IDictionaryItem> ImportDictionaryItems(IEnumerable<XElement> dictionaryItemElementList, int userId) => throw Unsupported();

    public IEnumerable<IDictionaryItem> ImportDictionaryItem(XElement dictionaryItemElement, int userId, Guid? parentId) => throw Unsupported();

    public IReadOnlyList<ILanguage> ImportLanguages(IEnumerable<XElement> languageElements, int userId) => throw Unsupported();

    public Task<IEnumerable<ITemplate>> ImportTemplateAsync(XElement templateElement, int userId) => throw Unsupported();

    public Task<IReadOnlyList<ITemplate>> ImportTemplatesAsync(IReadOnlyCollection<XElement> templateElements, int userId) => throw Unsupported();

    public Guid GetContentTypeKey(XElement contentType) => throw Unsupported();

    public string? GetEntityTypeAlias(XElement entityType) => throw Unsupported();

    private static NotSupportedException Unsupported() => new(Reason);
}
