using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Packaging;
using Umbraco.Cms.Core.Packaging;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Persistence.Packaging;

/// <summary>Umbraco packages: schema and content travel as uSync files here, so nothing makes or installs them.</summary>
internal sealed class NoPackaging : IPackagingService
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

    internal static NotSupportedException Unsupported() => new(Reason);
}
